import { connect } from '../client';
import { importPriceBook } from '../import-price-book';
import { migrate } from '../migrate';
import { withDatabase } from '../server';
import { runCommand, UsageError } from './run';

await runCommand(async () => {
  if (process.argv.length > 2)
    throw new UsageError('usage: npm run import-price-book (takes no arguments)');
  await withDatabase(async (url) => {
    await migrate(url);
    const { db, close } = connect(url);
    try {
      const done = await importPriceBook(db, (line) => console.log(line));
      console.log(
        done.skipped
          ? 'The price book is in the database already.'
          : `Imported ${done.observations} dated prices of ${done.hosts} hosts${done.retired > 0 ? `, took ${done.retired} back that it no longer states` : ''}.`,
      );
    } finally {
      await close();
    }
  });
});
