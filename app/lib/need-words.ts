/** A need in the reader's words, for headings, captions and the summary of what is set. Pure. */
import { generatedPerKept, hasUsable, type Need, outputSize } from '@/pricing/need';
import { sizeText } from '@/pricing/size';
import type { Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { counted, exactUsd, formatCount } from './format';
import { tierWords } from './tier-words';

export { tierWords };

export function sizeWords(size: { width: number; height: number }): string {
  return sizeText(size).replace('x', '×');
}

/** "edit, 1024×1024, high quality, 8 steps, batch". */
export function workloadWords(w: Workload): string {
  const said = [
    w.operation === 'generate' ? null : w.operation,
    sizeWords(w),
    w.quality ? `${tierWords(w.quality)} quality` : null,
    w.steps ? counted(w.steps, 'step') : null,
    w.inputImages > 1 ? counted(w.inputImages, 'input image') : null,
    w.batch ? 'batch' : null,
  ];
  return said.filter(Boolean).join(', ');
}

/** What becomes of the images: "40% kept, 0.5 edits, 25% upscaled"; empty where nothing was said. */
export function usableWords(need: Need): string[] {
  if (!hasUsable(need)) return [];
  const { times, per } = generatedPerKept(need);
  const made = times === '1' && per === '1' ? null : (need.acceptance ?? need.attempts);
  return [
    made === null ? null : need.attempts ? `${made} attempts for each kept` : `${made} kept`,
    need.edits && need.edits !== '0'
      ? `${need.edits} edit${need.edits === '1' ? '' : 's'} each`
      : null,
    need.upscale && need.upscale !== '0%' ? `${need.upscale} upscaled` : null,
    need.storage && need.storage !== '0' ? `${exactUsd(need.storage)} storage` : null,
    need.delivery && need.delivery !== '0' ? `${exactUsd(need.delivery)} delivery` : null,
  ].filter((words) => words !== null);
}

/** What is set beyond the usual choices, for the closed disclosure. */
export function moreWords(need: Need): string[] {
  const odd = need.ratio ? [`${sizeWords(outputSize(need))} (${need.ratio})`] : [];
  if (need.steps) odd.push(counted(need.steps, 'step'));
  if (need.inputs && need.inputs > 1) odd.push(counted(need.inputs, 'input image'));
  if (need.batch) odd.push('batch');
  return [...odd, ...usableWords(need)];
}

/** "1,000 images a month". */
export function volumeWords(need: Need): string | null {
  return need.volume === null ? null : `${formatCount(need.volume)} images a month`;
}

/** All that is set, for one line: "edit, 1024×1024, high quality, 1,000 images a month, 40% kept". */
export function setWords(need: Need, tier: Tier | null): string {
  const said = [
    need.operation === 'generate' ? null : need.operation,
    need.ratio ? null : sizeWords(need.size),
    tier && `${tierWords(tier)} quality`,
    volumeWords(need),
    ...moreWords(need),
  ];
  return said.filter(Boolean).join(', ');
}
