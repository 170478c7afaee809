/** Days are UTC calendar days written YYYY-MM-DD; string order is date order. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Throws unless the text is a real calendar day. */
export function day(text: string): Day {
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(ms) || isoDay(ms) !== text)
    throw new RangeError(`not a day (YYYY-MM-DD): ${text}`);
  return text;
}

export function isDay(text: string): boolean {
  try {
    day(text);
    return true;
  } catch {
    return false;
  }
}

export function today(now: Date = new Date()): Day {
  return isoDay(now.getTime());
}

/** Whole days from a to b; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}

export function addDays(from: Day, days: number): Day {
  return isoDay(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS);
}

function isoDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
