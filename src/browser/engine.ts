/** The search engine as a script of its own: the search page loads it when somebody searches. */
import { openIndex } from "../search/engine.ts";
import { ENGINE } from "./engine-name.ts";

window[ENGINE] = openIndex;
