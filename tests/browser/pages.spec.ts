import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import { everyPage, fileOf, PAGE_KINDS } from "./page-kinds.ts";
import { expect, test } from "./site.ts";

for (const [kind, path] of Object.entries(PAGE_KINDS)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${kind}: axe finds nothing to mend in ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(site.http + path);
      if (path.includes("?q=")) await expect(page.getByRole("status")).toContainText("papers");
      for (const details of await page.locator("details").all())
        await details.evaluate((one) => one.setAttribute("open", ""));
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .slice(0, 3)
              .join(" | ")}`,
        ),
      ).toEqual([]);
    });
  }

  test(`${kind}: nothing is wider than a small phone`, async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(site.http + path);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
}

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      // Astro writes void elements with a slash and long pages without line breaks; both are valid HTML.
      "void-style": "off",
      "long-title": "off",
      // A title is the paper's own; typographic remarks on it are not ours to mend.
      "no-trailing-whitespace": "off",
    },
  });
  const problems: string[] = [];
  for (const path of everyPage()) {
    const { results } = await validator.validateString(readFileSync(fileOf(path), "utf8"));
    for (const { ruleId, message, line } of results.flatMap(({ messages }) => messages)) {
      problems.push(`${path}:${line} ${ruleId}: ${message}`);
    }
  }
  expect(problems.slice(0, 20)).toEqual([]);
});

test("no page holds inline script, inline style or another host's files", async () => {
  for (const path of everyPage()) {
    const html = readFileSync(fileOf(path), "utf8");
    expect(html, path).toContain('http-equiv="Content-Security-Policy"');
    expect(html.match(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:/gi), path).toBeNull();
    expect(html.match(/<(?:script|img|iframe|source)[^>]*\s(?:src|srcset)="(?:https?:)?\/\//gi), path).toBeNull();
    expect(html.match(/<link(?![^>]*rel="canonical")[^>]*href="(?:https?:)?\/\//gi), path).toBeNull();
  }
});

test("the Content-Security-Policy stops a script that got into a page", async ({ page, site, quiet }) => {
  await page.goto(site.http);
  await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "window.pwned = true";
    } catch {
      // Trusted Types refuse the text before the policy has to.
    }
    document.body.append(script);
  });
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  quiet.length = 0;
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a day shows every paper, and its whole abstract can be unfolded", async ({ page, site }) => {
    await page.goto(`${site.http}2025/10/23/index.html`);
    await expect(page.locator(".entries > li")).toHaveCount(94);
    const first = page.locator(".entries > li").first();
    await expect(first).toContainText("6 authors");
    await expect(first.getByText("Conceptual Captions")).toBeHidden();
    await first.getByText("Whole text").click();
    await expect(first.getByText("Conceptual Captions")).toBeVisible();
  });

  test("a paper's page says everything known, and how to find the paper", async ({ page, site }) => {
    await page.goto(site.http + PAGE_KINDS["paper with authors"]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Dual Caption Preference Optimization for Diffusion Models",
    );
    await expect(page.getByText("Agneet Chatterjee")).toBeVisible();
    await expect(page.getByText("9 February 2025")).toBeVisible();
    await expect(page.locator("#find").getByRole("link", { name: /arXiv/ }).first()).toHaveAttribute(
      "href",
      "https://arxiv.org/abs/2502.06023",
    );
    await expect(page.getByText("“DPO”").first()).toBeVisible();
  });

  test("a paper of unknown address is searched for by title", async ({ page, site }) => {
    await page.goto(site.http + PAGE_KINDS["paper with an organisation"]);
    const find = page.locator("#find");
    for (const place of ["arXiv", "Google Scholar", "Semantic Scholar", "Hugging Face"]) {
      await expect(find.getByRole("link", { name: new RegExp(place) })).toHaveAttribute(
        "href",
        /Optimizing(?:%20|\+)What(?:%20|\+)Matters/,
      );
    }
  });

  test("the search page says that it needs JavaScript, and where to go instead", async ({ page, site }) => {
    await page.goto(`${site.http}search/index.html`);
    await expect(page.getByRole("main")).toContainText("JavaScript");
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: /topics/i })
        .first(),
    ).toBeVisible();
  });
});
