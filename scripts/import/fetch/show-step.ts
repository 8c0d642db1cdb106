/** Shows on stderr what is being fetched: one line that changes on a terminal, a line each elsewhere. */
export function showStep(message: string): void {
  const { stderr } = process;
  if (!stderr.isTTY) {
    stderr.write(`${message}\n`);
    return;
  }
  const short = message.slice(0, Math.max(20, stderr.columns - 1));
  stderr.write(`\r\u001b[K${short}`);
}

/** Leaves the terminal's line empty for what comes next. */
export function endSteps(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
