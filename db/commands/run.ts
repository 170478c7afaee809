import { DatabaseUnavailable, reasonOf } from '../embedded/errors';

/** Bad arguments, an unknown host, an unreadable file: `message` is one line for the reader. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** For a command without arguments: refuses whatever stands behind its name. */
export function takesNoArguments(name: string): void {
  const [first] = process.argv.slice(2);
  if (first !== undefined)
    throw new UsageError(
      `unknown argument "${first}"; usage: npm run ${name} (takes no arguments)`,
    );
}

const CONNECTION_LOST = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_)/;

/**
 * Runs a command's main function. What it returns becomes the exit code (0 if nothing).
 * UsageError and an unreachable database end in one line on stderr and exit code 2.
 */
export async function runCommand(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const code = String((error as { code?: unknown } | null)?.code ?? '');
    const expected =
      error instanceof UsageError ||
      error instanceof DatabaseUnavailable ||
      CONNECTION_LOST.test(code);
    console.error(expected ? `perimage: ${oneLine(error)}` : error);
    process.exitCode = expected ? 2 : 1;
  }
}

/** What was typed may hold line ends and control characters; they stay out of the terminal. */
function oneLine(error: unknown): string {
  if (!(error instanceof UsageError)) return reasonOf(error);
  return error.message.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
