/** What every query needs for all papers: to make it anew costs more than to clear what the last one touched. */
export class RankingDesk {
  readonly seen: Uint32Array;
  readonly how: Uint32Array;
  readonly touched: Uint32Array;
  count = 0;

  constructor(paperCount: number) {
    this.seen = new Uint32Array(paperCount);
    this.how = new Uint32Array(paperCount);
    this.touched = new Uint32Array(paperCount);
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) {
      const paper = this.touched[at] as number;
      this.seen[paper] = 0;
      this.how[paper] = 0;
    }
    this.count = 0;
  }
}
