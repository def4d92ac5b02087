import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareOf } from '../share.ts';
import { storeNational } from './national-milestone.ts';
import { type RunningStage, toldStage } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const CODES = Array.from({ length: shareOf({ part: 58, whole: 290 }) }, (_, index) => String(1000 + index));

let stage: RunningStage;
let coordinator: SignedIn;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  for (const day of [1, 2, 3])
    await storeNational(stage.operator, 'bob-procurement-2026', {
      id: `national-${day}`,
      organisations: CODES,
      occurredOn: `2026-10-0${day}`,
    });
  coordinator = await stage.signIn('coordinator');
  await coordinator.fetch('/work');
});
afterAll(() => stage?.stop());

describe(`with ${CODES.length} organisations`, () => {
  it('both matrices of a milestone have a row for each, where all are asked for', async () => {
    const answer = await coordinator.fetch('/milestones/national-1/ledger?all=yes');
    expect(answer.status).toBe(200);
    const rows = (await answer.text()).match(/<tr><th scope="row">/g) ?? [];
    expect(rows.length).toBeGreaterThan(CODES.length + 10);
  });

  it.each(['/reach/bob/trends', '/reach/bob/unreachable', '/organisations/1280/ledger/bob-procurement-2026'])(
    '%s is answered',
    async (path) => expect((await coordinator.fetch(path)).status).toBe(200),
  );
});
