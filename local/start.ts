import { parseArgs } from 'node:util';
import { loadRollout } from '../domain/setup/use-cases/load-rollout.ts';
import { startStage } from './local-cloud.ts';
import { operatorOf } from './operator.ts';
import { portsFrom } from './ports.ts';
import { readRollout } from './rollout-files.ts';
import { startProblem } from './start-problem.ts';

// npm start: the local cloud with the sample rollout, or with nothing in it, until it is stopped.
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({ options: { fresh: flag, empty: flag } });

/** Ends with a sentence for what a person can fix, and with everything there is for a defect. */
function fail(error: unknown): never {
  console.error(startProblem(error) ?? error);
  process.exit(1);
}
process.on('uncaughtException', fail);

const cloud = await startStage({
  assemblyDir: '.local/assembly',
  dataDir: '.local',
  ports: portsFrom(process.env),
  fresh: values.fresh,
  notice: (text) => console.warn(text),
  progress: (text) => console.log(text),
  onDied: fail,
});
const operator = operatorOf('local', cloud.urls.aws);
const known = (await operator.rollouts.list()).length > 0;
const sample = !known && !values.empty;
if (sample) await loadRollout(await readRollout('local/sample/bob/rollout.yaml'), operator);

console.log(`
  Console   ${cloud.urls.api}
  Public    ${cloud.urls.api}/rollouts
  Mailbox   ${cloud.urls.mailbox}
  AWS       ${cloud.urls.aws}   (any AWS tool with this endpoint, region eu-north-1 and any credentials)

  ${begun()}
${
  known || sample
    ? `  Report a milestone:   npx budkavle report local/sample/bob/milestones.yaml bob-procurement-2026
  Stop a milestone:     npx budkavle stop bob-procurement-2026 --by "Anna Ek"
`
    : ''
}  Stop all this:        Ctrl-C
`);

/** What there is to begin with. */
function begun(): string {
  if (known) return 'The data of the last run is kept; npm start -- --fresh starts over.';
  if (sample) return 'The sample rollout is loaded: Bokning och bidrag, 12 municipalities.';
  return `The sample is left out. Sign in as a coordinator and make a rollout: ${cloud.urls.api}/import-rollout`;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void cloud.stop().then(() => process.exit(0));
  });
}
