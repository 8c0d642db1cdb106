import { createRequire } from "node:module";
import type { Parser } from "htmlparser2";

/** A parser of HTML, or of XML by its options. Its library is loaded here: most listings hold no markup. */
export function markupParser(...given: ConstructorParameters<typeof Parser>): Parser {
  const library = createRequire(import.meta.url)("htmlparser2") as typeof import("htmlparser2");
  return new library.Parser(...given);
}
