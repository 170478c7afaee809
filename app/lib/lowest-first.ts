/** Numbers of which the lowest is asked for again and again: a binary heap. */
export class LowestFirst {
  private readonly all: number[] = [];

  add(number: number): void {
    const { all } = this;
    let at = all.push(number) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.at(above) <= number) break;
      all[at] = this.at(above);
      at = above;
    }
    all[at] = number;
  }

  /** The lowest that isn't over; those that are over are dropped for good. Undefined: none is left. */
  lowest(isOver: (number: number) => boolean): number | undefined {
    while (this.all.length > 0 && isOver(this.at(0))) this.drop();
    return this.all[0];
  }

  private drop(): void {
    const { all } = this;
    const last = all.pop();
    if (last === undefined || all.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= all.length) break;
      const below = this.at(left + 1) < this.at(left) ? left + 1 : left;
      if (this.at(below) >= last) break;
      all[at] = this.at(below);
      at = below;
    }
    all[at] = last;
  }

  private at(place: number): number {
    return this.all[place] ?? Number.POSITIVE_INFINITY;
  }
}
