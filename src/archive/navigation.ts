import type { Archive } from "./archive.ts";
import { isoWeekOf } from "./calendar-date.ts";
import { ABOUT, ARCHIVE, FEED, HOME, monthPath, TOPICS, weekPath } from "./routes.ts";

/** A place that every page links to. */
export interface NavigationPlace {
  name: string;
  /** Its path within the site. */
  path: string;
  /** Where it leads instead, when that is outside the site. */
  address?: string;
  /** `page` on the place itself, `true` on a page that belongs to it. */
  current?: "page" | "true";
}

/**
 * The site's main places, seen from a page. *Week* and *Month* are those of the day that the page stands for,
 * or else the latest: what a page says of its own time does not change when days are added.
 */
export function navigation(archive: Archive, here: string, date?: string): NavigationPlace[] {
  const day = date ?? archive.days.at(-1)?.key;
  const { subscribe } = archive.collection;
  const places: NavigationPlace[] = [
    { name: "Latest", path: HOME },
    ...(day ? [{ name: "Week", path: weekPath(isoWeekOf(day)) }] : []),
    ...(day ? [{ name: "Month", path: monthPath(day.slice(0, 7)) }] : []),
    { name: "Topics", path: TOPICS },
    { name: "Archive", path: ARCHIVE },
    { name: "About", path: ABOUT },
    { name: "Subscribe", path: FEED, ...(subscribe && { address: subscribe }) },
  ];
  return places.map((place) => {
    if (place.path === here) return { ...place, current: "page" };
    return place.path === TOPICS && here.startsWith(TOPICS) ? { ...place, current: "true" } : place;
  });
}
