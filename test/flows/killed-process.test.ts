import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDynamodbAlone } from '@budkavle/local-cloud/dynamodb';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import type { Outcome } from '../../domain/mail/delivery.ts';
import { TAKEN } from '../../domain/mail/delivery-states.ts';
import { IN_FLIGHT, sendWorkers } from '../../domain/mail/exposure.ts';
import { loadRollout, type RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { runStage } from '../../local/local-cloud.ts';
import { type Operator, operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { shareOf } from '../share.ts';
import { expectEveryMailOnce } from './every-mail-once.ts';
import { sampleMilestones } from './running-stage.ts';

/** The mails a second that SES lets through until each kill, and organisations enough for as many workers. */
type Load = { rates: readonly number[]; organisations: number; contactsEach: number };

const EACH = 20;
const of = (rate: number) => Array.from({ length: EACH }, () => rate);
const LOADS: readonly Load[] = [
  { rates: of(14), organisations: 4, contactsEach: 60 },
  { rates: of(200), organisations: 20, contactsEach: 30 },
  { rates: of(1_000), organisations: 24, contactsEach: 25 },
];
/** In `npm test` each kill comes at another rate. */
const SHORT: readonly Load[] = [{ rates: [14, 200], organisations: 4, contactsEach: 60 }];

const VISIBILITY_MILLIS = 370_000;
let folder: string;
let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'budkavle-killed-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const mappingSchema = z.looseObject({
  Type: z.literal('AWS::Lambda::EventSourceMapping'),
  Properties: z.looseObject({ FunctionName: z.unknown(), ScalingConfig: z.unknown() }),
});
const templateSchema = z.looseObject({ Resources: z.record(z.string(), z.unknown()) });

/** The assembly with as many workers to a queue of mails as are deployed for a rate. */
async function assemblyFor(rate: number): Promise<string> {
  const [from, to] = [inject('assemblyDir'), await mkdtemp(join(folder, 'assembly-'))];
  for (const name of await readdir(from)) {
    if (!name.endsWith('.template.json')) {
      await symlink(join(from, name), join(to, name));
      continue;
    }
    const template = templateSchema.parse(JSON.parse(await readFile(join(from, name), 'utf8')));
    for (const resource of Object.values(template.Resources)) {
      const { data } = mappingSchema.safeParse(resource);
      if (data && /senddeliveries/i.test(JSON.stringify(data.Properties.FunctionName)))
        Object.assign(Object(resource).Properties, {
          ScalingConfig: { MaximumConcurrency: sendWorkers(rate) },
        });
    }
    await writeFile(join(to, name), JSON.stringify(template));
  }
  return to;
}

/** Starts the stage as a process on the same data and resolves with its AWS endpoint. */
async function startProcess(run: number, perSecond: number): Promise<string> {
  const assemblyDir = await assemblyFor(perSecond);
  const settings = { assemblyDir, dataDir, ahead: run * VISIBILITY_MILLIS, perSecond };
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'test/flows/stage-process.ts', JSON.stringify(settings)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  child = started;
  return new Promise((resolve, reject) => {
    started.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    started.once('exit', (code) => reject(new Error(`the stage ended with ${code}`)));
  });
}

async function killProcess(): Promise<void> {
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await ended;
}

type Milestone = Awaited<ReturnType<typeof sampleMilestones>>[number];

/** Reports a milestone, again under another id where all have been told, and waits until its mails leave. */
async function begin(milestone: Milestone, operator: Operator): Promise<void> {
  await operator.report(milestone);
  const state = async () => (await operator.milestones.find(milestone.id))?.state;
  await expect.poll(state, { timeout: 240_000 }).toBe('dispatching');
}

async function rowsOf(milestone: string, operator: Operator) {
  const { organisations = [] } = (await operator.milestones.find(milestone)) ?? {};
  return (
    await Promise.all(organisations.map((code) => operator.deliveries.ofOrganisation(milestone, code)))
  ).flat();
}

/** Waits until mails of a milestone have left that had not when it was asked, or none are left to. */
async function underWay(milestone: string, operator: Operator): Promise<void> {
  const planned = async () =>
    (await rowsOf(milestone, operator)).filter(({ outcome }) => outcome.state === 'planned').length;
  const before = await planned();
  if (before > 0) await expect.poll(planned, { timeout: 120_000, interval: 50 }).toBeLessThan(before);
}

/** The mails that a dead process was about to send, of milestones, by the attempt of a worker. */
async function inTheAir(milestones: readonly string[]): Promise<{ id: string; attempt: string }[]> {
  const dynamodb = await startDynamodbAlone(dataDir);
  try {
    const operator = operatorOf('local', dynamodb.url);
    const rows = await Promise.all(milestones.map((id) => rowsOf(id, operator)));
    return rows
      .flat()
      .flatMap(({ id, outcome }) => (outcome.state === 'sending' ? [{ id, attempt: outcome.attempt }] : []));
  } finally {
    await dynamodb.stop();
  }
}

/** Kills the system once at each rate, whenever its mails are in the air, and starts it again on its data. */
async function killedAt(rates: readonly number[], source: RolloutSource) {
  const [first] = await sampleMilestones();
  if (!first) throw new Error('the sample has no milestone');
  const reported: string[] = [];
  const inFlight = new Map<string, string>();
  for (const [run, rate] of rates.entries()) {
    const endpoint = await startProcess(run, rate);
    const operator = operatorOf('local', endpoint);
    if (run === 0) await loadRollout(source, operator);
    let last = reported.at(-1);
    // Whatever is left of the last goes on; where nothing is, there is something new to be killed in.
    if (last === undefined || (await operator.milestones.find(last))?.state === 'completed') {
      const again =
        last === undefined ? {} : { id: `${first.id}-${run}`, again: { reason: 'En gång till.' } };
      const milestone = { ...first, ...again };
      await begin(milestone, operator);
      last = milestone.id;
      reported.push(last);
    }
    await underWay(last, operator);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    await killProcess();
    const found = (await inTheAir(reported)).filter(({ id }) => !inFlight.has(id));
    const sizes = [...Map.groupBy(found, ({ attempt }) => attempt).values()].map(({ length }) => length);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(IN_FLIGHT);
    expect(found.length).toBeLessThanOrEqual(sendWorkers(rate) * IN_FLIGHT);
    for (const { id, attempt } of found) inFlight.set(id, attempt);
  }
  return { reported, inFlight };
}

/** Starts the system once more and lets all of it come to its end. */
async function finish(kills: number, reported: readonly string[]) {
  let ahead = (kills + 1) * VISIBILITY_MILLIS;
  const cloud = await runStage({
    assemblyDir: inject('assemblyDir'),
    dataDir,
    ports: { api: 0, mailbox: 0, aws: 0 },
    mailbox: false,
    clock: { now: () => Date.now() + ahead },
  });
  try {
    const operator = operatorOf('local', cloud.urls.aws);
    const statesLater = async () => {
      ahead += 10_000;
      const found = await Promise.all(reported.map((id) => operator.milestones.find(id)));
      return [...new Set(found.map((one) => one?.state))];
    };
    await expect.poll(statesLater, { timeout: 240_000, interval: 1_000 }).toEqual(['completed']);
    const states = new Map<string, Outcome['state']>();
    const taken = new Set<string | undefined>();
    for (const milestone of reported) {
      const organisations = (await operator.milestones.find(milestone))?.organisations ?? [];
      const mails = cloud.mails().filter(({ tags }) => tags.milestone?.[0] === milestone);
      await expectEveryMailOnce({ milestone, organisations, mails, operator });
      for (const { id, outcome } of await rowsOf(milestone, operator)) states.set(id, outcome.state);
      for (const { tags } of mails) taken.add(tags.delivery?.[0]);
    }
    return { states, taken };
  } finally {
    await cloud.stop();
  }
}

describe('the whole system, killed in the middle of sending and started again on its data', () => {
  it.for(shareOf({ part: 1, whole: 0 }) === 1 ? SHORT : LOADS)(
    'at $rates a second: each delivery is in the mailbox at most once, or in a named state that is true',
    { timeout: 2_400_000 },
    async ({ rates, ...size }, { annotate }) => {
      const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), size);
      const { reported, inFlight } = await killedAt(rates, source);
      const { states, taken } = await finish(rates.length, reported);
      const ended = [...states.values()];
      expect(ended.filter((state) => TAKEN.includes(state)).length).toBeGreaterThan(100);
      // Nothing is unknown but what a kill has found in the air, and of what had left most has been settled by events.
      const unknown = [...states].flatMap(([id, state]) => (state === 'unknown' ? [id] : []));
      expect(unknown.filter((id) => !inFlight.has(id))).toEqual([]);
      const left = [...inFlight.keys()].filter((id) => taken.has(id));
      const settled = left.filter((id) => states.get(id) !== 'unknown');
      expect(settled.length * 2).toBeGreaterThanOrEqual(left.length);
      const rate = [...new Set(rates)].join(', ');
      await annotate(
        `${rates.length} kills at ${rate} a second: ${states.size} mails, ${inFlight.size} in the air, ` +
          `${left.length} of them had left, ${settled.length} of those settled by events; ${unknown.length} unknown`,
      );
    },
  );
});
