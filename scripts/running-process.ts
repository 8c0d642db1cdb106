import { readFileSync } from "node:fs";

/** Whether another process of this number is running; this one, which knows what it holds, is not meant. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * What tells a process from an earlier one of the same number: when it started, in ticks since the system did.
 * Empty where the system does not say (no /proc).
 */
export function startOf(pid: number): string {
  try {
    // The name of the program, in parentheses, may hold spaces; the 20th field after it is the start: proc(5).
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
