import { heldBack, hostReadings } from '@/db/queries/status';
import { market, query, today } from '../data';
import { orNull } from '../lib/available';
import { statusOf } from '../lib/status';

/** The status from what is in memory and in the log; null without any prices, `log` false without the log. */
export async function loadStatus() {
  const [data, log] = await Promise.all([
    orNull(market()),
    orNull(query((db) => Promise.all([hostReadings(db), heldBack(db)]))),
  ]);
  if (!data) return null;
  const [readings, held] = log ?? [null, null];
  const status = statusOf({ offers: data.offers, today: today(), readings, held });
  return { status, held: held ?? [], log: log !== null, loadedAt: data.loadedAt };
}
