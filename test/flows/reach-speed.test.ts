import { availableParallelism, loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Milestone } from '../../domain/plan/milestone.ts';
import { fewAtOnce } from '../../domain/shared/together.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const NATIONAL = 3;
const CODES = Array.from({ length: 290 }, (_, index) => String(1000 + index));

let stage: RunningStage;
let coordinator: SignedIn;

beforeAll(async () => {
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'));
  const [first] = await sampleMilestones();
  await stage.report({ ...first, organisations: ['1280'] });
  await fillTheCountry(first?.id ?? '');
  coordinator = await stage.signIn('coordinator');
  await coordinator.fetch('/work');
});
afterAll(() => stage?.stop());

/** Milestones of 290 organisations, each with a ledger as large as Malmö's. */
async function fillTheCountry(reported: string) {
  const { milestones, ledgers } = stage.operator;
  const [found, kept] = [await milestones.find(reported), await ledgers.find(reported, '1280')];
  if (!found || !kept) throw new Error('the milestone was not planned');
  for (let index = 0; index < NATIONAL; index += 1) {
    const milestone: Milestone = {
      ...found,
      ...{
        id: `national-${index}`,
        organisations: CODES,
        occurredOn: `2026-10-${String(index + 1).padStart(2, '0')}`,
      },
    };
    await milestones.accept(milestone, {});
    await fewAtOnce(
      CODES,
      (organisation) => ledgers.save(milestone.id, { ...kept.row, organisation }, 0),
      40,
    );
  }
}

/** How long an answer takes at best, in ms, on a machine that has nothing else to do. */
async function timed(path: string): Promise<{ best: number; text: string }> {
  const crowd = Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());
  const times: number[] = [];
  let text = '';
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    const answer = await coordinator.fetch(path);
    text = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    times.push((performance.now() - began) / crowd);
  }
  return { best: Math.min(...times), text };
}

describe('with 290 organisations', () => {
  it('both matrices of a milestone are there within half a second', async () => {
    const { best, text } = await timed('/milestones/national-0/ledger');
    expect(text.match(/<tr><th scope="row">/g)?.length).toBeGreaterThan(300);
    expect(best).toBeLessThan(500);
  });

  it.each(['/reach/bob/trends', '/reach/bob/unreachable', '/organisations/1280/ledger/bob-procurement-2026'])(
    '%s is as well, once the ledgers have been read',
    async (path) => {
      expect((await timed(path)).best).toBeLessThan(500);
    },
  );
});
