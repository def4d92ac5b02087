import { beforeEach, describe, expect, it } from 'vitest';
import { planMilestone } from '../../../domain/milestone/use-cases/plan-milestone.ts';
import { seenOf } from '../../../domain/rollout/rollout.ts';
import { aCatalogue, aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aDispatchingMilestone, aMilestoneReached } from '../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from './fixtures/a-console.ts';
import { anApi } from './fixtures/an-api.ts';

/** Starts come after the decision, and no later than 200 days after it unless there is a reason. */
const rules = {
  'start-after-decision': {
    date: { fact: 'startDate' },
    notBefore: { fact: 'decidedOn' },
    source: 'The order of things',
    sentence: {
      sv: 'Starten kommer efter beslutet, {earliest}.',
      en: 'The start comes after the decision, {earliest}.',
    },
  },
  'start-soon': {
    kind: 'soft' as const,
    date: { fact: 'startDate' },
    notAfter: { fact: 'decidedOn' },
    days: 200,
    source: 'The plan',
    sentence: { sv: 'Starten brukar komma senast {latest}.', en: 'The start usually comes by {latest}.' },
  },
};
const REASON = 'Hallen byggs om till våren.';
/** With starts on 15 March 2027 it breaks the soft rule: 200 days after it is 17 February 2027. */
const EARLY = '2026-08-01';
const { triggeredBy: _by, ...said } = aMilestoneReached({ facts: { supplier: 'X AB', decidedOn: EARLY } });
const changed = { id: 'c1', rollout: 'lending', facts: { decidedOn: EARLY }, why: 'Rätt dag.' };
let world: LendingWorld;
let site: ReturnType<typeof aConsole>;

beforeEach(async () => {
  world = await lendingWorld();
  await world.catalogues.publish(aCatalogueVersion({ version: 'v2', catalogue: aCatalogue({ rules }) }));
  site = aConsole(world);
});

const call = anApi((who, path, init) => site.call(who, path, init));

async function send(who: string, path: string, fields: Record<string, string>, from: string) {
  const formToken = formTokenOn(await (await site.browse(who, from)).text());
  return site.browse(who, path, {
    ...{ method: 'POST', body: new URLSearchParams({ ...fields, formToken }) },
    headers: { origin: CONSOLE_URL },
  });
}

type Made = { exception?: { reason: string } };
/** `problem`: what it was refused with. */
type Outcome = { taken: boolean; said: string };
type Door = (made: Made, day?: string) => Promise<Outcome>;

const api =
  (operation: string, body: (made: Made, day: string) => object): Door =>
  async (made, day = EARLY) => {
    const path = operation.slice(operation.indexOf('/'));
    const answer = await call(operation, path, { body: body(made, day) });
    return { taken: answer.status < 300, said: JSON.stringify(answer.body) };
  };
const bus =
  (type: 'MilestoneReached' | 'FactChanged', detail: (made: Made, day: string) => object): Door =>
  async (made, day = EARLY) => {
    // Whoever reports again sends a new event.
    const event = `e-${made.exception ? 'with' : 'without'}-${day}`;
    const result = await planMilestone({ event, at: world.now(), type, detail: detail(made, day) }, world);
    return { taken: result.kind === 'accepted', said: JSON.stringify(result) };
  };
const milestone = (made: Made, day: string) => ({
  ...said,
  facts: { ...said.facts, decidedOn: day },
  ...made,
});
const change = (made: Made, day: string) => ({ ...changed, facts: { decidedOn: day }, ...made });

const DOORS: Readonly<Record<string, Door>> = {
  'a milestone on the bus': bus('MilestoneReached', (made, day) => ({
    ...milestone(made, day),
    triggeredBy: 'other@service.example',
  })),
  'a milestone by the API': api('post /api/milestones', milestone),
  'a preview by the API': api('post /api/previews', (made, day) => ({ milestone: milestone(made, day) })),
  'a milestone in the form': async ({ exception }, day = EARLY) => {
    const fields = { kind: 'decided', id: 'm', occurredOn: '2026-11-23', organisations: 'all', from: '0' };
    const more = { 'fact-decidedOn': day, exception: exception?.reason ?? '' };
    const answer = await send(
      'coordinator',
      '/drafts/lending?lang=en',
      { ...fields, ...more },
      '/milestones/new',
    );
    return { taken: answer.status === 303, said: await answer.text() };
  },
  'a change on the bus': bus('FactChanged', (made, day) => ({
    ...change(made, day),
    changedBy: 'other@service.example',
  })),
  'a change by the API': api('post /api/changes', change),
  'the preview of a change by the API': api('post /api/changes/preview', change),
  'a change in the form': async ({ exception }, day = EARLY) => {
    const fields = { 'fact-decidedOn': day, exception: exception?.reason ?? '' };
    const answer = await send('coordinator', '/facts/lending/preview?lang=en', fields, '/facts/lending');
    return { taken: answer.status === 200, said: await answer.text() };
  },
};

describe('a soft rule', () => {
  it.each(Object.entries(DOORS))(
    'that %s breaks refuses with its sentence, unless a reason is given',
    async (_, door) => {
      const refused = await door({});
      expect(refused.taken).toBe(false);
      expect(refused.said).toContain('rule-needs-reason');
      expect(refused.said).toContain('The start usually comes by 17 February 2027.');
      expect((await door({ exception: { reason: REASON } })).taken).toBe(true);
    },
  );

  it.each(Object.entries(DOORS))('is no way round a hard one that %s breaks', async (_, door) => {
    const refused = await door({ exception: { reason: REASON } }, '2027-03-16');
    expect(refused.taken).toBe(false);
    expect(refused.said).toContain('rule-broken');
    expect(refused.said).toContain('The start comes after the decision, 16 March 2027.');
    expect(refused.said).not.toContain('rule-needs-reason');
  });

  it('and a hard one are said in the language of whoever fills in the form', async () => {
    const kind = { kind: 'decided', id: 'm', occurredOn: '2026-11-23', organisations: 'all', from: '0' };
    const asked = { ...kind, 'fact-decidedOn': EARLY };
    const milestone = await send('coordinator', '/drafts/lending?lang=sv', asked, '/milestones/new');
    expect(await milestone.text()).toContain('Starten brukar komma senast 17 februari 2027.');
    const late = { 'fact-decidedOn': '2027-03-16' };
    const change = await send('coordinator', '/facts/lending/preview?lang=sv', late, '/facts/lending');
    expect(change.status).toBe(422);
    const page = await change.text();
    expect(page).toContain('Starten kommer efter beslutet, 16 mars 2027.');
    expect(page).not.toContain('The start comes after');
  });

  it('is kept with its sentence and the reason, and one that nothing breaks makes no exception', async () => {
    const exception = { reason: REASON };
    const { body } = await call('post /api/milestones', '/api/milestones', { body: { ...said, exception } });
    expect(body.exception).toEqual({
      reason: REASON,
      rules: [
        {
          sv: 'Starten brukar komma senast 17 februari 2027.',
          en: 'The start usually comes by 17 February 2027.',
        },
      ],
    });
    const page = await (await site.browse('registrar', `/milestones/${said.id}?lang=sv`)).text();
    expect(page).toContain('Undantag från regeln ”Starten brukar komma senast 17 februari 2027.”');
    expect(page).toContain(`Skäl: ${REASON}`);
    const sound = { ...said, id: 'sound', organisations: ['1280'], kind: 'live', facts: {}, exception };
    const { body: other } = await call('post /api/milestones', '/api/milestones', { body: sound });
    expect(other).not.toHaveProperty('exception');
  });

  it('asks in the form only where it is broken, and keeps what was answered', async () => {
    const fresh = await (await site.browse('coordinator', '/milestones/new?lang=sv')).text();
    expect(fresh).not.toContain('name="exception"');
    const fields = { kind: 'decided', id: 'm', occurredOn: '2026-11-23', organisations: 'all', from: '0' };
    const asked = await send(
      'coordinator',
      '/drafts/lending?lang=sv',
      { ...fields, 'fact-decidedOn': EARLY },
      '/milestones/new',
    );
    const page = await asked.text();
    expect([asked.status, page]).toEqual([422, expect.stringContaining('name="exception"')]);
    expect(page).toContain('Skäl till undantag');
    await send(
      'coordinator',
      '/drafts/lending?lang=sv',
      { ...fields, 'fact-decidedOn': EARLY, exception: REASON },
      '/milestones/new',
    );
    const edited = await (await site.browse('coordinator', '/drafts/lending/m/edit?lang=sv')).text();
    expect(edited).toContain(`value="${REASON}"`);
  });
});

describe('a soft rule about an organisation’s own day', () => {
  const LATE = '2027-06-01';
  beforeEach(async () => {
    await world.milestones.accept(aDispatchingMilestone({ id: 'told', state: 'completed' }), {
      decidedOn: '2026-09-01',
    });
  });

  it('asks its lead for the reason in the form, and again where somebody has to hear of it', async () => {
    const participation = await world.rollouts.participation('lending', '1280');
    if (!participation) throw new Error('Malmö does not take part');
    const fields = {
      'fact-startDate': LATE,
      registerNumber: participation.registerNumber ?? '',
      seen: seenOf(participation),
    };
    const path = '/organisations/1280/lending?lang=sv';
    const asked = await send('local-lead', path, fields, '/organisations/1280');
    const page = await asked.text();
    expect([asked.status, page]).toEqual([422, expect.stringContaining('name="exception"')]);
    expect(page).toContain('Starten brukar komma senast 20 mars 2027.');
    expect(page).toContain(`value="${LATE}"`);
    expect((await world.rollouts.participation('lending', '1280'))?.facts.startDate).toBe('2027-03-15');
    const saved = await send('local-lead', path, { ...fields, exception: REASON }, '/organisations/1280');
    expect(saved.status).toBe(303);
    expect((await world.rollouts.participation('lending', '1280'))?.facts.startDate).toBe(LATE);
    const [change] = await world.milestones.changesOf('lending');
    expect(change?.exception).toMatchObject({ reason: REASON });
  });

  it('asks for it at the API', async () => {
    const participation = await world.rollouts.participation('lending', '1280');
    if (!participation) throw new Error('Malmö does not take part');
    const { registerNumber } = participation;
    const own = (made: Made) => ({
      basedOn: seenOf(participation),
      registerNumber,
      facts: { startDate: LATE },
      ...made,
    });
    const operation = 'post /api/organisations/{organisation}/participations/{rollout}';
    const path = '/api/organisations/1280/participations/lending';
    const refused = await call(operation, path, { who: 'local-lead', body: own({}) });
    expect(refused).toMatchObject({
      status: 422,
      body: { problems: [{ field: 'exception', code: 'rule-needs-reason' }] },
    });
    const taken = await call(operation, path, {
      who: 'local-lead',
      body: own({ exception: { reason: REASON } }),
    });
    expect(taken).toMatchObject({ status: 200, body: { facts: { startDate: LATE } } });
  });
});
