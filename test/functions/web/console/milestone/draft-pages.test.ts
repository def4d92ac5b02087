import { beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { aCatalogue, aCatalogueVersion } from '../../../../fixtures/a-catalogue.ts';
import { aDelivery } from '../../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { aVariant } from '../../../../fixtures/a-variant.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { formOf } from '../../fixtures/all-forms.ts';

const FIELDS = { kind: 'decided', id: 'second', occurredOn: '2026-11-23', organisations: 'all', from: '0' };
let world: Awaited<ReturnType<typeof lendingWorld>>;
let office: ReturnType<typeof aConsole>;

beforeEach(async () => {
  world = await lendingWorld();
  office = aConsole(world);
  await world.milestones.accept(
    aDispatchingMilestone({ id: 'first', organisations: ['1280', '1480'], dispatchedAt: world.now() }),
    {},
  );
});

async function send(over: Record<string, string>) {
  const formToken = formTokenOn(await show('/milestones/new'));
  const body = formOf({ ...FIELDS, ...over, formToken });
  return await office.browse('coordinator', '/drafts/lending?lang=sv', {
    ...{ method: 'POST', body },
    headers: { origin: CONSOLE_URL },
  });
}
const show = async (path: string) => await (await office.browse('coordinator', path)).text();

describe('a draft that changes what people have been told', () => {
  it('says how many are corrected after its own mails, and nothing of it where nobody is', async () => {
    await world.rollouts.save(aRollout({ facts: { supplier: 'Gamla AB' } }));
    const [reader] = await world.contacts.ofOrganisation('1280');
    if (!reader) throw new Error('nobody in Malmö');
    const outcome = { state: 'accepted', tries: 1, attempt: 'a1', at: 1, messageId: 'm1' } as const;
    await world.plans.write('first', {
      ...{ organisation: '1280', obligations: [], tasks: [], gaps: [] },
      variants: [aVariant({ facts: { supplier: 'Gamla AB' } })],
      deliveries: [aDelivery({ contact: contactId(reader), outcome })],
    });
    await send({ kind: 'live', id: 'other', 'fact-supplier': 'Gamla AB' });
    expect(await show('/drafts/lending/other?lang=sv')).not.toContain('Har fått ett gammalt besked');
    await send({ kind: 'live', id: 'other', 'fact-supplier': 'Nya AB', from: '1' });
    const preview = await show('/drafts/lending/other?lang=sv');
    expect(preview).toContain('Har fått ett gammalt besked');
    expect(preview).toContain('En person får en rättelse när de mejlen har lämnat');
    expect(preview).not.toContain('milstolpens egna mejl.');
  });
});

describe('a milestone for only some', () => {
  it('is refused in words of ours where none is ticked, and what was typed stands there still', async () => {
    const answer = await send({
      ...{ organisations: 'some', id: 'only-some', occurredOn: '2026-11-20' },
      'fact-supplier': 'Bokbolaget AB',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Inget är valt. Välj alla eller minst en.');
    expect(page).not.toMatch(/Too small|expected array|Invalid input/);
    expect(page).toMatch(/name="organisations" value="some" checked/);
    for (const typed of ['only-some', '2026-11-20', 'Bokbolaget AB'])
      expect(page).toContain(`value="${typed}"`);
    expect((await office.browse('coordinator', '/drafts/lending/only-some')).status).toBe(404);
  });

  it.each(['/api/previews', '/api/milestones'])('is refused by %s with the same sentence', async (path) => {
    const milestone = {
      ...{ id: 'only-some', rollout: 'lending', kind: 'decided', occurredOn: '2026-11-23' },
      organisations: [],
    };
    const answer = await office.call('coordinator', path, {
      ...{ method: 'POST', body: JSON.stringify(path === '/api/previews' ? { milestone } : milestone) },
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      problems: [
        {
          field: expect.stringMatching(/organisations$/),
          code: 'all-or-list',
          problem: 'Nothing chosen. Choose all, or at least one.',
        },
      ],
    });
  });
});

describe('a new milestone after others', () => {
  const chosen = async () => /value="([a-z-]+)" checked/.exec(await show('/milestones/new?lang=sv'))?.[1];

  it('is of the first kind that some have not been told of, and of the next once all have', async () => {
    expect(await chosen()).toBe('decided');
    const taking = (await world.rollouts.participations('lending')).map(({ organisation }) => organisation);
    const rest = aDispatchingMilestone({ id: 'rest', organisations: taking, dispatchedAt: world.now() });
    await world.milestones.accept(rest, {});
    expect(await chosen()).toBe('live');
  });
});

describe('a draft that somebody else has written meanwhile', () => {
  const over = { id: 'shared', occurredOn: '2026-11-20' };

  it('is not replaced by a later form, which comes back as it was typed and says so; sent again it holds', async () => {
    expect((await send({ ...over, 'fact-supplier': 'Först AB' })).status).toBe(303);
    expect((await send({ ...over, 'fact-supplier': 'Emellan AB', from: '1' })).status).toBe(303);
    const late = await send({ ...over, 'fact-supplier': 'Sist AB', from: '1' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Någon annan har ändrat utkastet sedan du öppnade det.');
    expect(page).toContain('value="Sist AB"');
    expect(page).toContain('name="from" value="2"');
    expect((await world.drafts.find('lending', 'shared'))?.content.facts).toEqual({ supplier: 'Emellan AB' });
    expect((await send({ ...over, 'fact-supplier': 'Sist AB', from: '2' })).status).toBe(303);
    expect((await world.drafts.find('lending', 'shared'))?.content.facts).toEqual({ supplier: 'Sist AB' });
  });

  it('is not taken for a new one of the same id, which may have another or replace it', async () => {
    await send({ ...over, 'fact-supplier': 'Först AB' });
    const second = await send({ ...over, 'fact-supplier': 'Andra AB' });
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('Det finns redan ett utkast med den beteckningen.');
    expect(page).toContain('value="Andra AB"');
    expect(page).not.toMatch(/<input id="id" readonly/);
    const based = { from: '1', of: 'shared', 'fact-supplier': 'Andra AB' };
    expect((await send({ ...over, ...based, id: 'own' })).status).toBe(303);
    expect((await world.drafts.find('lending', 'own'))?.version).toBe(1);
    expect((await world.drafts.find('lending', 'shared'))?.content.facts).toEqual({ supplier: 'Först AB' });
  });
});

describe('a draft whose milestone has been reported', () => {
  beforeEach(async () => {
    await send({ id: 'sent', occurredOn: '2026-11-20', 'fact-supplier': 'Bokbolaget AB' });
    await world.milestones.accept(aDispatchingMilestone({ id: 'sent', organisations: ['1280'] }), {});
  });

  it('has no button that sends: it says so and leads to what came of it', async () => {
    const page = await show('/drafts/lending/sent?lang=sv');
    expect(page).toContain('Milstolpen är redan anmäld.');
    expect(page).toContain('href="/milestones/sent?lang=sv"');
    expect(page).not.toContain('/trigger');
    expect(page).not.toContain('Inget har skickats än');
  });

  it('begins another one under an id of its own', async () => {
    const page = await show('/drafts/lending/sent/edit?lang=sv');
    expect(page).toContain('value="sent-2"');
    expect(page).toContain('value="Bokbolaget AB"');
    expect(page).toContain('name="from" value="0"');
  });

  it('gives its id to no other draft', async () => {
    const answer = await send({ id: 'sent', occurredOn: '2026-11-20' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('En milstolpe med den beteckningen finns redan.');
  });
});

describe('the id of a new milestone', () => {
  it('is one that nothing has', async () => {
    const proposed = async () =>
      /id="id"[^>]* value="([^"]*)"/.exec(await show('/milestones/new?lang=sv'))?.[1];
    const first = await proposed();
    expect(first).toBe('lending-decided-2026');
    await send({ id: 'lending-decided-2026', occurredOn: '2026-11-20' });
    expect(await proposed()).toBe('lending-decided-2026-2');
  });
});

describe('a new milestone where there are two rollouts', () => {
  it('is asked for which of them before anything is filled in, and keeps to it', async () => {
    expect(await show('/milestones/new?lang=sv')).toContain('action="/drafts/lending?lang=sv"');
    await world.rollouts.save(aRollout({ id: 'parking', name: { sv: 'Parkering' } }));
    const asked = await show('/milestones/new?lang=sv');
    expect(asked).toContain('Vilket införande gäller det?');
    expect(asked).not.toContain('action="/drafts/');
    for (const id of ['lending', 'parking']) {
      expect(asked).toContain(`href="/milestones/new?rollout=${id}&amp;lang=sv"`);
      expect(await show(`/milestones/new?rollout=${id}&lang=sv`)).toContain(`action="/drafts/${id}?lang=sv"`);
    }
  });

  it('is written for the rollout beside whose name it is begun', async () => {
    await world.rollouts.save(aRollout({ id: 'parking', name: { sv: 'Parkering' } }));
    const overview = await show('/overview?lang=sv');
    expect(overview).toContain('href="/milestones/new?rollout=parking&amp;lang=sv"');
    expect((await office.browse('coordinator', '/milestones/new?rollout=none&lang=sv')).status).toBe(404);
  });
});

describe('a draft of a counter', () => {
  const words = { name: 'Avbrutet', subject: 'Avbrutet', lead: 'Det är avbrutet.' };
  const counters = {
    stopped: {
      undoes: ['decided'],
      clears: ['supplier', 'startDate'],
      message: 'why',
      words: { sv: words, en: words },
    },
  };
  beforeEach(async () => {
    await world.catalogues.publish(aCatalogueVersion({ version: 'v2', catalogue: aCatalogue({ counters }) }));
  });

  it('says which facts are taken away, of some organisations only their own', async () => {
    await send({ kind: 'stopped', id: 'stop', organisations: 'some', 'organisation-1280': 'yes' });
    expect(await show('/drafts/lending/stop?lang=sv')).toContain(
      'När den skickas tas de här faktauppgifterna bort: Startdatum. Det som hänvisar till dem blir en lucka',
    );
    await send({ kind: 'stopped', id: 'stop-all' });
    expect(await show('/drafts/lending/stop-all?lang=sv')).toContain('bort: Leverantör, Startdatum.');
  });

  it('says so at the API as well', async () => {
    const body = {
      milestone: {
        ...{ id: 'stop', rollout: 'lending', kind: 'stopped', occurredOn: '2026-11-23' },
        organisations: 'all',
      },
    };
    const answer = await office.call('coordinator', '/api/previews', {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ clears: ['supplier', 'startDate'] }),
    ]);
  });
});

describe('a draft of what some organisations have been told', () => {
  it('is of the others alone, ticks them, and says who was told by what and when', async () => {
    expect((await send({})).status).toBe(303);
    const preview = await show('/drafts/lending/second?lang=sv');
    expect(preview).toContain('Har redan fått veta');
    expect(preview).toContain('De är inte med i utskicket.');
    expect(preview).toMatch(/Göteborgs Stad<\/th><td>23 november 2026<\/td><td><a href="\/milestones\/first/);
    const form = await show('/drafts/lending/second/edit?lang=sv');
    expect(form).toMatch(/name="organisation-national"\s+value="yes" checked/);
    expect(form).not.toMatch(/name="organisation-1280"\s+value="yes" checked/);
  });

  it('says how long it can be undone, unless it cannot', async () => {
    await send({});
    const said = 'När det är godkänt väntar mejlen i 60 sekunder. Så länge kan du ångra.';
    expect(await show('/drafts/lending/second?lang=sv')).toContain(said);
    await world.rollouts.save(aRollout({ undoSeconds: 0 }));
    expect(await show('/drafts/lending/second?lang=sv')).not.toContain('ångra');
  });

  it('is of all with a reason, which the preview repeats', async () => {
    await send({ again: 'Fel pris i det första.' });
    const preview = await show('/drafts/lending/second?lang=sv');
    expect(preview).toContain('får veta det igen: Fel pris i det första.');
    expect((await world.drafts.find('lending', 'second'))?.content.organisations).toBe('all');
  });

  it('is refused at the organisations where nobody else is left', async () => {
    const some = { organisations: 'some', 'organisation-1280': 'yes' };
    const answer = await send(some);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('data-problem="told-already"');
    expect(page).toContain('Välj de andra, eller ange ett skäl att berätta igen');
    expect(await world.drafts.find('lending', 'second')).toBeUndefined();
  });

  it('with a day to come is planned for it, as the form says', async () => {
    await send({ occurredOn: '2026-11-24' });
    expect((await world.drafts.find('lending', 'second'))?.content).toMatchObject({
      planned: { all: '2026-11-24' },
    });
  });

  it('is sent by a button that says to how many, and when', async () => {
    await send({ occurredOn: '2026-11-24', again: 'Fel pris i det första.' });
    expect(await show('/drafts/lending/second?lang=sv')).toMatch(
      /Skicka till \d+ mottagare den 24 november 2026 kl\. 8<\/button>/,
    );
    expect(await show('/drafts/lending/second?lang=en')).toMatch(
      /Send to \d+ recipients on 24 November 2026 at 8:00<\/button>/,
    );
  });
});
