import { defineConfig } from "@playwright/test";
import { findChromium } from "./tests/browser/chromium.ts";

const chromium = findChromium();
process.env["BROADSHEET_TEST_SITES"] ??= `.broadsheet/test-sites-${process.pid}`;

export default defineConfig({
  testDir: "tests/browser",
  outputDir: `.broadsheet/test-results-${process.pid}`,
  globalSetup: "./tests/browser/build-sites.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // Containers and root have no sandbox to run in; nothing here opens a page that is not our own.
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
