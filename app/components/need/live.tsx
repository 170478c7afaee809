'use client';

import { useRouter } from 'next/navigation';
import {
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type BarProps, NeedBar } from './need-bar';
import type { Answer, Show, Shown } from './shown';

export type LiveProps = {
  /** Which code re-ranks this page; null: the server answers every change. */
  page: 'model' | 'home' | null;
  /** The offers as JSON. */
  src: string;
  /** The address's query that `children` were made for, in `withParams`' order. */
  query: string;
  bar: Omit<BarProps, 'form' | 'open' | 'folds'>;
  children: ReactNode;
};

const CODE: Record<'model' | 'home', () => Promise<{ show: Show }>> = {
  model: () => import('./live-model'),
  home: () => import('./live-home'),
};
/** Answered from memory; the server fills in what a browser doesn't reckon when all is calm. */
const CALM_MS = 700;
const TYPING_MS = 180;

/** The bar over a region that it re-ranks at once. Without scripts it is a plain form over a page. */
export function LiveNeed({ page, src, query, bar, children }: LiveProps) {
  const form = useRef<HTMLFormElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [open, setOpen] = useState({ more: false, usual: false });
  const refresh = useCalmRefresh();
  const loading = useRef<Promise<Answer>>(null);
  const load = useCallback(() => {
    loading.current ??= ready(page, src);
    loading.current.catch(() => {
      loading.current = null;
    });
    return loading.current;
  }, [page, src]);

  const turn = useRef(0);
  const turned = useRef(false);
  const go = useCallback(
    async (params: URLSearchParams, how: 'push' | 'replace' | 'back', typing?: string) => {
      turn.current += 1;
      const mine = turn.current;
      const path = bar.action;
      try {
        const next = await (await load())(params);
        // A later change is on its way; half a word that can't be read yet is none.
        if (mine !== turn.current || (typing && typing in next.asked.errors)) return;
        if (how !== 'back') {
          const url = next.query === '' ? path : `${path}?${next.query}`;
          if (url === location.pathname + location.search) how = 'replace';
          history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url);
        }
        const isOpen = (what: string) =>
          form.current?.querySelector<HTMLDetailsElement>(what)?.open ?? false;
        setOpen({ more: isOpen('.more-need'), usual: isOpen('.need-fold') });
        turned.current = how === 'back';
        setShown(next);
        refresh();
      } catch {
        // Without the code or the offers the page answers as it does without scripts.
        if (how === 'back') location.reload();
        else form.current?.submit();
      }
    },
    [bar.action, load, refresh],
  );

  useFormEvents(form, load, go);
  // The fields say what the address says, unless the reader is writing in one.
  useLayoutEffect(() => {
    if (shown && form.current) fill(form.current, shown, turned.current);
  }, [shown]);
  // The server's answer to the same address takes over, unless the reader is at something in ours.
  useEffect(() => {
    if (shown?.query !== query || inUse(region.current)) return;
    setShown(null);
  }, [query, shown]);

  return (
    <>
      <NeedBar
        {...bar}
        asked={shown?.asked ?? bar.asked}
        words={shown?.words ?? bar.words}
        form={form}
        open={open.more}
        folds={{ open: open.usual }}
      />
      <p role="status" id="re-ranked" className="sr-only">
        {shown?.said}
      </p>
      <div ref={region}>{shown?.node ?? children}</div>
    </>
  );
}

async function ready(page: LiveProps['page'], src: string): Promise<Answer> {
  if (!page) return (await import('./live-none')).show();
  const offers = fetch(src).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));
  const [{ show }, data] = await Promise.all([CODE[page](), offers]);
  return show(data);
}

/** Asks the server once nothing has changed for a while. */
function useCalmRefresh() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (navigator.onLine) startTransition(() => router.refresh());
    }, CALM_MS);
  }, [router]);
}

type Go = (
  params: URLSearchParams,
  how: 'push' | 'replace' | 'back',
  typing?: string,
) => Promise<void>;

function useFormEvents(form: { current: HTMLFormElement | null }, load: () => unknown, go: Go) {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const off = new AbortController();
    const on = { signal: off.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let typed = '';
    const params = () =>
      new URLSearchParams([...new FormData(element)].map(([k, v]) => [k, String(v)]));
    // One entry in the history for all that is typed into one field.
    const how = (name: string) => (typed === name ? 'replace' : 'push');
    const commit = (name: string) => {
      clearTimeout(timer);
      go(params(), how(name));
    };
    const nameOf = (e: Event) => (e.target as HTMLInputElement).name ?? '';
    element.addEventListener('focusin', () => void load(), on);
    element.addEventListener(
      'input',
      (e) => {
        const field = e.target as HTMLInputElement;
        if (field.tagName !== 'INPUT' || field.type === 'checkbox') return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          go(params(), how(field.name), field.name);
          typed = field.name;
        }, TYPING_MS);
      },
      on,
    );
    element.addEventListener('change', (e) => commit(nameOf(e)), on);
    element.addEventListener(
      'focusout',
      () => {
        typed = '';
      },
      on,
    );
    element.addEventListener(
      'submit',
      (e) => {
        e.preventDefault();
        commit(typed);
      },
      on,
    );
    window.addEventListener('popstate', () => go(new URLSearchParams(location.search), 'back'), on);
    return () => {
      clearTimeout(timer);
      off.abort();
    };
  }, [form, load, go]);
}

/** @param all true on the way back and forth, when even the field in hand takes its earlier value */
function fill(form: HTMLFormElement, { fields }: Shown, all: boolean) {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (!field.name || field.type === 'hidden') continue;
    if (field === document.activeElement && !all) continue;
    const value = fields[field.id] ?? fields[field.name] ?? '';
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = value === field.value;
    else field.value = value;
  }
}

function inUse(region: HTMLElement | null): boolean {
  return Boolean(
    region && (region.contains(document.activeElement) || region.querySelector('details[open]')),
  );
}
