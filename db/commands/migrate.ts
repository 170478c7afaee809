import { migrate } from '../migrate';
import { withDatabase } from '../server';
import { runCommand } from './run';

await runCommand(async () => {
  const count = await withDatabase((url) => migrate(url));
  console.log(count === 0 ? 'The database is up to date.' : `Applied ${count} migration(s).`);
});
