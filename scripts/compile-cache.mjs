/** Loaded before a command: keeps its compiled code between runs, where Node keeps such things. */
import { enableCompileCache } from "node:module";

enableCompileCache();
