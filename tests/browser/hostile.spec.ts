import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSite } from "../../scripts/build/build-site.ts";
import { importListings } from "../../scripts/import/import-listings.ts";
import { openListings } from "../../scripts/import/parse-listing.ts";
import { folderWith } from "../build/temporary-folder.ts";
import { expect, test } from "./site.ts";

const RUN = "window.pwned = true";

/** Ways in which text has become markup, code or an address somewhere. */
const VECTORS = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg/onload=${RUN.replaceAll(" ", "")}>`,
  `"><iframe srcdoc="<script>parent.pwned = true</script>"></iframe>`,
  `' autofocus onfocus='${RUN}' x='`,
  `[a](javascript:${RUN.replaceAll(" ", "")}) <javascript:alert(1)>`,
  `![a](x "onerror=${RUN}") <a href="java&#x09;script:${RUN}">a</a>`,
  `{${RUN}} \${${RUN}} {{${RUN}}} <%= ${RUN} %>`,
  `--><!--<base href="https://a.example/"><meta http-equiv="refresh" content="0;url=https://a.example/">`,
  `]]></title><style>@import "https://a.example/x.css"; body { display: none }</style>`,
  `$\\href{javascript:${RUN}}{a}$ $\\style{behavior:url(x)}{b}$ \\(<img src=x onerror=${RUN.replaceAll(" ", "")}>\\)`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62;`,
  `\u202e<b onclick=${RUN}>\u2066\u0000\u0007`,
];

/** One paper with the vector in every field, in both ways that a record can say it. */
const records = VECTORS.flatMap((vector, at) => [
  {
    title: `Title ${at} ${vector}`,
    abstract: vector,
    listed: "2025-10-23",
    id: `2501.${10000 + at}`,
    organization: { name: vector },
  },
  {
    title: `${vector} Owls ${at}`,
    abstract: `We watch owls.\n\n${vector}\n\n> ${vector}\n\n- ${vector}\n\n# ${vector}\n\n\`\`\`html\n${vector}\n\`\`\``,
    notes: `${vector}\n\n<div onclick="${RUN}">${vector}</div>`,
    authors: [vector, `${vector} B`],
    organization: { handle: vector, name: `Org ${vector}` },
    listed: [{ date: "2025-10-23", source: vector, rank: at + 1 }],
    links: { page: `https://a.example/"onclick="${encodeURIComponent(RUN)}` },
    categories: [vector],
    keywords: [vector],
    status: vector,
  },
]);

const site = resolve(".broadsheet", `hostile-site-${process.pid}`);
const leftovers = [() => rmSync(site, { recursive: true, force: true })];

test.beforeAll(async () => {
  const quoted = JSON.stringify(VECTORS.join(" "));
  const content = folderWith(
    {
      "collection.yaml": `name: ${quoted}\ndescription: ${quoted}\nlicence: ${quoted}\ncurator: ${quoted}\n`,
      "topics/owls.md": `---\nname: ${quoted}\ngroup: ${quoted}\norder: 1\nneeds: 1\nphrases:\n  "owls": 5\n---\n${VECTORS.join("\n\n")}\n`,
      "pages/about.md": `---\ntitle: ${quoted}\n---\n${VECTORS.join("\n\n")}\n`,
    },
    (remove) => leftovers.push(remove),
  );
  const file = join(content, "papers.jsonl");
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  const { listings, problems } = openListings(file, {});
  expect(problems).toEqual([]);
  await importListings(content, listings, { dryRun: false });
  const built = await buildSite({ root: process.cwd(), content, out: site, base: "/", onStep: () => {} });
  expect(built.problems).toEqual([]);
});

test.afterAll(() => {
  for (const remove of leftovers) remove();
});

test("whatever a paper, a topic or a page says is shown as text, and nothing of it runs", async ({ page }) => {
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  expect(files.filter((name) => name.startsWith("papers")).length).toBe(records.length);
  // Shards of the index, which are scripts of the search page while they load.
  const shards = readdirSync(join(site, "search"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  // The page for missing addresses is served by a host alone.
  for (const file of [...files.filter((name) => name !== "404.html"), "search/index.html?q=owls"]) {
    await page.goto(`${pathToFileURL(site).href}/${file}`);
    const found = await page.evaluate((shards) => {
      const all = [...document.querySelectorAll("*")];
      const isOurs = (path: string | null) =>
        path?.startsWith(".") ||
        path?.startsWith("assets/") ||
        path?.startsWith("/assets/") ||
        (path !== null && shards.includes(path));
      return [
        ...document.querySelectorAll(
          "iframe, base, img, object, embed, style, meta[http-equiv=refresh], script:not([src])",
        ),
        ...all.filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc" || name === "style"),
        ),
        ...[...document.querySelectorAll("script")].filter((one) => !isOurs(one.getAttribute("src"))),
        ...[...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(
          (one) => !["file:", "http:", "https:"].includes(one.protocol),
        ),
      ].map((one) => one.outerHTML.slice(0, 200));
    }, shards);
    expect([file, found]).toEqual([file, []]);
    expect([file, await page.evaluate(() => "pwned" in window)]).toEqual([file, false]);
  }
});
