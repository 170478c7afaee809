import { useEffect, useRef } from 'react';
import { catchUp, clearTwins, isTyped, isWriting } from './form-fields';

type How = 'push' | 'replace' | 'back';
/**
 * @param typing the field that is being typed into: what can't be read yet is left alone
 * @returns whether the page now shows what was asked for
 */
export type Go = (params: URLSearchParams, how: How, typing?: string) => Promise<boolean>;

/** A pause in typing. Shorter, and "1" of "100" would be priced on the way. */
const TYPING_MS = 400;

/**
 * Tells of every change of the form: at once of a choice, of Enter and of leaving a field; of what
 * is being typed (`typing`: into which field) after a pause. And of the way back and forth.
 */
export function useFormEvents(
  form: { current: HTMLFormElement | null },
  load: () => unknown,
  go: Go,
) {
  const begun = useRef(false);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const off = new AbortController();
    const on = { signal: off.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** The field whose typing has an entry in the history: more of it goes into the same one. */
    let typed = '';
    let here = location.search;
    const apply = async (field: Element | null, typing = false) => {
      clearTimeout(timer);
      const name = isTyped(field) ? field.name : '';
      clearTwins(element, field);
      const said = [...new FormData(element)].map(([k, v]) => [k, String(v)]);
      const how = name !== '' && typed === name ? 'replace' : 'push';
      if (!(await go(new URLSearchParams(said), how, typing ? name : undefined))) return;
      here = location.search;
      typed = field === document.activeElement ? name : '';
    };
    const applyAfterPause = (field: Element) => {
      clearTimeout(timer);
      timer = setTimeout(() => apply(field, true), TYPING_MS);
    };
    element.addEventListener('focusin', () => void load(), on);
    element.addEventListener(
      'input',
      ({ target }) => {
        if (isTyped(target)) applyAfterPause(target);
      },
      on,
    );
    element.addEventListener('change', ({ target }) => apply(target as Element), on);
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
        apply(document.activeElement);
      },
      on,
    );
    window.addEventListener(
      'popstate',
      (e) => {
        const isOurs = location.pathname === new URL(element.action).pathname;
        if (!isOurs || location.search === here) return;
        // Every entry of this page is re-ranked here; the router would ask the server first.
        e.stopImmediatePropagation();
        clearTimeout(timer);
        typed = '';
        here = location.search;
        go(new URLSearchParams(here), 'back');
      },
      { ...on, capture: true },
    );
    const early = begun.current ? undefined : catchUp(element);
    begun.current = true;
    if (early) (isWriting(early) ? applyAfterPause : apply)(early);
    return () => {
      clearTimeout(timer);
      off.abort();
    };
  }, [form, load, go]);
}
