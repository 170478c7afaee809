import type { ReactNode } from 'react';
import type { Shown } from '../data';
import type { AskedFilters } from '../lib/filters';
import { KeptDay } from './as-of';

type Props = Pick<Shown, 'asOf'> & { asked: AskedFilters; makers: readonly string[] };

/** What the home table's form has beside the need: the search before it, the filters after. */
export function filterFields(props: Props): { lead: ReactNode; trail: ReactNode } {
  return { lead: <Search q={props.asked.filters.q} />, trail: <Filters {...props} /> };
}

function Search({ q }: { q: string }) {
  return (
    <label className="field grow max-md:basis-[calc(100%-6.5rem)] md:basis-48">
      <span className="max-md:sr-only">Search</span>
      <input
        type="search"
        name="q"
        defaultValue={q}
        placeholder="Search: flux schnell, gpt image…"
      />
    </label>
  );
}

function Filters({ asked, makers, asOf }: Props) {
  const { filters: f, given, errors } = asked;
  const narrowed =
    !!(f.maker || f.openWeights || f.hideEnded || given.min || given.max) || !!errors.price;
  return (
    <>
      <details className="more" open={narrowed}>
        <summary className="small">Filters</summary>
        <div className="bar">
          <label className="field">
            Maker
            <select name="maker" defaultValue={f.maker ?? ''} className="max-w-44">
              <option value="">any</option>
              {makers.map((m) => (
                <option key={m}>{m}</option>
              ))}
            </select>
          </label>
          <fieldset className="field">
            <legend className="float-start">$ per image</legend>
            <span className="flex items-center gap-1 clear-both">
              {(['min', 'max'] as const).map((name, i) => (
                <span key={name} className="contents">
                  {i === 1 ? <span aria-hidden="true">–</span> : null}
                  <input
                    name={name}
                    defaultValue={given[name]}
                    inputMode="decimal"
                    size={5}
                    placeholder={name}
                    aria-label={name === 'min' ? 'at least' : 'at most'}
                    aria-invalid={errors.price ? true : undefined}
                    aria-describedby={errors.price ? 'price-error' : undefined}
                  />
                </span>
              ))}
            </span>
          </fieldset>
          <label className="check">
            <input type="checkbox" name="open" value="1" defaultChecked={f.openWeights} />
            Open weights
          </label>
          <label className="check">
            <input type="checkbox" name="ended" value="hide" defaultChecked={f.hideEnded} />
            Without ended models
          </label>
        </div>
      </details>
      {f.sort === 'hosts' ? null : <input type="hidden" name="sort" value={f.sort} />}
      <KeptDay asOf={asOf} />
      {f.reversed ? <input type="hidden" name="reverse" value="1" /> : null}
      {f.all ? <input type="hidden" name="all" value="1" /> : null}
      {errors.price ? (
        <p id="price-error" className="error basis-full" role="alert">
          {errors.price}
        </p>
      ) : null}
      {errors.other ? (
        <p className="error basis-full" role="alert">
          {errors.other}
        </p>
      ) : null}
    </>
  );
}
