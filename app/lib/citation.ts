/** One price in one line of text, to be pasted where it will be asked where it came from. Pure. */
import { formatDay, formatUsd, type Precision } from './format';

export type Cited = {
  usd: string;
  /** What a usable image comes to, where the workload says what becomes of the images. */
  usable?: string | null;
  host: string;
  model: string;
  /** "1024×1024", "1024×1024, high quality". */
  workload: string;
  checked: { day: string; precision: Precision };
  /** Address of the page with the words it was read from; copying makes a path absolute. */
  evidence: string;
};

/**
 * "$0.003 per image, fal, FLUX.1 [schnell], 1024×1024, checked 19 Aug 2026, source https://…"; of
 * usable images "$0.0075 per usable image, sticker $0.003, fal, …, 1024×1024, 40% kept, …".
 */
export function citation(cited: Cited): string {
  const { usd, usable, host, model, workload, checked, evidence } = cited;
  const price = usable
    ? `${formatUsd(usable)} per usable image, sticker ${formatUsd(usd)}`
    : `${formatUsd(usd)} per image`;
  const day = `checked ${formatDay(checked.day, checked.precision)}`;
  return [price, host, model, workload, day, `source ${evidence}`].filter(Boolean).join(', ');
}
