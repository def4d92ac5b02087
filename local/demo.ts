import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { loadRollout } from '../domain/setup/use-cases/load-rollout.ts';
import { readYaml } from './cli/read-yaml.ts';
import { DemoClock } from './demo/demo-clock.ts';
import { printLedger } from './demo/print-ledger.ts';
import { runMilestone } from './demo/run-milestone.ts';
import { startStage } from './local-cloud.ts';
import { milestonesFileSchema } from './milestones-file.ts';
import { operatorOf } from './operator.ts';
import { readRollout } from './rollout-files.ts';
import { enlarge } from './sample/generate-organisations.ts';

// npm run demo: the main job unattended, on data of its own. Exits 0 only if the ledger and the mails match the plan.
const { values } = parseArgs({
  options: {
    organisations: { type: 'string' },
    contacts: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const sizeSchema = z.coerce.number().int().min(1).max(5000).optional();
const wanted = {
  organisations: sizeSchema.parse(values.organisations),
  contacts: sizeSchema.parse(values.contacts),
};

const sample = await readRollout('local/sample/bob/rollout.yaml');
const resized = wanted.organisations !== undefined || wanted.contacts !== undefined;
const size = { organisations: wanted.organisations ?? 12, contactsEach: wanted.contacts ?? 25 };
const source = resized ? enlarge(sample, size) : sample;
const { milestones } = milestonesFileSchema.parse(await readYaml('local/sample/bob/milestones.yaml'));

const started = Date.now();
const folder = await mkdtemp(join(tmpdir(), 'budkavle-demo-'));
const clock = new DemoClock();
const cloud = await startStage({
  clock,
  assemblyDir: join(folder, 'assembly'),
  dataDir: folder,
  ports: { api: 0, mailbox: 0, aws: 0 },
  // Nobody reads the mailbox: the mails are checked as SES accepted them.
  mailbox: false,
  notice: (text) => console.error(text),
});
try {
  const operator = operatorOf('local', cloud.urls.aws);
  await loadRollout(source, operator);
  const ready = Date.now();
  const reports = [];
  for (const milestone of milestones) reports.push(await runMilestone(milestone, { cloud, operator, clock }));
  const figures = {
    organisations: source.organisations.length,
    contacts: source.contacts.length,
    seconds: { start: (ready - started) / 1000, milestones: (Date.now() - ready) / 1000 },
    milestones: reports,
    functions: cloud.figures().functions,
    deadLetters: cloud.deadLetters().length,
  };
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else printLedger(figures, source.catalogue);
  const wrong = reports.flatMap(({ problems }) => problems);
  if (figures.deadLetters > 0) wrong.push(`${figures.deadLetters} messages are in dead-letter queues`);
  for (const problem of wrong) console.error(`Does not match: ${problem}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await cloud.stop();
  await rm(folder, { recursive: true, force: true });
}
