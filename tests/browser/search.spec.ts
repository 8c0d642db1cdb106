import type { Page } from "@playwright/test";
import { expect, type SiteAddresses, test } from "./site.ts";

const SEARCH = "search/index.html";
const PLACES: (keyof SiteAddresses)[] = ["http", "nested", "disk"];

/** Waits for the last file too: leaving earlier would break off a request, which counts as a complaint. */
const visit = (page: Page, address: string) => page.goto(address, { waitUntil: "networkidle" });
const box = (page: Page) => page.getByRole("searchbox");
/** A page that is not in front may miss keys when the machine is busy. */
const pressSlash = async (page: Page) => {
  await page.bringToFront();
  await page.keyboard.press("/");
};
const results = (page: Page) => page.locator("#search-results > li");
const titles = (page: Page) => results(page).getByRole("heading", { level: 2 });

for (const place of PLACES) {
  test.describe(`at ${place}`, () => {
    test.beforeEach(async ({ page, site }) => {
      await visit(page, site[place] + SEARCH);
    });

    test("typing shows papers, marks what was typed and announces how many", async ({ page }) => {
      await box(page).pressSequentially("preference alignment");
      await expect(page.getByRole("status")).toHaveText(/^\d+ papers for “preference alignment”$/);
      await expect(results(page).first().locator("mark").first()).toHaveText(/^(?:preferences?|alignment)$/i);
    });

    test("a result leads to its paper, and Back to the results", async ({ page }) => {
      await box(page).fill("captioning discriminative");
      const first = titles(page).first().getByRole("link");
      const name = await first.innerText();
      await first.click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      await page.waitForLoadState("networkidle");
      await page.goBack();
      await expect(box(page)).toHaveValue("captioning discriminative");
      await expect(titles(page).first()).toHaveText(name);
    });

    test("a topic of a result leads to its page", async ({ page }) => {
      await box(page).fill("preference");
      const topic = results(page).first().locator(".tags a").first();
      const name = await topic.innerText();
      await topic.click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    });

    test("words may be mistyped and in any order", async ({ page }) => {
      await box(page).fill("discriminatve finetuning captoining");
      await expect(titles(page).first()).toHaveText("Cross-Domain Image Captioning with Discriminative Finetuning");
    });

    test("the address carries a search, and opens it again", async ({ page, site }) => {
      await visit(page, `${site[place]}${SEARCH}?q=preference&sort=newest`);
      await expect(box(page)).toHaveValue("preference");
      await expect(page.getByLabel("Order")).toHaveValue("newest");
      await expect(page.getByRole("status")).toHaveText(/^\d+ papers for “preference”$/);
    });
  });
}

test.describe("the search page", () => {
  test.beforeEach(async ({ page, site }) => {
    await visit(page, site.http + SEARCH);
  });

  test("filters narrow the results and say how many each leaves", async ({ page }) => {
    await box(page).fill("preference");
    await expect(page.getByRole("status")).toHaveText(/for “preference”$/);
    const option = page.getByLabel("Topic").locator("option:not([value='']):not([disabled])").first();
    await expect(option).toHaveText(/ \(\d+\)$/);
    const [, name = "", count = ""] = /^(.*) \((\d+)\)$/.exec((await option.textContent()) ?? "") ?? [];
    await page.getByLabel("Topic").selectOption({ value: (await option.getAttribute("value")) ?? "" });
    const papers = count === "1" ? "1 paper" : `${count} papers`;
    await expect(page.getByRole("status")).toHaveText(`${papers} for “preference” in ${name}`);
  });

  test("a filter alone lists its papers", async ({ page }) => {
    await page.getByLabel("Listed in").selectOption("2025");
    await expect(page.getByRole("status")).toHaveText(/^\d+ papers in 2025$/);
    await expect(results(page)).toHaveCount(20);
  });

  test("results say which day they show, and the order is what it says", async ({ page, site }) => {
    await visit(page, `${site.http}${SEARCH}?q=reward&sort=newest`);
    await expect(results(page)).toHaveCount(20);
    const facts = await page.locator("#search-results .facts").allInnerTexts();
    for (const line of facts) expect(line).toMatch(/(?:published|listed) \d{1,2} [A-Z][a-z]+ \d{4}/);
    const days = await page.locator("#search-results .facts").evaluateAll((lines) =>
      lines.map((line) => {
        const time = line.querySelector("time");
        return line.textContent?.includes("published") ? (time?.getAttribute("datetime") ?? "") : "";
      }),
    );
    expect(days.length).toBeGreaterThan(5);
    expect(days).toEqual(days.toSorted().toReversed());
    await page.getByLabel("Order").selectOption({ label: "Latest listed" });
    await expect(results(page).first().locator(".facts")).toContainText(/listed \d/);
  });

  test("the tab is named by the query, with the address", async ({ page }) => {
    const usual = await page.title();
    await box(page).fill("dice");
    await expect(page).toHaveTitle(`dice · ${usual}`);
    await box(page).press("Enter");
    await box(page).fill("speech");
    await expect(page).toHaveTitle(`speech · ${usual}`);
    await page.goBack();
    await expect(page).toHaveTitle(`dice · ${usual}`);
  });

  test("a month leads to its page", async ({ page }) => {
    await box(page).fill("October 2025");
    await expect(page.getByRole("list", { name: "Pages of the archive" })).toHaveText(/^October 2025: \d+ papers?$/);
    await page.getByRole("link", { name: "October 2025", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("October 2025");
  });

  test("a first topic is as quiet as the others, and the switch of the key comes after the results", async ({
    page,
  }) => {
    await box(page).fill("preference");
    await expect(results(page)).toHaveCount(20);
    const tags = page.locator("#search-results .tags:has(li:nth-child(2))").first().getByRole("link");
    const colours = await tags.evaluateAll((links) => links.map((link) => getComputedStyle(link).color));
    expect(new Set(colours).size).toBe(1);
    const last = await results(page).last().boundingBox();
    const line = await page.getByLabel(/jumps to the search box/).boundingBox();
    expect(line?.y).toBeGreaterThan(last?.y ?? Number.POSITIVE_INFINITY);
    await expect(box(page)).not.toHaveAttribute("autofocus");
  });

  test("Back and Forward restore each search and its filters", async ({ page }) => {
    await box(page).fill("preference");
    await box(page).press("Enter");
    await page.getByLabel("Order").selectOption("newest");
    await expect(page).toHaveURL(/\?q=preference&sort=newest$/);
    await box(page).fill("speech");
    await expect(page).toHaveURL(/\?q=speech&sort=newest$/);
    await page.goBack();
    await expect(page.getByRole("status")).toHaveText(/for “preference”$/);
    await expect(page.getByLabel("Order")).toHaveValue("newest");
    await page.goBack();
    await expect(page.getByLabel("Order")).toHaveValue("best");
    await page.goForward();
    await page.goForward();
    await expect(page.getByRole("status")).toHaveText(/for “speech”$/);
  });

  test("more results come on request, with the focus on the first of them", async ({ page }) => {
    await box(page).fill("model");
    await expect(results(page)).toHaveCount(20);
    await page.getByRole("button", { name: /^Show more/ }).click();
    await expect(titles(page).nth(20).getByRole("link")).toBeFocused();
    await page.reload();
    await expect(results(page).nth(20)).toBeVisible();
  });

  test("every key shows the best results, and the others of the page follow", async ({ page }) => {
    await box(page).pressSequentially("model");
    await expect(results(page).first()).toBeVisible();
    const best = await titles(page).first().innerText();
    await expect(results(page)).toHaveCount(20);
    await expect(titles(page).first()).toHaveText(best);
    await expect(page.getByRole("button", { name: /^Show more \(\d+ left\)$/ })).toBeVisible();
  });

  for (const [saveData, when] of [
    [false, "after an answer the page reads ahead, so that later keys find all in memory"],
    [true, "a browser that is to save data reads nothing ahead"],
  ] as const) {
    test(when, async ({ page, site }) => {
      await page.addInitScript((value) => {
        Object.defineProperty(navigator, "connection", { value: { saveData: value } });
      }, saveData);
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(request.url()));
      await visit(page, site.http + SEARCH);
      await box(page).pressSequentially("model");
      await expect(results(page).first().locator(".excerpt")).toBeVisible();
      // Counts beside the topics are the last that an answer brings.
      await expect(page.getByLabel("Topic")).toContainText(/\(\d+\)/);
      const packs = () => loaded.some((address) => /\/s\d+\.js$/.test(address));
      if (saveData) await page.waitForTimeout(500);
      await expect.poll(packs).toBe(!saveData);
      await page.waitForTimeout(500);
      loaded.length = 0;
      await box(page).pressSequentially("ing");
      await expect(page.getByRole("status")).toHaveText(/modeling”$/);
      const postings = loaded.filter((address) => /\/[tvl]\d+\.js$/.test(address));
      if (!saveData) expect(postings).toEqual([]);
    });
  }

  test("finding nothing offers near words, each in place of the word that was typed", async ({ page }) => {
    await box(page).fill('reward "Preferense"');
    await expect(page.getByRole("status")).toHaveText('No paper for “reward "Preferense"”');
    await page.getByRole("link", { name: "preference", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText(/papers? for “reward "preference"”$/);
  });

  test("an organisation can be chosen among those of the papers found", async ({ page }) => {
    await box(page).fill("model");
    const option = page.getByLabel("Organisation").locator("option:not([value=''])").first();
    await expect(option).toHaveText(/ \(\d+\)$/);
    const name = (await option.getAttribute("value")) ?? "";
    await page.getByLabel("Organisation").selectOption(name);
    await expect(page.getByRole("status")).toHaveText(new RegExp(`^\\d+ papers? for “model” in ${name}$`));
    await page.reload();
    await expect(page.getByLabel("Organisation")).toHaveValue(name);
  });

  test("papers like a text, and like a paper, are found", async ({ page, site }) => {
    await page.getByText("Find papers like a text").click();
    await page
      .getByLabel(/An abstract/)
      .fill("A captioner that tells pictures apart: we tune it so that another model can find the image it describes.");
    await page.getByRole("button", { name: "Find papers like it" }).click();
    await expect(page.getByRole("status")).toHaveText(/^\d+ papers? like your text$/);
    await expect(titles(page).getByText("Cross-Domain Image Captioning")).toBeVisible();
    const paper = (await titles(page).first().getByRole("link").getAttribute("href")) ?? "";
    const id = /papers\/([^/]+)\//.exec(paper)?.[1];
    await visit(page, `${site.http}${SEARCH}?like=${id}`);
    await expect(page.getByRole("status")).toHaveText(/^\d+ papers? like this one$/);
    await page.getByRole("link", { name: "the paper you came from" }).click();
    await expect(page).toHaveURL(new RegExp(`/papers/${id}/`));
  });

  test("ticked papers stay selected through searches and visits, and can be cleared", async ({ page }) => {
    await box(page).fill("preference");
    await results(page).first().getByRole("checkbox").check();
    await box(page).fill("speech");
    await expect(titles(page).first()).toContainText(/speech/i);
    await results(page).first().getByRole("checkbox").check();
    const bar = page.getByRole("region", { name: "Selected papers" });
    await expect(bar).toContainText("2 papers selected");
    await page.reload();
    await expect(bar).toContainText("2 papers selected");
    await bar.getByRole("button", { name: "Clear" }).click();
    await expect(bar).toBeHidden();
    await expect(page.locator("input.pick:checked")).toHaveCount(0);
  });

  test("ticked papers are the same in two tabs", async ({ page, context, site }) => {
    const other = await context.newPage();
    await visit(other, `${site.http}${SEARCH}?q=preference`);
    await box(page).fill("preference");
    await results(page).first().getByRole("checkbox").check();
    await expect(results(other).first().getByRole("checkbox")).toBeChecked();
    const bar = other.getByRole("region", { name: "Selected papers" });
    await expect(bar).toContainText("1 paper selected");
    await bar.getByRole("button", { name: "Clear" }).click();
    await expect(results(page).first().getByRole("checkbox")).not.toBeChecked();
    await expect(page.getByRole("region", { name: "Selected papers" })).toBeHidden();
  });

  test("a paper whose topic has the focus gets its excerpt, and the topic keeps the focus", async ({ page }) => {
    let send = () => {};
    const sent = new Promise<void>((resolve) => {
      send = resolve;
    });
    await page.route("**/search/p*/a*.js", async (route) => {
      await sent;
      await route.continue();
    });
    await box(page).fill("preference");
    await expect(results(page)).toHaveCount(20);
    const item = results(page)
      .filter({ has: page.locator(".tags a") })
      .first();
    await expect(item.locator(".excerpt")).toBeEmpty();
    await item.locator(".tags a").first().focus();
    send();
    await expect(item.locator(".excerpt")).not.toBeEmpty();
    await expect(item.locator(".tags a").first()).toBeFocused();
  });

  test("arrow keys walk through the results, and Escape leads back to the box", async ({ page }) => {
    await box(page).fill("preference");
    await expect(results(page).nth(1)).toBeVisible();
    await box(page).press("ArrowDown");
    await expect(titles(page).first().getByRole("link")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(titles(page).nth(1).getByRole("link")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(box(page)).toBeFocused();
  });

  test("a part of the query that means nothing is named, and the rest is searched for", async ({ page }) => {
    await box(page).fill("preference year:abc");
    await expect(page.locator("#search-notes")).toContainText("year:abc");
    await expect(results(page).first()).toBeVisible();
  });

  test("nothing that is typed becomes markup or breaks the page", async ({ page }) => {
    for (const query of ["<img src=x onerror=alert(1)>", "***((", "🐦", "שלום", "\\u003c", "x".repeat(3000)]) {
      await box(page).fill(query);
      await expect(page.getByRole("status")).not.toBeEmpty();
      await expect(page.locator("main img")).toHaveCount(0);
    }
  });

  test("is reached from the search form of other pages", async ({ page, site }) => {
    await visit(page, site.http);
    await pressSlash(page);
    await expect(page.locator("#head-search")).toBeFocused();
    await page.keyboard.type("speech / audio");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/search\/(?:index\.html)?\?q=speech/);
    await expect(box(page)).toHaveValue("speech / audio");
  });

  test("the key / can be switched off, here and on other pages", async ({ page, site }) => {
    await pressSlash(page);
    await expect(box(page)).toBeFocused();
    await page.getByLabel(/jumps to the search box/).uncheck();
    await pressSlash(page);
    await expect(box(page)).not.toBeFocused();
    await visit(page, site.http);
    await pressSlash(page);
    await expect(page.locator("#head-search")).not.toBeFocused();
  });
});

test("a missing root is explained, and the archive can still be browsed", async ({ page, site, quiet }) => {
  await page.route("**/search/root.js", (route) => route.abort());
  await visit(page, `${site.http}${SEARCH}?q=speech`);
  await expect(page.getByRole("status")).toHaveText("The search index could not be loaded.");
  await expect(page.getByText("The file search/root.js of the search index could not be loaded.")).toBeVisible();
  await expect(page.getByRole("link", { name: "All topics" })).toBeVisible();
  quiet.length = 0;
});

test("a missing shard is explained, and the page works on", async ({ page, site, quiet }) => {
  await page.route(/\/search\/w[^/]*\/[ts]\d+\.js$/, (route) => route.abort());
  await visit(page, `${site.http}${SEARCH}?q=speech`);
  await expect(page.getByText(/^A part of the search index is missing, so some papers are not found/)).toBeVisible();
  await box(page).fill("preference");
  await expect(page.getByRole("status")).not.toBeEmpty();
  quiet.length = 0;
});

test.describe("with text twice as large", () => {
  test.use({ bypassCSP: true, viewport: { width: 360, height: 800 } });

  test("the page does not scroll sideways", async ({ page, site }) => {
    for (const query of ["reward&sort=listed", "October+2025", "how+do+I+align+a+small+language+model"]) {
      await visit(page, `${site.http}${SEARCH}?q=${query}`);
      await page.addStyleTag({ content: "html { font-size: 32px !important }" });
      const [needed, shown] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth] as const;
      });
      expect(needed).toBeLessThanOrEqual(shown);
    }
  });
});

test("a host that serves folders gets addresses without index.html", async ({ page, site }) => {
  await visit(page, `${site.http}search/?q=speech`);
  await expect(titles(page).first().getByRole("link")).toHaveAttribute("href", /^\.\.\/papers\/[^/]+\/$/);
  await visit(page, `${site.http}${SEARCH}?q=speech`);
  await expect(titles(page).first().getByRole("link")).toHaveAttribute("href", /\/index\.html$/);
});

test("the theme is kept from page to page, and its button says it", async ({ page, site }) => {
  await visit(page, site.http);
  await page.getByRole("button", { name: "Theme: system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await visit(page, site.http + SEARCH);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Theme: dark" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says so and leads to days and topics", async ({ page, site }) => {
    await visit(page, site.http + SEARCH);
    await expect(page.getByText(/^Search runs in your browser and needs JavaScript/)).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeHidden();
    await page.getByRole("link", { name: "Every day of the archive" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});
