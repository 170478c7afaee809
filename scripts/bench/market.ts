/**
 * A made-up market, written straight into the tables: nothing here is a fact. Every offer is read
 * every week; one price in forty moves from one week to the next, between 2 and 3 cents.
 */
import { modelById } from '@/catalog';
import type { Connection } from '@/db/client';
import { syncCatalog } from '@/db/sync-catalog';

export const OFFERS = 5_000;
/** So many of them sell the model whose page is drawn; the rest is spread over other models. */
export const OFFERS_OF_MODEL = 60;
export const MODEL = 'flux-1-dev';
const HOSTS = ['fal', 'replicate', 'together', 'segmind', 'deepinfra'];
const OTHERS = ['flux-1-schnell', 'sdxl-1-0', 'recraft-v3', 'ideogram-3', 'qwen-image'];
export const LAST_DAY = '2026-11-20';

/** Fills an empty, migrated database with the last so many weeks. */
export async function makeMarket(c: Connection, weeks: number): Promise<void> {
  if (!modelById(MODEL)) throw new Error(`no model ${MODEL} in the catalog`);
  await syncCatalog(c.db);
  await offers(c);
  await courses(c, weeks);
  await readings(c);
  await fold(c, weeks);
}

async function offers(c: Connection): Promise<void> {
  const others = OTHERS.filter((id) => modelById(id));
  const list = (items: readonly string[]) => `(array[${items.map((i) => `'${i}'`).join(', ')}])`;
  await c.sql.unsafe(`
    insert into sources (id, host_id, reporter, url)
      select 'synthetic ' || h, h, 'host', 'https://prices.example/' || h from unnest(${list(HOSTS)}) h;
    insert into offers (id, host_id, reporter, host_model, model_id, operation, variant)
      select 'synthetic' || lpad(n::text, 7, '0'), ${list(HOSTS)}[1 + n % ${HOSTS.length}], 'host',
        'synthetic model ' || n,
        case when n <= ${OFFERS_OF_MODEL} then '${MODEL}' else ${list(others)}[1 + n % ${others.length}] end,
        'generate', ''
      from generate_series(1, ${OFFERS}) n;
  `);
}

/** The course of every price: in which weeks it moved, and since which week it is what it is. */
async function courses(c: Connection, weeks: number): Promise<void> {
  await c.sql.unsafe(`
    set work_mem = '256MB';
    select setseed(0.42);
    create table courses as
      with drawn as (
        select o.id as offer_id, o.host_id as host, w as week,
          (date '${LAST_DAY}' - 7 * (${weeks - 1} - w)) as day,
          w = 0 or random() < 1.0 / 40 as changed
        from offers o, generate_series(0, ${weeks - 1}) w
      ), since as (
        select *, max(case when changed then week end) over (partition by offer_id order by week) as since
        from drawn
      )
      select *, substr(md5(offer_id || since), 1, 16) as observation from since;
  `);
}

/** Rows that refer to rows made a moment ago: looking each reference up would take minutes. */
async function readings(c: Connection): Promise<void> {
  await c.sql.unsafe(`
    set session_replication_role = replica;
    insert into observations (id, offer_id, source_id, day, precision, at, rule, quote, origin, obtained)
      select observation, offer_id, 'synthetic ' || host, day, 'day', day::timestamptz,
        jsonb_build_object('money', jsonb_build_object('kind', 'usd'), 'terms', jsonb_build_array(
          jsonb_build_object('amount', usd, 'per', 1, 'times', jsonb_build_array(jsonb_build_object('kind', 'image'))))),
        '$' || usd || ' per image', 'host', 'recorded in a made-up market'
      from (
        select *, trim_scale((20000 + ('x' || substr(observation, 1, 6))::bit(24)::int % 10000 + since) / 1000000.0)::text as usd
        from courses where changed
      ) priced;
    insert into checks (offer_id, source_id, at, day, outcome, observation_id)
      select offer_id, 'synthetic ' || host, day::timestamptz, day,
        case when changed and week > 0 then 'changed' else 'confirmed' end, observation
      from courses;
    reset session_replication_role;
  `);
}

/** As folding does: a span begins where the price moved, and was last read before the next one. */
async function fold(c: Connection, weeks: number): Promise<void> {
  await c.sql.unsafe(`
    insert into spans (offer_id, from_day, to_day, changed_after, rule, first_observation, last_observation, checked_on, gone)
      select s.offer_id, s.from_day, lead(s.from_day) over own, lag(s.checked_on) over own,
        o.rule, o.id, o.id, s.checked_on, false
      from (
        select offer_id, observation, min(day) as from_day, max(day) as checked_on
        from courses group by 1, 2
      ) s
      join observations o on o.id = s.observation
      window own as (partition by s.offer_id order by s.from_day);
    insert into offer_states (offer_id, tried_on, last_try, failed_tries)
      select offer_id, day, case when changed and week > 0 then 'changed' else 'confirmed' end, 0
      from courses where week = ${weeks - 1};
    drop table courses;
  `);
  await c.sql.unsafe('analyze');
}

export async function someOffers(c: Connection, count: number): Promise<string[]> {
  const rows = await c.sql.unsafe(`select id from offers order by md5(id) limit ${count}`);
  return rows.map((row) => String(row.id));
}
