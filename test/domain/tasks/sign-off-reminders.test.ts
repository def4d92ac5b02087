import { describe, expect, it } from 'vitest';
import { signOffSchema } from '../../../domain/ledger/sign-off.ts';
import { type DutyRoster, planReminders } from '../../../domain/tasks/plan-reminders.ts';
import { syncOpenTasks } from '../../../domain/tasks/use-cases/sync-open-tasks.ts';
import { renderTaskMail } from '../../../templates/mail/render-task-mail.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aRollout } from '../../fixtures/a-rollout.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';

const told = { state: 'completed', dispatchedAt: Date.parse('2026-11-23T09:00:00Z') } as const;
const at = (day: string) => () => Date.parse(`${day}T09:00:00Z`);

/** A milestone without tasks, told on 23 November in Malmö, Göteborg and by the office: signed off by 21 December. */
async function aToldMilestone() {
  const world = await lendingWorld();
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  await world.milestones.accept(aMilestone({ ...told, catalogueVersion }), {});
  const on = async (day: string) => await syncOpenTasks(aRollout(), { ...world, now: at(day) });
  const reminded = (roster: DutyRoster) =>
    planReminders(roster).map(({ organisation, mail }) => [organisation, mail.signOffs.length]);
  return { world, on, reminded };
}

describe('an awaited sign-off', () => {
  it('is reminded of three working days before it is due, on the day and after it, and not in between', async () => {
    const { on, reminded } = await aToldMilestone();
    const days = [
      '2026-12-15',
      '2026-12-16',
      '2026-12-17',
      '2026-12-21',
      '2026-12-22',
      '2026-12-23',
      '2026-12-28',
      '2026-12-29',
    ];
    const mailed = await Promise.all(days.map(async (day) => [day, reminded(await on(day)).length > 0]));
    expect(Object.fromEntries(mailed)).toEqual({
      '2026-12-15': false,
      '2026-12-16': true,
      '2026-12-17': false,
      '2026-12-21': true,
      '2026-12-22': true,
      '2026-12-23': false,
      // The second working day after it is the 23rd, the third the 28th.
      '2026-12-28': true,
      '2026-12-29': false,
    });
  });

  it('goes to the lead, and at the office to the national contact; without a lead nobody gets a mail', async () => {
    const { on, reminded } = await aToldMilestone();
    expect(reminded(await on('2026-12-21')).toSorted()).toEqual([
      ['1280', 1],
      ['national', 1],
    ]);
  });

  it('ends with the word, unless that is “not done”', async () => {
    const { world, on, reminded } = await aToldMilestone();
    const history = [{ at: 1, who: 'Lo Ek', word: 'not-done', left: 'Januari.' }];
    const { id: milestone } = aMilestone();
    const signOff = signOffSchema.parse({ milestone, organisation: '1280', history, published: 0 });
    await world.signOffs.add(signOff);
    expect(reminded(await on('2026-12-21')).map(([code]) => code)).toContain('1280');
    // What a crash left unpublished is published by the round.
    expect(world.events.ofType('OrganisationSignedOff')).toHaveLength(1);
    await on('2026-12-22');
    expect(world.events.ofType('OrganisationSignedOff')).toHaveLength(1);
    const done = {
      ...signOff,
      history: [...signOff.history, { at: 2, who: 'Lo Ek', word: 'done' as const }],
    };
    await world.signOffs.add(done);
    expect(reminded(await on('2026-12-22')).map(([code]) => code)).not.toContain('1280');
  });

  it('is said in the mail with its day, and leads to the page where it is given', async () => {
    const { on } = await aToldMilestone();
    const [mail] = planReminders(await on('2026-12-22')).filter(
      ({ organisation }) => organisation === '1280',
    );
    const { subject, text } = renderTaskMail({ ...(mail?.mail ?? fail()), locale: 'sv' });
    expect(subject).toContain('1 uppgift väntar på dig');
    expect(text).toContain('Kvittera');
    expect(text).toContain('Skulle vara klart den 21 december 2026.');
    expect(text).toContain(`{{tasks:${aMilestone().id}}}`);
  });
});

function fail(): never {
  throw new Error('Malmö got no mail');
}
