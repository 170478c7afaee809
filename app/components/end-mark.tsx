import type { ModelEnd } from '../lib/lifecycle';
import { Day } from './day';

/** Beside a model's name: the end that its maker has set, come or to come. */
export function EndMark({ end }: { end: ModelEnd | null }) {
  if (!end) return null;
  return (
    <span className={`tag end-mark${end.past ? ' ended' : ''}`}>
      {end.past ? 'ended' : 'ends'} <Day {...end.on} />
    </span>
  );
}
