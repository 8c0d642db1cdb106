/** The lines, from 1, of places in a text that are asked for in rising order: one pass over it in all. */
export function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let lineEnd = text.indexOf("\n");
  return (index) => {
    while (lineEnd >= 0 && lineEnd < index) {
      line++;
      lineEnd = text.indexOf("\n", lineEnd + 1);
    }
    return line;
  };
}
