import { defineConfig } from "astro/config";

// Links are relative and styles our own bundle, so nothing here depends on where the site will stand.
export default defineConfig({
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  devToolbar: { enabled: false },
});
