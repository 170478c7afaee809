import { Command, CommanderError } from 'commander';
import { hostById } from '@/catalog';
import { type Connection, connect } from '@/db/client';
import { runCommand, UsageError } from '@/db/commands/run';
import { migrate } from '@/db/migrate';
import { withDatabase } from '@/db/server';
import type { DatasetModule, HostModule } from '../contract';
import { datasetModules, readerFor } from '../datasets';
import { hostModules, moduleFor } from '../hosts';

/** A command whose mistakes end in one line on stderr and exit code 2. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .showHelpAfterError(false);
}

/** Parses the arguments and runs the action given with `.action()`. */
export function main(program: Command): Promise<void> {
  return runCommand(async () => {
    try {
      await program.parseAsync(process.argv);
      return typeof process.exitCode === 'number' ? process.exitCode : 0;
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode === 0) return 0;
      throw new UsageError(`${error.message.replace(/^error: /, '')} (see --help)`);
    }
  });
}

/** A database that answers and has today's tables. */
export function withConnection<T>(fn: (c: Connection, url: string) => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    await migrate(url);
    const connection = connect(url);
    try {
      return await fn(connection, url);
    } finally {
      await connection.close();
    }
  });
}

/** The module of a host or a dataset, or a line that says what there is. */
export function knownReader(id: string): HostModule | DatasetModule {
  return readerFor(id) ?? knownModule(id, datasetModules);
}

/** The module of a host, or a line that says what there is. */
export function knownModule(host: string, more: readonly { host: string }[] = []): HostModule {
  const module = moduleFor(host);
  if (module) return module;
  const known = hostById(host)
    ? `${host} is in the catalog but has no module yet`
    : `no host "${host}"`;
  throw new UsageError(
    `${known}; hosts with a module: ${[...hostModules, ...more].map((m) => m.host).join(', ')}`,
  );
}
