/**
 * Loaded before a command: keeps its compiled code between runs, where Node keeps such things. In JavaScript, since
 * TypeScript would have to be read before there is a cache of it.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
