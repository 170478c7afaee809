import { LONGEST_QUERY } from '../lib/search';

/** A plain form that leads to the search page. */
export function SearchForm({ asked }: { asked?: string }) {
  return (
    <search>
      <form method="get" action="/search" className="bar">
        <label className="field grow basis-48 max-w-[32rem]">
          Model, host or page
          <input type="search" name="q" defaultValue={asked} maxLength={LONGEST_QUERY} />
        </label>
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  );
}
