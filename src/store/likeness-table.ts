/** What papers are compared by, kept in the cache: as numbers and many papers in a row, since a build reads all. */
import type { DatabaseSync } from "node:sqlite";
import { bytesOf, eachRow, inArrays } from "./database-rows.ts";

export const LIKENESS_TABLE = "CREATE TABLE likeness (part INTEGER PRIMARY KEY, numbers BLOB);";

/** So many papers stand in a row, each with room for so many numbers; a 0 after fewer is none. */
const IN_PART = 256;
const ROOM = 32;

/** Papers are told apart by their keys in the cache. What is set stands in the table when it is written. */
export class LikenessTable {
  readonly #database: DatabaseSync;
  /** Rows to be written. */
  readonly #changed = new Map<number, Uint32Array>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** What a paper is compared by; nothing but zeros when it is not known. */
  of(paper: number): Uint32Array {
    const from = (paper % IN_PART) * ROOM;
    return this.#part(Math.floor(paper / IN_PART)).subarray(from, from + ROOM);
  }

  set(paper: number, likeness: Uint32Array): void {
    if (likeness.length > ROOM) throw new RangeError(`A paper is compared by ${ROOM} numbers at most.`);
    const part = Math.floor(paper / IN_PART);
    const numbers = this.#part(part);
    const from = (paper % IN_PART) * ROOM;
    numbers.fill(0, from, from + ROOM).set(likeness, from);
    this.#changed.set(part, numbers);
  }

  /** Shows where in some numbers those of each paper begin, and those of some papers that are no more. */
  each(visit: (paper: number, numbers: Uint32Array, from: number) => void): void {
    for (const [part, bytes] of eachRow<[number, Uint8Array]>(this.#database, "SELECT part, numbers FROM likeness")) {
      const numbers = numbersIn(bytes);
      for (let at = 0; at < IN_PART; at++) visit(part * IN_PART + at, numbers, at * ROOM);
    }
  }

  write(): void {
    const statement = this.#database.prepare("INSERT OR REPLACE INTO likeness VALUES (?, ?)");
    for (const [part, numbers] of this.#changed) statement.run(part, bytesOf(numbers));
    this.#changed.clear();
  }

  /** Forgets what was set and not written. */
  forget(): void {
    this.#changed.clear();
  }

  #part(part: number): Uint32Array {
    const changed = this.#changed.get(part);
    if (changed) return changed;
    const row = inArrays(this.#database, "SELECT numbers FROM likeness WHERE part = ?").get(part);
    return row ? numbersIn((row as unknown as [Uint8Array])[0]) : new Uint32Array(IN_PART * ROOM);
  }
}

function numbersIn({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / Uint32Array.BYTES_PER_ELEMENT);
}
