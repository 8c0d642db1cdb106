/** Ids of papers by the names that sources give them. Most imports find every paper by its facts and never ask. */
export class NameIndex {
  readonly #known: () => Iterable<{ id: string; names: Iterable<string> }>;
  #idsByName: Map<string, string[]> | undefined;

  /** `known` tells, when it is asked first, what was known and added until then. */
  constructor(known: () => Iterable<{ id: string; names: Iterable<string> }>) {
    this.#known = known;
  }

  /** The ids of the papers that were called so. */
  idsOf(name: string): readonly string[] {
    if (!this.#idsByName) {
      this.#idsByName = new Map();
      for (const { id, names } of this.#known()) for (const one of names) put(this.#idsByName, one, id);
    }
    return this.#idsByName.get(name) ?? [];
  }

  add(id: string, names: Iterable<string>): void {
    if (this.#idsByName) for (const name of names) put(this.#idsByName, name, id);
  }
}

function put(idsByName: Map<string, string[]>, name: string, id: string): void {
  const ids = idsByName.get(name);
  if (!ids) idsByName.set(name, [id]);
  else if (!ids.includes(id)) ids.push(id);
}
