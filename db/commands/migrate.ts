import { migrate } from '../migrate';
import { withDatabase } from '../server';
import { runCommand, takesNoArguments } from './run';

await runCommand(async () => {
  takesNoArguments('migrate');
  const count = await withDatabase((url) => migrate(url));
  console.log(count === 0 ? 'The database is up to date.' : `Applied ${count} migration(s).`);
});
