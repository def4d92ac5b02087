import { describe, expect, it } from 'vitest';
import { showHome } from '../../../domain/home/use-cases/show-home.ts';
import { tellWhatWaits } from '../../../domain/home/use-cases/tell-what-waits.ts';
import type { Person } from '../../../domain/people/person.ts';
import { renderTaskMail } from '../../../templates/mail/render-task-mail.ts';
import { waitingWords } from '../../../templates/pages/console/home/waiting-words.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aPerson } from '../../fixtures/a-person.ts';
import { aQuestion } from '../../fixtures/a-question.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';
import { handedInReleases } from '../../functions/web/fixtures/some-press.ts';

const MAJA = { role: 'coordinator', address: 'maja.holm@kansli.example', name: 'Maja Holm' } as const;
const OLLE = { role: 'approver', address: 'olle.berg@kansli.example', name: 'Olle Berg' } as const;
const IDA = { role: 'approver', address: 'ida.lund@kansli.example', name: 'Ida Lund' } as const;
const ANNA = {
  role: 'local-lead',
  organisation: '1480',
  address: 'anna.ek@goteborg.example',
  name: 'Anna Ek',
} as const;
const CONSOLE = 'https://budkavle.example';

/** People who sign in, and a clock. Nothing is sent: what is planned is read. */
async function anOffice(...who: readonly Pick<Person, 'role' | 'address' | 'name' | 'organisation'>[]) {
  const world = await lendingWorld();
  const put = who.map((one) => aPerson({ ...one, id: one.address, state: 'active', locale: 'sv' }));
  await world.people.change({ version: 0, put, entries: [] });
  let now = Date.parse('2026-11-30T05:00:00Z');
  const ports = {
    ...world,
    render: renderTaskMail,
    wordsOf: waitingWords(CONSOLE),
    now: () => now,
  };
  const seen = new Set<string>();
  return {
    ...{ world, ports },
    /** A round at a time in UTC; the mails that are new. */
    async round(time: string) {
      now = Date.parse(`${time}:00Z`);
      await tellWhatWaits(ports);
      const dispatches = await world.dispatches.ofRollout('lending', 0);
      const plans = await Promise.all(
        dispatches.flatMap(({ id, organisations }) =>
          organisations.map(async (organisation) => ({
            mails: await world.deliveries.ofOrganisation(id, organisation),
            variants: await world.plans.variants(id, organisation),
          })),
        ),
      );
      return plans
        .flatMap(({ mails, variants }) =>
          mails.map(({ id, address, variant }) => {
            const content = variants.find((one) => one.id === variant);
            return { id, to: address, subject: content?.subject ?? '', text: content?.text ?? '' };
          }),
        )
        .filter(({ id }) => !seen.has(id) && seen.add(id));
    },
  };
}

describe('what waits for an approval', () => {
  it('is mailed at once to those who may approve it, once, and never to its author', async () => {
    const { world, round } = await anOffice(MAJA, OLLE, IDA);
    const held = aMilestone({ state: 'held', triggeredBy: IDA.address });
    await world.milestones.accept(held, {});
    const [mail, ...more] = await round('2026-11-30T20:30');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: OLLE.address,
      subject: expect.stringContaining('väntar på ditt godkännande'),
    });
    expect(mail?.text).toContain(`${CONSOLE}/milestones/${held.id}?lang=sv`);
    expect(await round('2026-11-30T20:35')).toEqual([]);
    expect(await round('2026-12-02T05:00')).toEqual([]);
  });

  it('is named, but for a release, which only the desk knows before its hour', async () => {
    const { world, round } = await anOffice(OLLE);
    await handedInReleases(world, []);
    const [mail, ...more] = await round('2026-11-30T20:30');
    expect(more).toEqual([]);
    const [version] = await world.pressReleases.versions('gear-for-all');
    const headlines = version?.draft.kind === 'national' ? Object.values(version.draft.texts) : [];
    expect(headlines.length).toBeGreaterThan(0);
    for (const { headline } of headlines) expect(`${mail?.subject} ${mail?.text}`).not.toContain(headline);
    expect(mail?.text).toContain('Ett pressmeddelande väntar på godkännande');
    expect(mail?.text).toContain(`${CONSOLE}/press/gear-for-all`);
  });

  it('is mailed to nobody who has not accepted an invitation, or has left', async () => {
    const { world, ports, round } = await anOffice(MAJA);
    const away = [
      aPerson({ ...OLLE, id: 'olle', state: 'invited' }),
      aPerson({ ...IDA, id: 'ida', state: 'ended' }),
    ];
    await ports.people.change({ version: 1, put: away, entries: [] });
    await world.milestones.accept(aMilestone({ state: 'held' }), {});
    expect(await round('2026-11-30T20:30')).toEqual([]);
  });
});

describe('what else waits', () => {
  const question = { rollout: 'lending', national: true, askedAt: Date.parse('2026-11-29T09:00:00Z') };

  it('is one mail on a working day, from eight, and none where nothing waits', async () => {
    const { world, round } = await anOffice(MAJA, OLLE);
    await world.questions.add(aQuestion(question));
    expect(await round('2026-11-30T06:55')).toEqual([]);
    const [mail, ...more] = await round('2026-11-30T07:05');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: MAJA.address, subject: expect.stringContaining('sak väntar på dig') });
    expect(mail?.text).toContain(`${CONSOLE}/questions/lending/`);
    expect(await round('2026-11-30T07:10')).toEqual([]);
  });

  it('is told again when something new waits, or in another week', async () => {
    const { world, round } = await anOffice(MAJA);
    await world.questions.add(aQuestion({ ...question, id: 'b'.repeat(26) }));
    expect(await round('2026-11-30T07:05')).toHaveLength(1);
    expect(await round('2026-12-01T07:05')).toEqual([]);
    await world.questions.add(aQuestion({ ...question, id: 'c'.repeat(26) }));
    expect(await round('2026-12-02T07:05')).toHaveLength(1);
    expect(await round('2026-12-03T07:05')).toEqual([]);
    expect(await round('2026-12-05T07:05')).toEqual([]);
    expect(await round('2026-12-07T07:05')).toHaveLength(1);
  });

  it('of an organisation is told to its lead, and of no other', async () => {
    const { world, round } = await anOffice(ANNA);
    const own = { ...question, national: false };
    await world.questions.add(aQuestion({ ...own, id: 'm'.repeat(26), organisation: '1280' }));
    expect(await round('2026-11-30T07:05')).toEqual([]);
    await world.questions.add(aQuestion({ ...own, id: 'g'.repeat(26), organisation: '1480' }));
    const [mail, ...more] = await round('2026-12-01T07:05');
    expect(more).toEqual([]);
    expect(mail?.to).toBe(ANNA.address);
    expect(mail?.text).toContain(`${CONSOLE}/questions/lending/${'g'.repeat(26)}`);
    expect(mail?.text).not.toContain('m'.repeat(26));
  });

  it('joins the mail that reminds the same person of tasks', async () => {
    const { world, round } = await anOffice({
      ...ANNA,
      organisation: '1280',
      address: 'lo.ek@malmo.example',
    });
    const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
    const told = { state: 'completed', dispatchedAt: Date.parse('2026-11-23T09:00:00Z') } as const;
    await world.milestones.accept(aMilestone({ ...told, catalogueVersion }), {});
    await world.questions.add(aQuestion({ ...question, national: false, organisation: '1280' }));
    // The day on which a sign-off is due.
    const mails = await round('2026-12-21T07:05');
    const own = mails.filter(({ to }) => to === 'lo.ek@malmo.example');
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain('/questions/lending/');
    expect(own[0]?.text).toMatch(/Säg att alla hos er/);
  });
});

describe('the count for the head of every page', () => {
  it('is what the first page counts for the same person', async () => {
    const { world, ports, round } = await anOffice(MAJA, OLLE, ANNA);
    await world.milestones.accept(aMilestone({ state: 'held' }), {});
    await round('2026-11-29T12:00');
    const { value } = await ports.waitingCounts.read();
    for (const { role, address } of [MAJA, OLLE]) {
      const home = await showHome({ roles: [role], address }, ports);
      expect(value?.counts[address], role).toBe(home.mine.length);
    }
    // Her first page counts her tasks, which are not read here.
    expect(value?.counts).not.toHaveProperty([ANNA.address]);
  });
});

describe('what a journalist asks', () => {
  const ask = (hours: number, over = {}) =>
    aQuestion({
      enquiry: {
        ...{ name: 'Ada Wik', medium: 'Exempelbladet', history: [{ at: 0, by: 'Maja Holm' }] },
        deadline: Date.parse('2026-11-30T20:00:00Z') + hours * 3_600_000,
        ...over,
      },
    });
  const VERA = { role: 'coordinator', address: 'vera.lund@kansli.example', name: 'Vera Lund' } as const;

  it('is mailed at once where it is needed within a day, once, and to its owner alone', async () => {
    const { world, round } = await anOffice(MAJA, VERA, OLLE);
    const owner = { name: MAJA.name, address: MAJA.address };
    await world.questions.add(ask(30, { owner }));
    expect(await round('2026-11-30T20:00')).toEqual([]);
    const [mail, ...more] = await round('2026-12-01T02:05');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: MAJA.address, subject: expect.stringContaining('inom ett dygn') });
    expect(mail?.text).toContain(`${CONSOLE}/questions/lending/`);
    expect(mail?.text).not.toContain('Ada Wik');
    expect(mail?.text).toMatch(/senast\s+kl\.\s+03\.00/);
    expect(await round('2026-12-01T02:10')).toEqual([]);
  });

  it('waits for its owner, whom others watch, and for everybody once it is late', async () => {
    const { world, ports } = await anOffice(MAJA, VERA);
    await world.questions.add(ask(30, { owner: { name: MAJA.name, address: MAJA.address } }));
    const homeOf = async (who: typeof MAJA | typeof VERA, time: string) => {
      const home = await showHome(
        { roles: [who.role], address: who.address },
        { ...ports, now: () => Date.parse(time) },
      );
      const kinds = (lines: typeof home.mine) =>
        lines
          .map(({ kind }) => kind)
          .filter((kind) => kind === 'answer-enquiry' || kind === 'answer-question');
      return { mine: kinds(home.mine), others: kinds(home.others) };
    };
    const before = '2026-11-30T20:00:00Z';
    expect(await homeOf(MAJA, before)).toEqual({ mine: ['answer-enquiry'], others: [] });
    expect(await homeOf(VERA, before)).toEqual({ mine: [], others: ['answer-enquiry'] });
    expect(await homeOf(VERA, '2026-12-03T20:00:00Z')).toEqual({ mine: ['answer-enquiry'], others: [] });
  });
});
