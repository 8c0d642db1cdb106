import { expect, test } from "vitest";
import { PageKeys } from "../../scripts/build/pages/page-key.ts";
import type { SitePage } from "../../scripts/build/pages/page-list.ts";

const paper = { title: "One" };
const source = { file: "papers/[id].astro" };

function keyOf(props: Record<string, unknown>, { common = "code", digest = "1", file = source.file } = {}): string {
  const page: SitePage = { file: "papers/one/index.html", source: { file }, params: {}, props };
  return new PageKeys(common, (value) => (value === paper ? digest : undefined)).of(page);
}

test("a page's key changes with every value that the page is handed, and with nothing else", () => {
  const props = { page: { paper, previous: "a", names: [{ name: "Ann", slug: "ann" }, { name: "Bo" }], total: 3 } };
  const key = keyOf(props);
  expect(keyOf(structuredClone({ ...props, page: { ...props.page, paper: undefined } }))).not.toBe(key);
  expect(keyOf({ page: { ...props.page, names: props.page.names.map((name) => ({ ...name })) } })).toBe(key);
  const others = [
    keyOf(props, { common: "other code" }),
    keyOf(props, { digest: "2" }),
    keyOf(props, { file: "index.astro" }),
    keyOf({ page: { ...props.page, previous: "b" } }),
    keyOf({ page: { paper, next: "a", names: props.page.names, total: 3 } }),
    keyOf({ page: { ...props.page, total: "3" } }),
    keyOf({ page: { ...props.page, names: [...props.page.names, { name: "Cy" }] } }),
    keyOf({ page: { ...props.page, names: [{ name: "Ann" }, { name: "Bo", slug: "ann" }] } }),
    keyOf({ page: { ...props.page, names: [["Ann", "ann"], ["Bo"]] } }),
  ];
  expect(new Set([key, ...others]).size).toBe(1 + others.length);
});
