import type { Organization } from "../../../../src/archive/paper.ts";
import { foldSpace } from "./lines.ts";

/** How a copy shows organisations: the extractor keeps the image's text, the handle; a browser mostly drops it. */
export type Form = "extractor" | "browser";

/** What a metadata block says about who wrote a paper, apart from a count. */
export interface OrganizationLine {
  text: string;
  /** From the image or the link, where the copy kept them. */
  handle?: string;
}

const HANDLE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const PROFILE = /^https:\/\/huggingface\.co\/([A-Za-z0-9._-]+)$/;

/** The handle in the address of an organisation's page. */
export function handleOfLink(link: string): string | undefined {
  return PROFILE.exec(link)?.[1];
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function initials(name: string): string {
  return (name.match(/\p{Lu}/gu) ?? []).join("").toLowerCase();
}

/** True when the first word can only be a handle before its own name: `Qwen Qwen`, `SJTU Shanghai Jiao Tong …`. */
function clearlyNames(token: string, name: string): boolean {
  const handle = fold(token);
  const folded = fold(name);
  const firstWord = fold(name.split(" ", 1)[0] ?? "");
  if (folded.startsWith(handle)) return true;
  if (firstWord.length >= 3 && handle.startsWith(firstWord)) return true;
  if (handle.length >= 3 && handle === initials(name)) return true;
  return /^[a-z0-9._-]+$/.test(token) && /^[\p{Lu}\p{Lo}]/u.test(name);
}

/** True when the two have something in common, as `Huster` and `Huazhong University of Science and Technology`. */
function mayName(token: string, name: string): boolean {
  const handle = fold(token);
  const short = initials(name);
  if (clearlyNames(token, name) || fold(name).includes(handle)) return true;
  if (short.length >= 2 && handle.startsWith(short.slice(0, 3))) return true;
  return name.split(" ").some((word) => {
    const part = fold(word);
    return part.length >= 4 && (handle.includes(part) || handle.slice(0, 4) === part.slice(0, 4));
  });
}

/** A word as any name may begin with: `Georgia`, `The`. Handles mostly have capitals, digits or hyphens inside. */
function isPlainWord(token: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(token);
}

/**
 * Reads an organisation line. A handle that markup shows is certain. Otherwise the first word is the handle in
 * the extractor's form, unless it is a plain word that has nothing to do with the rest; in a browser copy only if
 * it clearly belongs to the rest. A single word is a name without handle.
 */
export function readOrganization({ text, handle }: OrganizationLine, form: Form): Organization {
  const marked = /^\[([^\]]+)\] ?(.+)$/.exec(text);
  if (marked?.[2] && HANDLE.test(marked[1] ?? "")) return { handle: marked[1] ?? "", name: foldSpace(marked[2]) };
  const space = text.indexOf(" ");
  const token = text.slice(0, Math.max(space, 0));
  const rest = text.slice(space + 1);
  if (handle !== undefined) return { handle, name: token === handle && clearlyNames(token, rest) ? rest : text };
  if (space < 0 || !HANDLE.test(token)) return { name: text };
  const isHandle = form === "browser" ? clearlyNames(token, rest) : !isPlainWord(token) || mayName(token, rest);
  return isHandle ? { handle: token, name: rest } : { name: text };
}
