/** The search page's own script. */
import { openIndex } from "../search/engine.ts";
import { findSearchElements } from "./search-elements.ts";
import { SearchPage } from "./search-page.ts";
import { makeShardLoader } from "./shard-scripts.ts";

const elements = findSearchElements();
new SearchPage(elements, () => openIndex(makeShardLoader())).start();
