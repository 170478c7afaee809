import type { Decimal } from '@/pricing';
import { formatChange } from '../lib/format';

type Props = {
  before: Decimal;
  after: Decimal;
  /** `time`: one price then and now. `instead`: one offer set against another. */
  over?: 'time' | 'instead';
};

const WORDS = { time: ['rose', 'fell'], instead: ['dearer', 'cheaper'] } as const;

/** "▼ fell 17%", "▲ 50% dearer": sign, word and colour say the same. Nothing when nothing moved. */
export function Moved({ before, after, over = 'time' }: Props) {
  const change = formatChange(before, after);
  if (!change) return null;
  const up = change.startsWith('+');
  const size = change.slice(1);
  const word = WORDS[over][up ? 0 : 1];
  return (
    <span className={`whitespace-nowrap ${up ? 'up' : 'down'}`}>
      <span aria-hidden="true">{up ? '▲' : '▼'}</span>{' '}
      {over === 'time' ? `${word} ${size}` : `${size} ${word}`}
    </span>
  );
}
