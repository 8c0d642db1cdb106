/** Arrow keys walk from the search box through the results, Escape leads back to the box. */
import { isShortcutOn } from "./shortcut.ts";

/** Silent where the reader switched the keys off, and where an arrow means something already. */
export function wireResultKeys(box: HTMLInputElement, results: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || isComposing || !isShortcutOn()) return;
    const isInResults = target instanceof Node && results.contains(target);
    if (key === "Escape" && isInResults) {
      event.preventDefault();
      box.focus();
      return;
    }
    if ((key !== "ArrowDown" && key !== "ArrowUp") || (target !== box && !isInResults)) return;
    const links = [...results.querySelectorAll<HTMLAnchorElement>("h2 a")];
    const item = isInResults ? (target as Element).closest("li:has(h2)") : null;
    const at = links.findIndex((link) => item?.contains(link));
    const next = key === "ArrowDown" ? at + 1 : at - 1;
    if (next >= links.length || (at < 0 && key === "ArrowUp")) return;
    event.preventDefault();
    if (next < 0) box.focus();
    else links[next]?.focus();
  });
}
