/**
 * What a compiled `.astro` file calls to make HTML. Astro's own runtime (astro/runtime/server) is made to stream and
 * to await; here every part is a string at once, which is some twenty times as fast. It does for the components of
 * this project exactly what Astro's does: a test compares whole sites byte for byte. What it does not know it refuses.
 */
const VOID = Object.freeze({});

/** Text that is HTML already. */
class Html {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What a page or component is, compiled. */
export type Component = (result: Result, props: Props, slots: Slots) => unknown;
type Props = Record<string, unknown>;
type Slots = Record<string, (result: Result) => unknown>;

interface Result {
  createAstro(props: Props, slots: Slots): { props: Props; slots: Slots };
}

const RESULT: Result = { createAstro: (props, slots) => ({ props, slots }) };

/** Renders a page. Throws when a part of it is asynchronous, or of a kind that no component may put into a page. */
export function renderPage(page: Component, props: Props): string {
  return `<!DOCTYPE html>${toHtml(page(RESULT, props, VOID))}`;
}

export function render(parts: TemplateStringsArray, ...values: unknown[]): Html {
  let html = parts[0] as string;
  for (let at = 0; at < values.length; at++) html += toHtml(values[at]) + parts[at + 1];
  return new Html(html);
}

export function createComponent(component: Component): Component {
  return component;
}

export function renderComponent(result: Result, _name: string, component: unknown, props: Props, slots?: Slots): Html {
  if (component === Fragment) return new Html(toHtml(slots?.["default"]?.(result)));
  if (typeof component !== "function") throw new Error("Only Astro components are rendered here.");
  return new Html(toHtml((component as Component)(result, props, slots ?? VOID)));
}

export function renderSlot(result: Result, slot: Slots[string] | undefined, fallback?: Slots[string]): Html {
  return new Html(toHtml((slot ?? fallback)?.(result)));
}

export const Fragment = Symbol("Fragment");

/** `Astro` outside a component; nothing of the project uses it. */
export function createAstro(): Props {
  return VOID;
}

/** Where Astro would put the styles and scripts of components; ours have none. */
export function renderHead(): string {
  return "";
}

export function maybeRenderHead(): string {
  return "";
}

export function unescapeHTML(html: unknown): unknown {
  return typeof html === "string" ? new Html(html) : html;
}

const BOOLEAN_ATTRIBUTE =
  /^(?:allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|disablepictureinpicture|disableremoteplayback|formnovalidate|inert|loop|muted|nomodule|novalidate|open|playsinline|readonly|required|reversed|scoped|seamless|selected|itemscope)$/i;
/** Attributes that Astro treats in ways of their own; no component sets one to a value that is worked out. */
const REFUSED_ATTRIBUTE = /^(?:style|className|set:html|set:text|popover|download)$|[\s"'>/=]/;

export function addAttribute(value: unknown, name: string): Html | "" {
  if (value === undefined || value === null) return "";
  if (name === "class:list") {
    const names = attributeText(classNames(value));
    return names === "" ? "" : new Html(` class="${names}"`);
  }
  if (REFUSED_ATTRIBUTE.test(name)) throw new Error(`The attribute \`${name}\` cannot be worked out here.`);
  if (BOOLEAN_ATTRIBUTE.test(name) || (name === "hidden" && typeof value === "boolean"))
    return value ? new Html(` ${name}`) : "";
  return new Html(value === "" ? ` ${name}` : ` ${name}="${attributeText(String(value))}"`);
}

export function spreadAttributes(values: Props): Html {
  return new Html(allToHtml(Object.entries(values).map(([name, value]) => addAttribute(value, name))));
}

/** As the `clsx` library does. */
function classNames(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(classNames).filter(Boolean).join(" ");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([, isOn]) => isOn)
    .map(([name]) => name)
    .join(" ");
}

function attributeText(text: string): string {
  return /[&"]/.test(text) ? text.replace(/&/g, "&amp;").replace(/"/g, "&quot;") : text;
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&quot;" };

function escapeText(text: string): string {
  return /[&<>'"]/.test(text) ? text.replace(/[&<>'"]/g, (sign) => ESCAPED[sign] as string) : text;
}

function toHtml(value: unknown): string {
  if (typeof value === "string") return escapeText(value);
  if (value instanceof Html) return value.html;
  if (Array.isArray(value)) return allToHtml(value);
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  if (value === undefined || value === null || value === false) return "";
  if (typeof value === "function") return toHtml((value as () => unknown)());
  const kind = value instanceof Promise ? "a promise; components are synchronous" : String(value);
  throw new Error(`A page cannot show ${kind}.`);
}

/** Added up, not joined: V8 puts the parts of a page side by side once, when all of it is there. */
function allToHtml(values: readonly unknown[]): string {
  let html = "";
  for (const value of values) html += toHtml(value);
  return html;
}
