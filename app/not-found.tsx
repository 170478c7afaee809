import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <>
      <h1>There is no page at this address</h1>
      <p className="lead">
        It may have been mistyped. <a href="/">All models</a>, <a href="/credits">free credits</a>{' '}
        and <a href="/methodology">how prices are read</a> are still where they were.
      </p>
    </>
  );
}
