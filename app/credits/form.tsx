import { type AskedNeed, NEED_FIELDS } from '@/pricing';
import { barWords } from '../components/need/bar-words';
import { Follow } from '../components/need/follow';
import { ANY_MODEL, NeedBar } from '../components/need/need-bar';
import type { AskedModel } from '../lib/asked-model';

type Props = { need: AskedNeed; model: AskedModel; query: string };

/** For which images the credits are counted: a GET form, so that an address says it all. */
export function CreditsForm({ need, model, query }: Props) {
  const custom = NEED_FIELDS.some((f) => need.given[f]) || model.given !== null;
  const words = barWords(need.need, ANY_MODEL);
  return (
    <details className="mt-3" open={custom}>
      <summary>Count them for my images</summary>
      <Follow query={query} set={words.set}>
        <NeedBar
          action="/credits"
          asked={need}
          words={words}
          makes={ANY_MODEL}
          submit="Count"
          lead={
            <div className="field grow basis-48 max-w-80">
              <label htmlFor="c-model">Model</label>
              <input
                id="c-model"
                name="model"
                defaultValue={model.given ?? ''}
                placeholder="each host’s cheapest"
                aria-invalid={model.error ? true : undefined}
                aria-describedby={model.error ? 'c-model-error' : undefined}
              />
              {model.error ? (
                <span id="c-model-error" className="error" role="alert">
                  {model.error}
                </span>
              ) : null}
            </div>
          }
        />
      </Follow>
    </details>
  );
}
