/** What the two-stage calculator says. Pure. */
import { compare, exact, print } from '@/pricing';
import { grouped } from '../credits';
import { formatUsd } from '../format';
import { monthOf, type PairView, type PipelineView, savedShare } from './pipeline';

/** "Drafting with A and finishing with B costs $0.10 a kept image." */
export function pipelineWords({ shown }: PipelineView): string {
  if (!shown) return 'No pair of models with a price fits.';
  const { draft, final, cost } = shown.pair;
  return `Drafting with ${draft.model.name} and finishing with ${final.model.name} costs ${formatUsd(cost.usd)} a kept image.`;
}

/** The saving against the final model alone, for one image and for the month. */
export function savingWords({ one, pair }: PairView, kept: number): string {
  const name = pair.final.model.name;
  if (!one)
    return `${name} is not sold for making images from words, so there is nothing to compare with.`;
  const sign = compare(one.saved, '0');
  if (sign === 0) return `${name} for every attempt costs the same.`;
  const month = formatUsd(monthOf(print(exact(one.saved).abs()), kept));
  const share = savedShare(one);
  const percent = share ? `${print(exact(share).times('100').round(0, 1))}%, ` : '';
  return sign > 0
    ? `${name} for every attempt would cost ${formatUsd(one.usd)}: two stages save ${percent}${month} a month on ${grouped(`${kept}`)} images. ${paysWords(one)}`
    : `${name} for every attempt would cost only ${formatUsd(one.usd)}: two stages cost ${month} more a month. ${paysWords(one)}`;
}

function paysWords({ paysFrom }: NonNullable<PairView['one']>): string {
  if (paysFrom === null) return 'The draft costs as much as the final model: two stages never pay.';
  return paysFrom === '1'
    ? 'Two stages pay from the first draft.'
    : `Two stages pay from ${grouped(paysFrom)} drafts a kept image.`;
}
