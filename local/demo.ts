import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { loadRollout } from '../domain/setup/use-cases/load-rollout.ts';
import { fromStockholm } from '../domain/shared/stockholm-time.ts';
import { DemoClock } from './demo/demo-clock.ts';
import { type ChangeReport, runChange } from './demo/run-change.ts';
import { type MilestoneReport, runMilestone } from './demo/run-milestone.ts';
import { narrowed, readStory, stepsFor } from './demo/story.ts';
import { storyText } from './demo/story-text.ts';
import { checkUndone } from './demo/told-people.ts';
import { runStage, synthesizeStage } from './local-cloud.ts';
import { operatorOf } from './operator.ts';
import { readRollout } from './rollout-files.ts';
import { enlarge } from './sample/generate-organisations.ts';

// npm run demo: the story of the sample unattended, on data of its own. Exits 0 only if ledgers and mails match the
// plans.
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
const story = await readStory();
const source = resized ? enlarge(sample, size) : narrowed(sample, story.organisations);
const steps = stepsFor(
  story.steps,
  source.organisations.map(({ code }) => code),
);

const started = Date.now();
const folder = await mkdtemp(join(tmpdir(), 'budkavle-demo-'));
const progress = (text: string) => console.error(text);
const assemblyDir = '.local/demo-assembly';
await synthesizeStage(assemblyDir, { progress });
progress('Starting …');
// The morning on which the story begins: half a minute before a full one, since what runs every few minutes would come
// again at once where the clock is set to the hour.
const clock = new DemoClock(fromStockholm({ date: '2026-11-23', time: '08:30' }) - 30_000);
const cloud = await runStage({
  clock,
  assemblyDir,
  dataDir: folder,
  ports: { api: 0, mailbox: 0, aws: 0 },
  // Each instance warms up by itself, and the other half of the cores is busy with answering them.
  atOnce: Math.ceil(availableParallelism() / 2),
  // Nobody reads the mailbox: the mails are checked as SES accepted them.
  mailbox: false,
  notice: (text) => console.error(text),
});
try {
  const operator = operatorOf('local', cloud.urls.aws, clock.now);
  await loadRollout(source, operator);
  const ready = Date.now();
  const run = { cloud, operator, clock, catalogue: source.catalogue };
  const reports: (MilestoneReport | ChangeReport)[] = [];
  for (const step of steps)
    reports.push('change' in step ? await runChange(step, run) : await runMilestone(step.milestone, run));
  const milestones = reports.filter((report) => 'milestone' in report);
  const wrong = [
    ...reports.flatMap(({ problems }) => problems),
    ...(await checkUndone(
      milestones.map(({ milestone }) => milestone),
      run,
    )),
  ];
  const { functions, mails } = cloud.figures();
  const figures = {
    organisations: source.organisations.length,
    contacts: source.contacts.length,
    mails,
    seconds: { start: (ready - started) / 1000, story: (Date.now() - ready) / 1000 },
    milestones,
    changes: reports.filter((report) => 'change' in report),
    functions,
    deadLetters: cloud.deadLetters().length,
  };
  if (figures.deadLetters > 0) wrong.push(`${figures.deadLetters} messages are in dead-letter queues`);
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else {
    const { start, story: told } = figures.seconds;
    console.log(storyText(reports, source));
    console.log(`\n${start.toFixed(1)} s to build and start, ${told.toFixed(1)} s for the story.`);
    if (wrong.length === 0)
      console.log('Ledgers and mails match the plans: each mail once, on its day, to whom it concerns.');
  }
  for (const problem of wrong) console.error(`Does not match: ${problem}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await cloud.stop();
  await rm(folder, { recursive: true, force: true });
}
