/*
 * An installation that dies: worker, client and server are killed with SIGKILL right after a chosen commit of the
 * journal, before anybody is told. Arguments: data directory, which commit. Says on standard output what it is doing.
 */
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { readConfig } from '../../src/config.ts';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import { openInstallation } from '../../src/installation.ts';
import { enrol } from '../../src/services/enrol.ts';

const [dataDir, commit] = process.argv.slice(2) as [string, string];
const installation = await openInstallation(readConfig({ OVERGANG_PORT: '0' }, dataDir, { dataDir }), {
  tell: () => undefined,
  baseUrl: 'http://overgang.example',
  impatient: true,
});
const { store, engine, services } = installation;

let commits = 0;
const begin = store.db.transaction.bind(store.db);
store.db.transaction = () => {
  const builder = begin();
  const execute = builder.execute.bind(builder);
  builder.execute = async (work) => {
    let isJournal = false;
    const result = await execute(async (trx) => {
      const insertInto = trx.insertInto.bind(trx);
      trx.insertInto = ((table: 'journal') => {
        isJournal ||= table === 'journal';
        return insertInto(table);
      }) as never;
      return work(trx);
    });
    if (isJournal && ++commits === Number(commit)) {
      process.kill(engine.pid!, 'SIGKILL');
      process.kill(process.pid, 'SIGKILL');
    }
    return result;
  };
  return builder;
};

const today = services.clock.today();
const settingOverrides = { actingWindowMinutes: 0, remindsOfDuties: false };
const enrolled = await enrol(
  { ...services, settingOverrides },
  {
    cpr: '6101019999' as CprNumber,
    name: 'Test Person',
    municipality: '101',
    programme: 'social-stoette',
    variant: 'rollout',
    draw: '1',
    on: today,
    by: 'tester',
  },
);
if ('refusal' in enrolled) throw new Error('refused');
const { trajectoryId } = enrolled;
console.log(JSON.stringify({ trajectoryId }));
const bodies = [
  { type: 'GrantSupport', legalBasis: 'LAB_31B', on: today },
  { type: 'InformOfGrant', who: 'citizen', on: today },
  { type: 'InformOfGrant', who: 'ctiWorker', on: today },
  { type: 'RegisterJobMatch', on: today },
  { type: 'StartCourse', startOn: today, takenOver: true },
] as const;
for (const [index, body] of bodies.entries()) {
  await services.trajectories.command(trajectoryId, { id: uuidv5(String(index), trajectoryId), by: 'tester', ...body });
}
console.log(JSON.stringify({ done: uuidv7(), today: today as CivilDate }));
await installation.close();
process.exit(0);
