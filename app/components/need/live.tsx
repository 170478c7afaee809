'use client';

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { goTo, hereIs } from './address';
import { type BarProps, NeedBar } from './need-bar';
import type { Answer, Show, Shown } from './shown';
import { type Go, useFormEvents } from './use-form-events';
import { useServersAnswer } from './use-servers-answer';

export type LiveProps = {
  /** Which code re-ranks this page. */
  page: 'model' | 'home';
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
/** The bar over a region that it re-ranks at once. Without scripts it is a plain form over a page. */
export function LiveNeed({ page, src, query, bar, children }: LiveProps) {
  const form = useRef<HTMLFormElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState({ more: false, usual: false });
  const askServer = useServersAnswer();
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
  /** The query that the reader came to last; null: the one that the page was opened with. */
  const wanted = useRef<string>(null);
  const go: Go = useCallback(
    async (params, how, typing) => {
      turn.current += 1;
      const mine = turn.current;
      try {
        const next = await (await load())(params);
        // A later change is on its way; half a word that can't be read yet is none.
        if (mine !== turn.current || (typing && next.refused.includes(typing))) return false;
        const isNew = how === 'back' || !hereIs(bar.action, next.query);
        if (how !== 'back') goTo(bar.action, next.query, how);
        const isOpen = (what: string) =>
          form.current?.querySelector<HTMLDetailsElement>(what)?.open ?? false;
        setOpen({ more: isOpen('.more-need'), usual: isOpen('.need-fold') });
        turned.current = how === 'back';
        wanted.current = next.query;
        setShown(next);
        if (isNew) setSaid(next.said);
        if (isNew) askServer();
        return true;
      } catch (error) {
        console.error('The table could not be re-ranked in the browser.', error);
        // Without the code or the offers the page answers as it does without scripts.
        if (typing || mine !== turn.current) return false;
        if (how === 'back') location.reload();
        else form.current?.submit();
        return false;
      }
    },
    [bar.action, load, askServer],
  );

  useFormEvents(form, load, go);
  // The fields say what the address says, unless the reader is writing in one.
  useLayoutEffect(() => {
    if (shown && form.current) fill(form.current, shown, turned.current);
  }, [shown]);
  // An answer to what was asked before brings its own address along; the reader is elsewhere by now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an answer changes `query`
  useLayoutEffect(() => {
    if (wanted.current === null || wanted.current === query) return;
    goTo(bar.action, wanted.current, 'replace');
    if (!shown) go(new URLSearchParams(wanted.current), 'back');
  }, [query]);
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
        {said}
      </p>
      <div ref={region} data-drawn-by={shown ? 'browser' : 'server'}>
        {shown?.node ?? children}
      </div>
    </>
  );
}

async function ready(page: LiveProps['page'], src: string): Promise<Answer> {
  const offers = fetch(src).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));
  const [{ show }, data] = await Promise.all([CODE[page](), offers]);
  return show(data);
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
