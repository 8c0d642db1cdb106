/** The script of every page: small, classic, and loaded in the head so that the theme is there before the first paint. */
import { shortenAddresses } from "./addresses.ts";
import { wireShortcut } from "./shortcut.ts";
import { applyStoredTheme, wireThemeButton } from "./theme.ts";

applyStoredTheme();
wireShortcut();
document.addEventListener("DOMContentLoaded", () => {
  shortenAddresses();
  const button = document.getElementById("theme-toggle");
  if (button) wireThemeButton(button);
});
