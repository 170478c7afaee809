'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Entry, type Finder, type Found, finder, plain } from '../lib/search';
import { SearchHit } from './search-hit';
import './search-palette.css';

const SHOWN = 8;
const TOP_MODELS = 4;
const OPENING = 'Models that most hosts sell, and every page';

type Index = { opening: Entry[]; find: Finder };
type State = Index | 'loading' | 'failed';

let loading: Promise<Index> | null = null;

/** Fetched once for a page; tried again after a failure. */
function loadIndex(): Promise<Index> {
  loading ??= fetch('/search.json')
    .then(async (answer) => {
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { entries } = (await answer.json()) as { entries: Entry[] };
      return { opening: openingOf(entries), find: finder(entries) };
    })
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/** Shown before anything is typed: the models that most hosts sell, and the pages. */
function openingOf(entries: readonly Entry[]): Entry[] {
  const models = entries.filter((e) => e.kind === 'model').sort((a, b) => b.weight - a.weight);
  return [...models.slice(0, TOP_MODELS), ...entries.filter((e) => e.kind === 'page')];
}

/** @param typed what was written before the palette had come */
export function SearchPalette({ typed, onClose }: { typed: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [query, setQuery] = useState(typed);
  const [active, setActive] = useState(0);
  const [index, setIndex] = useState<State>('loading');
  // Before the next key can come: it belongs to the field.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    loadIndex().then(setIndex, () => setIndex('failed'));
    // Whoever comes back to the page wants to see the page.
    const leave = () => dialog.current?.close();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
  const asked = useDeferredValue(query);
  const { hits, near }: Found = useMemo(() => {
    if (typeof index === 'string') return { hits: [], near: false };
    return plain(asked) === '' ? { hits: index.opening, near: false } : index.find(asked, SHOWN);
  }, [index, asked]);
  const words = said(index, query, hits.length, near);
  const all = `/search?${new URLSearchParams({ q: query })}`;
  const choose = (to: number) => {
    const at = hits.length === 0 ? 0 : (to + hits.length) % hits.length;
    setActive(at);
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') choose(active + 1);
    else if (event.key === 'ArrowUp') choose(active - 1);
    else if (event.key === 'Enter') {
      // What was typed a moment ago counts, also where the list is still of the moment before.
      const now = query === asked ? hits[active] : firstHit(index, query);
      location.assign(now?.path ?? all);
    } else return;
    event.preventDefault();
  };
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) dialog.current?.close();
  };
  return (
    // The keyboard closes a dialog with Escape; a press beside it does the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Search"
      onClose={onClose}
      onClick={onBackdrop}
    >
      <div className="palette-head">
        <input
          type="text"
          role="combobox"
          aria-label="Search models, hosts and pages"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `${id}${active}` : undefined}
          placeholder="Model, host or page"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p role="status" className="sr-only">
        {words}
      </p>
      <p className="palette-note" aria-hidden="true">
        {words || OPENING}
      </p>
      <div
        ref={list}
        role="listbox"
        id={`${id}list`}
        aria-label="Found"
        aria-busy={index === 'loading'}
        className="palette-list"
      >
        {hits.map((entry, i) => (
          <a
            key={entry.path}
            id={`${id}${i}`}
            role="option"
            aria-selected={i === active}
            tabIndex={-1}
            href={entry.path}
            className="hit"
          >
            <SearchHit entry={entry} />
          </a>
        ))}
      </div>
      <p className="palette-foot">
        <a href={plain(query) === '' ? '/search' : all}>All results on a page</a>
        <span aria-hidden="true">↑ ↓ choose · Enter opens · Esc closes</span>
      </p>
    </dialog>
  );
}

function firstHit(index: State, query: string): Entry | undefined {
  return typeof index === 'string' ? undefined : index.find(query, 1).hits[0];
}

function said(index: State, query: string, hits: number, near: boolean): string {
  if (index === 'loading') return 'Loading the names…';
  if (index === 'failed') return 'The names could not be loaded; Enter searches on a page.';
  if (plain(query) === '') return '';
  if (hits === 0)
    return `Nothing is called “${query.trim()}”, nor anything like it. Try fewer words.`;
  if (near) return `Nothing is called “${query.trim()}”. Nearest names:`;
  return hits === 1 ? '1 found' : `${hits} found`;
}
