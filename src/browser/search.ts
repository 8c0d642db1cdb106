/** The search page's own script. */
import { findSearchElements } from "./search-elements.ts";
import { SearchPage } from "./search-page.ts";
import { makeLoaders } from "./shard-scripts.ts";

const own = document.currentScript;
const engine = own instanceof HTMLScriptElement ? (own.dataset["engine"] ?? "") : "";
const { openIndex } = makeLoaders();
new SearchPage(findSearchElements(), () => openIndex(engine)).start();
