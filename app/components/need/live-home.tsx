import { type AskedNeed, readNeed } from '@/pricing/need';
import { carried } from '../../lib/as-of';
import { usableFor } from '../../lib/extra-books';
import { askedFilters, makersOf } from '../../lib/filters';
import { counted, formatUsd } from '../../lib/format';
import { type LiveData, unpackAll } from '../../lib/live-offers';
import { liveRows, marketOf } from '../../lib/overview-live';
import { select } from '../../lib/overview-rows';
import { paramsOf } from '../../lib/params';
import { OverviewTable } from '../overview-table';
import { barWords } from './bar-words';
import { Gradual } from './gradual';
import { fieldsOf, queryOf, type Shown, saidOf } from './shown';
import { soldIn } from './sold';

/** Re-ranks and filters the home table. */
export function show(data: LiveData) {
  const unpacked = unpackAll(data);
  const market = marketOf(unpacked.offers, data.models, unpacked.known, data.day);
  const sold = soldIn(unpacked, data.day);
  return (search: URLSearchParams): Shown => {
    const params = paramsOf(search);
    const asked: AskedNeed = readNeed(params);
    const usable = usableFor(asked.need, () => sold);
    const rows = liveRows(market, asked.need, usable);
    const filters = askedFilters(params, params.maker ? makersOf(rows) : []);
    const shown = select(rows, filters.filters);
    const refused = Object.keys(filters.errors).length > 0;
    const words = barWords(asked.need, null);
    const [first] = shown;
    return {
      query: queryOf(params, asked),
      asked,
      words,
      fields: fieldsOf(params, asked),
      said: saidOf(
        asked,
        words,
        first
          ? `${counted(shown.length, 'model')}; first ${first.model.name}, ${formatUsd(first.cheapest.usd)} at ${first.cheapest.hostName}`
          : 'no model fits',
      ),
      refused: [...Object.keys(asked.errors), ...(filters.errors.price ? ['min', 'max'] : [])],
      // What to say of an empty table, or of a filter that can't be read, the server knows.
      node:
        shown.length === 0 || refused ? null : (
          <OverviewTable
            rows={shown}
            filters={filters.filters}
            params={carried(params, data.asOf)}
            need={asked.need}
            asOf={data.asOf}
            put={(rows) => <Gradual rows={rows} />}
          />
        ),
    };
  };
}
