import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useRef } from 'react';

/** Answered from memory; the server fills in what a browser doesn't reckon when all is calm. */
const CALM_MS = 700;

/** Asks the server for the page of the present address once nothing has changed for a while. */
export function useServersAnswer(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const mine = timer.current;
      // Where nobody answers the router would load the page anew, and leave the reader with nothing.
      if (!(await isAnswering()) || mine !== timer.current) return;
      const here = location.pathname + location.search;
      startTransition(() => router.replace(here, { scroll: false }));
    }, CALM_MS);
  }, [router]);
}

async function isAnswering(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
