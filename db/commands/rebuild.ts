import { connect } from '../client';
import { migrate } from '../migrate';
import { rebuild } from '../rebuild';
import { withDatabase } from '../server';
import { runCommand, takesNoArguments } from './run';

await runCommand(async () => {
  takesNoArguments('rebuild');
  return withDatabase(async (url) => {
    await migrate(url);
    const { db, close } = connect(url);
    try {
      const { offers, spans, differences } = await rebuild(db);
      for (const d of differences.slice(0, 20))
        console.log(
          `differs: offer ${d.offerId}\n  stored   ${d.stored}\n  refolded ${d.refolded}`,
        );
      console.log(`${offers} offers refolded into ${spans} spans, ${differences.length} differ`);
      return differences.length > 0 ? 1 : 0;
    } finally {
      await close();
    }
  });
});
