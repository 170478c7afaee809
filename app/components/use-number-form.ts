import { useEffect } from 'react';
import { formOf, NUMBER_FORMS, type NumberForm } from '../lib/number-form';

const KEY = 'numbers';

type Choice = NumberForm | 'device';

/** Keeps the page in the chosen form. Who reads points loads nothing for it. */
export function useNumberForm() {
  useEffect(() => {
    let shown: NumberForm = 'point';
    const show = async (choice: Choice) => {
      for (const input of document.querySelectorAll<HTMLInputElement>('input[name=numbers]'))
        input.checked = input.value === choice;
      const form = choice === 'device' ? formOf(navigator.languages) : choice;
      if (form === shown) return;
      shown = form;
      const { writeNumbers } = await import('./number-writer');
      // The last choice counts, whichever came first over the line.
      writeNumbers(shown);
    };
    const again = () => show(kept());
    const onChange = (event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.name !== 'numbers') return;
      keep(input.value);
      show(choiceOf(input.value));
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === KEY || event.key === null) again();
    };
    // Chosen on another page while this one waited behind the back button.
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) again();
    };
    keepEarly();
    again();
    document.addEventListener('change', onChange);
    addEventListener('storage', onStorage);
    addEventListener('pageshow', onPageShow);
    addEventListener('languagechange', again);
    return () => {
      document.removeEventListener('change', onChange);
      removeEventListener('storage', onStorage);
      removeEventListener('pageshow', onPageShow);
      removeEventListener('languagechange', again);
    };
  }, []);
}

const choiceOf = (text: string | null): Choice =>
  NUMBER_FORMS.find((form) => form === text) ?? 'device';

/** What was chosen before the page's scripts ran, when nobody listened yet. */
function keepEarly() {
  const chosen = document.querySelector<HTMLInputElement>('input[name=numbers]:checked');
  if (chosen && !chosen.defaultChecked) keep(chosen.value);
}

/** A browser may keep nothing for a site; then the choice holds for the page. */
function kept(): Choice {
  try {
    return choiceOf(localStorage.getItem(KEY));
  } catch {
    return 'device';
  }
}

function keep(choice: string) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {}
}
