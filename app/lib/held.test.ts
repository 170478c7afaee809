import { describe, expect, it } from 'vitest';
import type { Held, ReadSince } from '@/db/queries/status';
import { standingOf } from './held';
import { flat } from './market-fixture';

const held = (id: string, day: string, amount: string, more: Partial<Held> = {}): Held => ({
  observationId: id,
  offerId: 'a',
  hostId: 'fal',
  hostModel: 'wording',
  modelId: null,
  reporter: 'host',
  variant: '',
  guard: 'jumped',
  detail: 'from $0.01 to $0.03',
  day,
  precision: 'day',
  at: new Date(`${day}T03:00:00Z`),
  recorded: false,
  rule: flat(amount),
  ...more,
});
const read = (id: string, day: string, amount: string): ReadSince => {
  const { observationId, offerId, precision, at, rule } = held(id, day, amount);
  return { observationId, offerId, day, precision, at, rule };
};

describe('a value that was held back', () => {
  it('waits while nothing that counts was read later', () => {
    const { waiting, settled } = standingOf(
      [held('h', '2026-11-09', '0.03')],
      [read('before', '2026-11-02', '0.01')],
    );
    expect(waiting).toMatchObject([{ observationId: 'h', times: 1 }]);
    expect(settled).toEqual([]);
  });

  it('is settled by a later reading of the same value, or of another', () => {
    const two = [held('h', '2026-11-09', '0.03'), held('i', '2026-11-09', '0.05')];
    const { waiting, settled } = standingOf(two, [
      read('before', '2026-11-02', '0.01'),
      read('after', '2026-11-16', '0.03'),
    ]);
    expect(waiting).toEqual([]);
    expect(settled.map((s) => [s.observationId, s.how, s.by.observationId])).toEqual([
      ['h', 'accepted', 'after'],
      ['i', 'overtaken', 'after'],
    ]);
  });

  it('read and held again is one value, held since the first time', () => {
    const { waiting } = standingOf(
      [held('old', '2026-11-02', '0.03'), held('new', '2026-11-09', '0.03')],
      [],
    );
    expect(waiting).toMatchObject([
      { observationId: 'new', times: 2, since: { day: '2026-11-02' } },
    ]);
  });

  it.each([
    [{ guard: 'jumped' }, /next run/],
    [{ guard: 'implausible' }, /^a second source/],
    [{ guard: 'became_zero' }, /^a person/],
    [{ guard: 'disputed', recorded: true }, /host’s own page/],
    [{ guard: 'copied_value', reporter: 'litellm', recorded: true }, /another value in litellm/],
    [{ guard: 'says_less', recorded: true }, /^nothing/],
  ])('%o waits for what can settle it', (more, words) => {
    const { waiting } = standingOf([held('h', '2026-11-09', '0.03', more)], []);
    expect(waiting[0]?.waitsFor).toMatch(words);
  });
});
