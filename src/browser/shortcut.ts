/** `/` jumps to the search box. Silent where text is typed, and can be switched off (WCAG 2.1.4). */
import { readStored, store } from "./stored.ts";

const SETTING = "shortcut";
const ATTRIBUTE = "data-shortcut";
/** The search page's own box, or that of the page's head. */
const BOXES = ["search-query", "head-search"];

export function isShortcutOn(): boolean {
  return (document.documentElement.getAttribute(ATTRIBUTE) ?? readStored(SETTING)) !== "off";
}

/** For this page in any case, and for later ones where the browser remembers. */
export function switchShortcut(on: boolean): void {
  document.documentElement.setAttribute(ATTRIBUTE, on ? "on" : "off");
  store(SETTING, on ? null : "off");
}

export function wireShortcut(): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, target } = event;
    if (key !== "/" || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
    if (takesText(target) || !isShortcutOn()) return;
    const box = BOXES.map((id) => document.getElementById(id)).find((found) => found !== null);
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || target.matches("textarea, select");
}
