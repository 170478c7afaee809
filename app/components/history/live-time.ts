/** Days as the charting library counts them: milliseconds of UTC midnights. */
export function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
