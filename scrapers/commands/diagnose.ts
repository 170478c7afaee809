import { diagnose } from '../diagnose';
import { command, knownModule, main, withConnection } from './cli';

const program = command('diagnose', 'Why a host broke: last good run, rows that differ, next step')
  .argument('<host>', 'catalog id of the host')
  .action(async (host: string) => {
    const module = knownModule(host);
    const lines = await withConnection(({ db }) => diagnose(db, module));
    console.log(lines.join('\n'));
  });

await main(program);
