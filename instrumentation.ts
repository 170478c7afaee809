/** Runs once in every server process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { errorsAreNotKept } = await import('./app/lib/errors-not-kept');
  errorsAreNotKept();
}
