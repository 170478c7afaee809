'use client';

import { ErrorState } from './components/states';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <ErrorState title="This page failed">
      <p>
        The mistake is ours and has been written down. Other pages still work:{' '}
        <a href="/">all models</a>.
      </p>
      <button type="button" className="button mt-3" onClick={reset}>
        Try again
      </button>
    </ErrorState>
  );
}
