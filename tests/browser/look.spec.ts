/** What a reader needs of the pages' look: large text, narrow screens, forced colours, fingers, paper. */
import { PAGE_KINDS } from "./page-kinds.ts";
import { expect, test } from "./site.ts";

for (const [kind, path] of Object.entries(PAGE_KINDS)) {
  test(`${kind}: at twice the text size nothing is wider than a phone`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(site.http + path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    const button = page.getByRole("banner").getByRole("button", { name: "Go" });
    if (!path.startsWith("search/")) expect(await button.evaluate(rightEdge)).toBeLessThanOrEqual(clientWidth);
  });
}

for (const kind of ["front page", "month", "year", "archive", "topics", "paper with authors", "authors"]) {
  test(`${kind}: every link is high enough for a finger`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(site.http + PAGE_KINDS[kind]);
    const low = await page
      .locator("header a, main a:not(.prose a, p:not([class]) a)")
      .evaluateAll((links) =>
        links.filter((link) => link.getBoundingClientRect().height < 24).map(({ textContent }) => textContent.trim()),
      );
    expect(low).toEqual([]);
  });
}

test("the current section is underlined, also in forced colours", async ({ page, site }) => {
  for (const forcedColors of ["none", "active"] as const) {
    await page.emulateMedia({ forcedColors });
    await page.goto(site.http + PAGE_KINDS["topic"]);
    const section = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Topics" });
    await expect(section).toHaveAttribute("aria-current", "true");
    await expect(section).toHaveCSS("text-decoration-line", "underline");
  }
});

test("each paper of a day has its own way to the paper: to the known address, or to where its page helps", async ({
  page,
  site,
}) => {
  await page.goto(site.http + PAGE_KINDS["day"]);
  const ways = page.locator(".way a");
  await expect(ways).toHaveCount(94);
  const names = await ways.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
  expect(new Set(names).size).toBe(94);
  await expect(
    page.getByRole("link", { name: "arXiv: Dual Caption Preference Optimization for Diffusion Models" }),
  ).toHaveAttribute("href", "https://arxiv.org/abs/2502.06023");
  await expect(page.getByRole("link", { name: /^Where to find it: Optimizing What Matters/ })).toHaveAttribute(
    "href",
    /papers\/optimizing-what-matters.*#find$/,
  );
});

test("dates say what happened then", async ({ page, site }) => {
  const first = page.locator(".facts").first();
  await page.goto(site.http + PAGE_KINDS["day"]);
  await expect(first).toContainText("published 4 April 2023");
  await page.goto(site.http + PAGE_KINDS["week"]);
  await expect(first).toContainText("listed 23 October 2025");
});

test("texts that are not the authors' own are called so", async ({ page, site }) => {
  await page.goto(site.http + PAGE_KINDS["paper with authors"]);
  await expect(page.getByRole("heading", { name: "Summary in our own words" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Abstract" })).toHaveCount(0);
});

test("on paper a paper's page names known addresses, not searches", async ({ page, site }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(site.http + PAGE_KINDS["paper with an organisation"]);
  await expect(page.getByRole("link", { name: "Search arXiv" })).toBeHidden();
  await page.goto(site.http + PAGE_KINDS["paper with authors"]);
  await expect(page.locator("#find").getByRole("link", { name: /^arXiv/ })).toBeVisible();
});

test("a topic without papers says so, and nothing else of them", async ({ page, site }) => {
  await page.goto(`${site.http}topics/agents/index.html`);
  await expect(page.getByRole("main")).toContainText("No paper has this topic yet.");
  await expect(page.getByRole("main")).not.toContainText("0 papers");
  const sitemap = await (await page.request.get(`${site.http}sitemap.xml`)).text();
  expect(sitemap).toContain("/topics/preference-alignment/");
  expect(sitemap).not.toContain("/topics/agents/");
  const feed = await (await page.request.get(`${site.http}topics/agents/feed.xml`)).text();
  expect(feed).toContain("<updated>2025-10-23T00:00:00Z</updated>");
});

function rightEdge(element: Element): number {
  return element.getBoundingClientRect().right;
}
