import { heldBack, hostReadings, readSince } from '@/db/queries/status';
import { market, query, today } from '../data';
import { orNull } from '../lib/available';
import { standingOf } from '../lib/held';
import { statusOf } from '../lib/status';

/** The status from what is in memory and in the log; null without any prices, `log` false without the log. */
export async function loadStatus() {
  const [data, log] = await Promise.all([
    orNull(market()),
    orNull(query((db) => Promise.all([hostReadings(db), heldBack(db), readSince(db)]))),
  ]);
  if (!data) return null;
  const [readings, held, since] = log ?? [null, null, null];
  const { waiting, settled } = standingOf(held ?? [], since ?? []);
  const status = statusOf({
    offers: data.offers,
    today: today(),
    readings,
    held: held && waiting,
  });
  return { status, waiting, settled, log: log !== null, loadedAt: data.loadedAt };
}
