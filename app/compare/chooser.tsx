import { hosts, models } from '@/catalog';
import type { AskedNeed, Day } from '@/pricing';
import { barWords } from '../components/need/bar-words';
import { Follow } from '../components/need/follow';
import { NeedBar } from '../components/need/need-bar';
import { type AskedColumns, MOST_COLUMNS, type Unknown } from '../lib/compare-params';
import { compareHref } from '../lib/need-links';

type Props = { asked: AskedColumns; need: AskedNeed; asOf: Day | null; query: string };

/** What stands side by side: taken out by links, added by a GET form that carries the workload. */
export function Chooser({ asked, need, asOf, query }: Props) {
  const ids = { models: asked.models.map((m) => m.id), hosts: asked.hosts.map((h) => h.id) };
  const link = (changed: Partial<typeof ids>) =>
    compareHref({ ...ids, ...changed }, need.need, asOf);
  const words = barWords(need.need, null);
  const full = asked.pairs.length >= MOST_COLUMNS;
  return (
    <>
      <Chosen
        label="Models"
        items={asked.models}
        without={(id) => link({ models: ids.models.filter((m) => m !== id) })}
      />
      <Chosen
        label="Hosts"
        items={asked.hosts}
        without={(id) => link({ hosts: ids.hosts.filter((h) => h !== id) })}
      />
      <Follow query={query} set={words.set}>
        <NeedBar
          action="/compare"
          asked={need}
          words={words}
          hidden={asOf ? { asOf } : {}}
          submit="Compare"
          lead={
            <>
              {Object.entries(ids).map(([name, list]) =>
                list.length > 0 ? (
                  <input key={name} type="hidden" name={name} value={list.join(',')} />
                ) : null,
              )}
              <label className="field grow basis-48 max-w-80">
                Add a model
                <input
                  name="models"
                  list="known-models"
                  placeholder={full ? 'take one out first' : 'flux schnell, nano banana…'}
                />
              </label>
              <label className="field">
                Add a host
                <select name="hosts" defaultValue="" data-written="" className="max-w-52">
                  <option value="">none</option>
                  {hosts
                    .filter((h) => h.sellsImages && !ids.hosts.includes(h.id))
                    .map((h) => (
                      <option key={h.id} value={h.id}>
                        {h.name}
                      </option>
                    ))}
                </select>
              </label>
              <datalist id="known-models">
                {models
                  .filter((m) => m.core)
                  .map((m) => (
                    <option key={m.id} value={m.name} />
                  ))}
              </datalist>
            </>
          }
        />
      </Follow>
      <Unknowns
        what="model"
        all={asked.unknownModels}
        link={(id) => link({ models: [...ids.models, id] })}
      />
      <Unknowns
        what="host"
        all={asked.unknownHosts}
        link={(id) => link({ hosts: [...ids.hosts, id] })}
      />
      {asked.said.map((line) => (
        <p key={line} className="small soft">
          {line}
        </p>
      ))}
    </>
  );
}

type ChosenProps = {
  label: string;
  items: readonly { id: string; name: string }[];
  without: (id: string) => string;
};

function Chosen({ label, items, without }: ChosenProps) {
  if (items.length === 0) return null;
  return (
    <p className="chosen small">
      <span className="soft">{label}</span>
      {items.map(({ id, name }) => (
        <a key={id} href={without(id)} className="chip">
          {name}{' '}
          <span className="soft">
            <span aria-hidden="true">×</span>
            <span className="sr-only">(take out)</span>
          </span>
        </a>
      ))}
    </p>
  );
}

type UnknownsProps = {
  what: 'model' | 'host';
  all: readonly Unknown<{ id: string; name: string }>[];
  link: (id: string) => string;
};

function Unknowns({ what, all, link }: UnknownsProps) {
  return all.map(({ asked, near }) => (
    <p key={asked} className="error" role="alert">
      No {what} is called “{asked}”.{' '}
      {near.length > 0 ? (
        <>
          Near it:{' '}
          {near.map((item, i) => (
            <span key={item.id}>
              {i > 0 ? ', ' : ''}
              <a href={link(item.id)}>{item.name}</a>
            </span>
          ))}
          .
        </>
      ) : null}
    </p>
  ));
}
