/**
 * Small settings that outlive a page, where the browser allows it.
 * Pages from disk may have no storage, or share one with every other file, hence the prefix.
 */
const PREFIX = "broadsheet:";

export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Forgets the setting when there is no value. */
export function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // The setting then holds for this page only.
  }
}

/** Calls back whenever another tab of the same archive stores or forgets the setting. */
export function onStoredElsewhere(name: string, changed: () => void): void {
  // Without a key everything was forgotten.
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key === PREFIX + name) changed();
  });
}
