import { build } from "astro";

/**
 * Lets Astro render every page of src/pages into `outDir`, which must lie inside the project.
 * Throws what Astro throws; the content comes from the settings that `setSiteSettings` was given.
 */
export async function renderPages(root: string, outDir: string): Promise<void> {
  await build({ root, outDir, logLevel: "error" });
}
