import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Milestone } from '../../domain/plan/milestone.ts';
import { fewAtOnce } from '../../domain/shared/together.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { shareOf } from '../share.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const NATIONAL = 3;
const CODES = Array.from({ length: shareOf({ part: 58, whole: 290 }) }, (_, index) => String(1000 + index));

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

describe(`with ${CODES.length} organisations`, () => {
  it('both matrices of a milestone have a row for each', async () => {
    const answer = await coordinator.fetch('/milestones/national-0/ledger');
    expect(answer.status).toBe(200);
    const rows = (await answer.text()).match(/<tr><th scope="row">/g) ?? [];
    expect(rows.length).toBeGreaterThan(CODES.length + 10);
  });

  it.each(['/reach/bob/trends', '/reach/bob/unreachable', '/organisations/1280/ledger/bob-procurement-2026'])(
    '%s is answered',
    async (path) => expect((await coordinator.fetch(path)).status).toBe(200),
  );
});
