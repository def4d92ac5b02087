import { beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { aDelivery } from '../../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../../fixtures/a-milestone.ts';
import { aPlan } from '../../../../fixtures/a-plan.ts';
import { malmoContacts } from '../../../../fixtures/a-plan-basis.ts';
import { aVariant } from '../../../../fixtures/a-variant.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { anApi } from '../../fixtures/an-api.ts';

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;
const PAGE = '/facts/lending?lang=sv';
const OWN = '/organisations/1280?lang=sv';

beforeEach(async () => {
  world = await lendingWorld();
  site = aConsole(world);
  const [reader] = malmoContacts();
  if (!reader) throw new Error('nobody is in Malmö');
  await world.milestones.accept(
    aDispatchingMilestone({ id: 'm', organisations: ['1280'], state: 'completed' }),
    {},
  );
  const facts = { price: 12, startDate: '2027-03-15' };
  const outcome = { state: 'delivered' as const, tries: 1, attempt: 'a', at: 1_795_000_000_000 };
  await world.plans.write(
    'm',
    aPlan({
      variants: [aVariant({ id: 'v', facts })],
      deliveries: [
        aDelivery({
          contact: contactId(reader),
          name: reader.name,
          address: reader.address,
          variant: 'v',
          outcome,
        }),
      ],
    }),
  );
});

async function send(who: string, path: string, fields: Record<string, string>, from = PAGE) {
  const formToken = formTokenOn(await (await site.browse(who, from)).text());
  return site.browse(who, path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, formToken }),
    headers: { origin: CONSOLE_URL },
  });
}

const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

describe('what holds for all of a rollout', () => {
  it('is shown with a field for each fact, and with no history before anything has changed', async () => {
    const page = await (await site.browse('coordinator', PAGE)).text();
    expect(page).toContain('Fakta för alla');
    expect(page).toContain('name="fact-price" type="text" value="12"');
    expect(page).not.toContain('fact-startDate');
    expect(page).toContain('Inget har ändrats sedan det skrevs in.');
  });

  it('can be read and not changed by who is no coordinator', async () => {
    const page = await (await site.browse('registrar', PAGE)).text();
    expect(page).toContain('Pris');
    expect(page).not.toContain('<input id="fact-');
    expect((await send('registrar', '/facts/lending/preview', { 'fact-price': '15' })).status).toBe(403);
  });

  it('shows before it changes who was told the old value and what they will read, and changes nothing', async () => {
    const answer = await send('coordinator', '/facts/lending/preview?lang=sv', {
      'fact-price': '15',
    });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('En person har fått det gamla beskedet och får ett mejl. Ingen annan får något.');
    expect(page).toContain('Ändra och skicka till en mottagare');
    expect(page).toContain('Där det gamla står');
    expect(page).toContain('I det som har berättats av de här.');
    expect(page).not.toContain('Kanske i ett');
    expect((await world.rollouts.find('lending'))?.facts).toEqual({ price: 12 });
    expect(await world.milestones.changesOf('lending')).toEqual([]);
  });

  it('asks why where somebody was told, and then changes and leads to who will be told', async () => {
    const preview = await send('coordinator', '/facts/lending/preview?lang=sv', {
      'fact-price': '15',
    });
    const kept = hiddenOf(await preview.text());
    expect(kept).toMatchObject({ 'fact-price': '15' });
    const without = await send('coordinator', '/facts/lending?lang=sv', kept);
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Skriv varför, så som de ska läsa det.');
    const done = await send('coordinator', '/facts/lending?lang=sv', {
      ...kept,
      why: 'Nytt avtal.',
    });
    expect(done.status).toBe(303);
    const [change] = await world.milestones.changesOf('lending');
    expect(done.headers.get('location')).toBe(`/milestones/${change?.id}?lang=sv`);
    expect(change?.change).toEqual({ facts: [{ fact: 'price', from: 12, to: 15 }], why: 'Nytt avtal.' });
    expect((await world.rollouts.find('lending'))?.facts).toEqual({ price: 15 });
    const page = await (await site.browse('coordinator', PAGE)).text();
    expect(page).toContain('Pris: 15, förut 12');
    expect(page).toContain('coordinator@kansli.example');
  });

  it('is told after all where something newer was stopped: its page says so, and its history has it once', async () => {
    const change = { facts: [{ fact: 'price', from: 12, to: 15 }], givesBack: 'm' };
    const told = aDispatchingMilestone({
      id: 'returned',
      organisations: ['1280'],
      kind: 'fact-changed',
      change,
    });
    await world.milestones.accept({ ...told, state: 'held' }, {});
    const page = await (await site.browse('coordinator', '/milestones/returned?lang=sv')).text();
    expect(page).toContain(
      'Något nyare gick före det här och berättade inte allt. Resten berättas därför för sig.',
    );
    expect(page).toContain('href="/milestones/m?lang=sv">Visa det som gick före</a>');
    expect(await (await site.browse('coordinator', PAGE)).text()).toContain(
      'Inget har ändrats sedan det skrevs in.',
    );
  });

  it('is told after it by name who still has the old message, and that nobody has once all were told', async () => {
    const [reader] = malmoContacts();
    if (!reader) throw new Error('nobody is in Malmö');
    const change = { facts: [{ fact: 'price', from: 12, to: 15 }], why: 'Nytt avtal.' };
    const row = aDispatchingMilestone({
      id: 'dearer',
      organisations: ['1280'],
      kind: 'fact-changed',
      change,
    });
    await world.milestones.acceptChange({ ...row, change, dispatchedAt: row.changedAt });
    const mail = aDelivery({
      ...{ contact: contactId(reader), name: reader.name, address: reader.address, variant: 'w' },
    });
    const plan = { variants: [aVariant({ id: 'w', facts: { price: 15 } })], obligations: [], tasks: [] };
    await world.plans.write('dearer', aPlan({ ...plan, deliveries: [mail] }));
    const page = () => site.browse('coordinator', '/milestones/dearer/holders?lang=sv');
    expect(await (await site.browse('coordinator', '/milestones/dearer?lang=sv')).text()).toContain(
      'href="/milestones/dearer/holders?lang=sv">Visa vem som har det gamla beskedet kvar</a>',
    );
    const waits = await (await page()).text();
    expect(waits).toContain('En person har det gamla beskedet kvar');
    for (const words of [reader.name, 'Malmö', 'Pris: 12', 'Mejlet har inte lämnat än.'])
      expect(waits).toContain(words);
    const call = anApi((who, path, init) => site.call(who, path, init));
    const asked = await call('get /api/milestones/{milestone}/holders', '/api/milestones/dearer/holders');
    const { name } = reader;
    const holder = { organisation: '1280', contact: contactId(reader), name, facts: { price: 12 } };
    expect(asked.body).toEqual({ people: [{ ...holder, groups: mail.groups, why: 'waits' }], groups: [] });
    const none = await call('get /api/milestones/{milestone}/holders', '/api/milestones/m/holders');
    expect(none.status).toBe(404);
    const at = 1_795_000_100_000;
    const bounced = { state: 'bounced', tries: 1, attempt: 'a', at, reason: 'x', permanent: true } as const;
    const key = `dearer#1280#${mail.id}`;
    world.plans.deliveries.put(key, { ...mail, outcome: bounced });
    expect(await (await page()).text()).toContain('Mejlet kom tillbaka. Kontakta personen på annat sätt.');
    world.plans.deliveries.put(key, {
      ...mail,
      outcome: { state: 'unknown', tries: 1, attempt: 'a', at, reason: 'x' },
    });
    expect(await (await page()).text()).toContain('Mejlet kan ha kommit fram. Ingen vet.');
    world.plans.deliveries.put(key, { ...mail, outcome: { state: 'delivered', tries: 1, attempt: 'a', at } });
    expect(await (await page()).text()).toContain(
      'Ingen. Alla som fick det gamla beskedet har fått det nya.',
    );
    expect((await site.browse('coordinator', '/milestones/m/holders?lang=sv')).status).toBe(404);
  });

  it('may come back to a value and leave it again for the same reason', async () => {
    for (const price of ['15', '12', '15']) {
      const preview = await send('coordinator', '/facts/lending/preview?lang=sv', { 'fact-price': price });
      const kept = hiddenOf(await preview.text());
      const done = await send('coordinator', '/facts/lending?lang=sv', { ...kept, why: 'Nytt avtal.' });
      expect(done.status).toBe(303);
      expect((await world.rollouts.find('lending'))?.facts).toEqual({ price: Number(price) });
    }
    expect(await world.milestones.changesOf('lending')).toHaveLength(3);
  });

  it('does not write over what somebody else has changed since', async () => {
    const preview = await send('coordinator', '/facts/lending/preview?lang=sv', {
      'fact-price': '15',
    });
    const kept = hiddenOf(await preview.text());
    const rollout = await world.rollouts.find('lending');
    if (rollout) await world.rollouts.save({ ...rollout, facts: { price: 14 } });
    const answer = await send('coordinator', '/facts/lending?lang=sv', {
      ...kept,
      why: 'Nytt avtal.',
    });
    expect(answer.status).toBe(409);
    expect((await world.rollouts.find('lending'))?.facts).toEqual({ price: 14 });
  });
});

describe('what an organisation has of its own', () => {
  const action = '/organisations/1280/lending?lang=sv';

  it('is saved at once where nobody was told the old value', async () => {
    const page = await (await site.browse('local-lead', OWN)).text();
    const { seen = '' } = hiddenOf(page);
    const fields = { seen, 'fact-startDate': '2027-03-15', registerNumber: 'KS 7' };
    const answer = await send('local-lead', action, fields, OWN);
    expect(answer.headers.get('location')).toBe('/organisations/1280?lang=sv&saved=yes');
    expect(await world.milestones.changesOf('lending')).toEqual([]);
  });

  it('shows who was told and asks why before anything is saved, and then tells them', async () => {
    const page = await (await site.browse('local-lead', OWN)).text();
    const { seen = '' } = hiddenOf(page);
    const fields = { seen, 'fact-startDate': '2027-04-01', registerNumber: '' };
    const asked = await send('local-lead', action, fields, OWN);
    const question = await asked.text();
    expect(asked.status).toBe(200);
    expect(question).toContain('En person har fått det gamla beskedet');
    expect((await world.rollouts.participation('lending', '1280'))?.facts.startDate).toBe('2027-03-15');
    const done = await send('local-lead', action, { ...hiddenOf(question), why: 'Lokalen är sen.' }, OWN);
    expect(done.headers.get('location')).toBe('/organisations/1280?lang=sv&saved=told');
    expect((await world.rollouts.participation('lending', '1280'))?.facts.startDate).toBe('2027-04-01');
    expect(await world.milestones.changesOf('lending')).toMatchObject([
      {
        organisations: ['1280'],
        triggeredBy: 'local-lead@kansli.example',
        change: { why: 'Lokalen är sen.' },
      },
    ]);
  });
});
