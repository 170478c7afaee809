/** One price in one line of text, to be pasted where it will be asked where it came from. Pure. */
import { formatDay, formatUsd, type Precision } from './format';

export type Cited = {
  usd: string;
  host: string;
  model: string;
  /** "1024×1024", "1024×1024, high quality". */
  workload: string;
  checked: { day: string; precision: Precision };
  /** Address of the page with the words it was read from; copying makes a path absolute. */
  evidence: string;
};

/** "$0.003 per image, fal, FLUX.1 [schnell], 1024×1024, checked 19 Aug 2026, source https://…". */
export function citation({ usd, host, model, workload, checked, evidence }: Cited): string {
  const price = `${formatUsd(usd)} per image`;
  const day = `checked ${formatDay(checked.day, checked.precision)}`;
  return [price, host, model, workload, day, `source ${evidence}`].filter(Boolean).join(', ');
}
