import { setTimeout as wait } from 'node:timers/promises';

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;
export const sleep: Sleep = (ms, signal) => wait(ms, undefined, { signal });

/** Spaces out the requests to each host name; callers wait their turn. */
export class Pace {
  #turns = new Map<string, Promise<void>>();
  #last = new Map<string, number>();
  constructor(
    private readonly sleep: Sleep,
    private readonly now: () => number,
  ) {}

  turn(hostname: string, everyMs: number, signal?: AbortSignal): Promise<void> {
    const before = this.#turns.get(hostname) ?? Promise.resolve();
    const mine = before
      .catch(() => {})
      .then(async () => {
        const due = (this.#last.get(hostname) ?? Number.NEGATIVE_INFINITY) + everyMs;
        if (due > this.now()) await this.sleep(due - this.now(), signal);
        this.#last.set(hostname, this.now());
      });
    this.#turns.set(hostname, mine);
    return mine;
  }
}
