import { readFile } from 'node:fs/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { MovableClock } from '@budkavle/local-cloud';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { readRollout } from '../../local/rollout-files.ts';
import { typed, wordsOf } from '../local/cli/typed.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

// Some days into the sample's story: by the machine's own clock the README's days are over one day.
const behind = Date.now() - Date.parse('2026-12-01T09:00:00+01:00');
const NPX = 'npx budkavle ';

const entriesSchema = z.array(
  z.object({ EventBusName: z.string(), Source: z.string(), DetailType: z.string(), Detail: z.string() }),
);
const milestoneSchema = z.looseObject({ id: z.string() });
const previewSchema = z.looseObject({ mails: z.number() });

let stage: RunningStage;
let blocks: string[];

beforeAll(async () => {
  const readme = await readFile('README.md', 'utf8');
  blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, lines = '']) => lines);
  const clock = new MovableClock(undefined, { now: () => Date.now() - behind });
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'), {
    clock,
    rounds: ['reconcile'],
  });
});
afterAll(() => stage?.stop());

/** Does what a block says, without a wait between its lines, as somebody does who pastes it. */
async function paste(block: string): Promise<void> {
  const { aws, api } = stage.cloud.urls;
  for (const line of block.split('\n').filter((one) => one.startsWith(NPX)))
    expect([line, await typed(wordsOf(line.slice(NPX.length)), aws, api)]).toMatchObject([
      line,
      { exitCode: 0, stderr: '' },
    ]);
  const [, entries] = /put-events .*--entries '(.*)'/s.exec(block) ?? [];
  if (entries) {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const bus = new EventBridgeClient({ endpoint: aws, region: 'eu-north-1', credentials });
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({ Entries: entriesSchema.parse(JSON.parse(entries)) }),
    );
    expect(FailedEntryCount).toBe(0);
  }
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
}

it('the README can be followed from its first command to the milestone that its API triggers', async () => {
  const talksToApi = blocks.findIndex((block) => block.includes('milestone='));
  const before = blocks.slice(0, talksToApi).filter((block) => !/npx budkavle verify|npm ci/.test(block));
  expect(before.join('').split(NPX)).toHaveLength(7);
  for (const block of before) await paste(block);

  const [, json = ''] = /^milestone='(.*)'$/m.exec(blocks[talksToApi] ?? '') ?? [];
  const milestone = milestoneSchema.parse(JSON.parse(json));
  const coordinator = await stage.signIn('coordinator');
  const preview = await coordinator.api('/api/previews', { method: 'POST', body: { milestone } });
  expect(preview.status).toBe(200);
  const { mails } = previewSchema.parse(await preview.json());
  expect(mails).toBeGreaterThan(0);
  const triggered = await coordinator.api('/api/milestones', { method: 'POST', body: milestone });
  expect(triggered.status).toBe(201);

  const { milestones } = stage.operator;
  const states = (await milestones.ofRollout('bob')).map(({ id, state }) => [id, state]);
  expect(Object.fromEntries(states)).toMatchObject({
    'bob-procurement-2026': 'completed',
    'bob-review-2026': 'completed',
    'bob-procurement-2027': 'completed',
    'bob-go-live-malmo': 'completed',
  });
  expect(await stage.operator.refusals.latest(1)).toEqual([]);
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});
