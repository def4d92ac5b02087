import { beforeEach, describe, expect, it } from 'vitest';
import type { Milestone } from '../../../../../domain/plan/milestone.ts';
import { aDispatchingMilestone } from '../../../../fixtures/a-milestone.ts';
import { aSummary, someCounts } from '../../../../fixtures/a-plan.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';

let world: Awaited<ReturnType<typeof lendingWorld>>;
beforeEach(async () => {
  world = await lendingWorld();
});

/** The status page of a milestone of one organisation, with these mails. */
async function pageOf(
  over: Partial<Milestone>,
  { mails, ...counts }: { mails: number; accepted: number; cancelled: number },
): Promise<string> {
  await world.milestones.accept(aDispatchingMilestone({ id: 'm', organisations: ['1280'], ...over }), {});
  await world.plans.markPlanned('m', aSummary({ deliveries: mails }));
  await world.plans.saveCounts('m', someCounts({ ...counts, reached: {} }));
  return await (await aConsole(world).browse('coordinator', '/milestones/m?lang=sv')).text();
}

describe('a milestone that tells again', () => {
  it('shows why, as words', async () => {
    const again = { reason: 'Fel <b>pris</b>.' };
    const page = await pageOf({ state: 'completed', again }, { mails: 1, accepted: 1, cancelled: 0 });
    expect(page).toContain('får veta det igen: Fel &lt;b&gt;pris&lt;/b&gt;.');
  });
});

describe('a milestone that somebody stopped', () => {
  const stoppedBy = 'ek@office.example';

  it('is not called stopped where everything had left, and says so', async () => {
    const page = await pageOf({ state: 'completed', stoppedBy }, { mails: 3, accepted: 3, cancelled: 0 });
    expect(page).toContain('<p class="state ok big">Klar</p>');
    expect(page).toContain(
      'Stopp begärt av ek@office.example. Då hade allt redan lämnat: inget mejl stoppades.',
    );
    expect(page).not.toContain('Utskicket är stoppat');
  });

  it('says how many had left where some had', async () => {
    const page = await pageOf({ state: 'stopped', stoppedBy }, { mails: 3, accepted: 1, cancelled: 2 });
    expect(page).toContain('Stoppad: 1 av 3 mejl hade lämnat');
    expect(page).toContain('Utskicket är stoppat: 1 skickat, 2 avbrutna');
    expect(page).not.toContain('allt redan lämnat');
  });
});
