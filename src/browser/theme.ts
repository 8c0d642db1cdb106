/** Light, dark, or as the system says. The style sheet reads `data-theme`. */
import { readStored, store } from "./stored.ts";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** Before the first paint, so that no page flashes in the wrong colours. */
export function applyStoredTheme(): void {
  apply(storedTheme());
}

/** The button says the state in its name; each press goes on to the next. */
export function wireThemeButton(button: HTMLElement): void {
  let theme = storedTheme();
  const name = () => {
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    apply(theme);
    store("theme", theme === "system" ? null : theme);
    name();
  });
  name();
  button.hidden = false;
}

function storedTheme(): Theme {
  const stored = readStored("theme");
  return THEMES.find((theme) => theme === stored) ?? "system";
}

function apply(theme: Theme): void {
  if (theme === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}
