/**
 * Links of the pages name `index.html`, because a disk does not serve folders.
 * A page that was itself reached at an address ending in `/` proves that its host does: there they go without.
 */

export function hostServesFolders({ protocol, pathname }: Pick<Location, "protocol" | "pathname">): boolean {
  return /^https?:$/.test(protocol) && pathname.endsWith("/");
}

/** `../papers/x/index.html?q#h` → `../papers/x/?q#h`. Other sites' addresses and other files are left alone. */
export function withoutIndex(link: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return link;
  const shorter = link.replace(/^([^?#]*\/)?index\.html(?=[?#]|$)/, "$1");
  return shorter === link ? link : /^[?#]|^$/.test(shorter) ? `./${shorter}` : shorter;
}

/** A link as this page shows it. */
export function asServed(link: string): string {
  return hostServesFolders(location) ? withoutIndex(link) : link;
}

/** Shortens the links and forms of the whole page. */
export function shortenAddresses(): void {
  if (!hostServesFolders(location)) return;
  for (const [selector, attribute] of [
    ["a[href]", "href"],
    ["form[action]", "action"],
  ] as const) {
    for (const element of document.querySelectorAll(selector)) {
      const link = element.getAttribute(attribute) ?? "";
      if (link.includes("index.html")) element.setAttribute(attribute, withoutIndex(link));
    }
  }
}
