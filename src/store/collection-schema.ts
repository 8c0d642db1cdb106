/** What content/collection.yaml may hold. */
import { z } from "zod";
import { ARXIV_CATEGORY, type Collection } from "../archive/collection.ts";
import { isWebAddress } from "./paper-schema.ts";

const text = z.string().min(1, "must not be empty; leave the key out instead");
const address = text.refine(isWebAddress, "must be a http or https address");

const fetched = address.refine(
  (text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === "",
  "must hold no user name and no password",
);
const category = text.regex(ARXIV_CATEGORY, 'must be a category of arXiv such as "cs.CL"');

/** As `FetchSource` of the archive. */
const source = z.discriminatedUnion(
  "from",
  [
    z.strictObject({ from: z.literal("daily-papers"), address: fetched.exactOptional() }),
    z.strictObject({ from: z.literal("arxiv"), category, address: fetched.exactOptional() }),
    z.strictObject({ from: z.literal("url"), url: fetched }),
  ],
  'must be "daily-papers", "arxiv" or "url"',
);

export const collectionSchema = z.strictObject({
  name: text,
  description: text,
  language: text.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "en"').default("en"),
  site: address.transform((site) => (site.endsWith("/") ? site : `${site}/`)).optional(),
  curator: text.optional(),
  licence: text.optional(),
  texts: text.optional(),
  subscribe: address.optional(),
  sources: z.array(source).optional(),
});

/** Keys left out stay out, so that defaults can fill in. */
export function toCollection(checked: z.infer<typeof collectionSchema>): Collection {
  return Object.fromEntries(
    Object.entries(checked).filter(([, value]) => value !== undefined),
  ) as unknown as Collection;
}
