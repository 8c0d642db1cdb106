import { expect, test } from "./site.ts";

test("a chosen theme holds on the next page, before anything is drawn", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.http);
  const light = await background(page);
  const toggle = page.locator("#theme-toggle");
  for (let press = 0; press < 3 && (await background(page)) === light; press++) await toggle.click();
  expect(await background(page)).not.toBe(light);
  await page.goto(`${site.http}topics/index.html`, { waitUntil: "commit" });
  await page.waitForSelector("body", { state: "attached" });
  expect(await background(page)).not.toBe(light);
});

test("without a choice the system's theme is followed", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.http);
  const light = await background(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => background(page)).not.toBe(light);
});

test("addresses are shown without index.html where the host serves folders", async ({ page, site }) => {
  await page.goto(site.http);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Topics" }).click();
  await expect(page).toHaveURL(`${site.http}topics/`);
});

test("the page can be used by keyboard from its first link on", async ({ page, site }) => {
  await page.goto(site.http);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /skip/i })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  expect(inMain).toBe(true);
});

function background(page: import("@playwright/test").Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
