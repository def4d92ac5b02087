import { beforeEach, describe, expect, it } from 'vitest';
import { aCatalogue } from '../../../../fixtures/a-catalogue.ts';
import { aPreparedCounter, aVersionWithCounter } from '../../../../fixtures/a-counter.ts';
import { aDispatchingMilestone } from '../../../../fixtures/a-milestone.ts';
import type { LendingWorld } from '../../../../fixtures/lending-world.ts';
import { toldWorld } from '../../../../fixtures/told-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';

let world: LendingWorld;
let site: ReturnType<typeof aConsole>;
beforeEach(async () => {
  world = await toldWorld();
  site = aConsole(world);
});

const page = async (who: string, path: string) => await (await site.browse(who, path)).text();

async function send(who: string, path: string, fields: Readonly<Record<string, string>> = {}) {
  const body = new URLSearchParams({ ...fields, formToken: formTokenOn(await page(who, '/')) });
  return await site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
}

const PREPARE = '/prepare/lending/decided-2026?lang=sv';
const HALT = '/counters/lending/halt?lang=sv';
const FORM = { kind: 'halted', id: 'halt', organisations: 'some', 'organisation-1280': 'yes', from: '0' };

/** Approves what is on the page. */
async function approve(who = 'approver') {
  const [, hash = ''] = /name="hash" value="([^"]+)"/.exec(await page('approver', HALT)) ?? [];
  return await send(who, '/counters/lending/halt/approve?lang=sv', { hash });
}

describe('the page of a milestone', () => {
  it('leads a coordinator to what would take it back, and shows both what is prepared and how far it is', async () => {
    const before = await page('coordinator', '/milestones/decided-2026?lang=sv');
    expect(before).toContain('Om den måste tas tillbaka');
    expect(before).toContain('href="/prepare/lending/decided-2026?lang=sv"');
    expect(await page('approver', '/milestones/decided-2026?lang=sv')).not.toContain(
      'Om den måste tas tillbaka',
    );
    await world.preparedCounters.save(aPreparedCounter());
    for (const who of ['coordinator', 'approver']) {
      const after = await page(who, '/milestones/decided-2026?lang=sv');
      expect(after).toContain('href="/counters/lending/halt?lang=sv">Avbrutet</a>');
      expect(after).toContain('En person måste godkänna det först');
    }
    expect(await page('approver', '/milestones/decided-2026?lang=sv')).not.toContain('/prepare/');
    expect(await page('registrar', '/milestones/decided-2026?lang=sv')).not.toContain('/counters/');
  });

  it('leads nowhere where the catalogue knows nothing that would undo it', async () => {
    await world.catalogues.publish({ ...aVersionWithCounter(), version: 'v9', catalogue: aCatalogue() });
    expect((await site.browse('coordinator', PREPARE)).status).toBe(404);
  });
});

describe('a counter that is prepared in the console', () => {
  it('has no day in its form, and only kinds that undo the milestone', async () => {
    const form = await page('coordinator', PREPARE);
    expect(form).toContain('value="halted"');
    expect(form).not.toContain('value="live"');
    expect(form).not.toContain('name="occurredOn"');
    expect(form).toContain('value="decided-2026-halted"');
  });

  it('is stored, read by organisation, approved by somebody else, and fired with its day', async () => {
    const kept = await send('coordinator', PREPARE, FORM);
    expect([kept.status, kept.headers.get('location')]).toEqual([303, HALT]);
    const own = await page('coordinator', HALT);
    expect(own).toContain('En person måste godkänna det först');
    expect(own).not.toContain('Utlös nu');
    const reader = await page('coordinator', '/counters/lending/halt/organisations/1280?lang=sv');
    expect(reader).toContain('href="/counters/lending/halt?lang=sv"');

    expect((await approve()).status).toBe(303);
    expect(await page('approver', HALT)).toContain('Godkänt i förväg av approver@kansli.example.');
    expect(await page('approver', HALT)).not.toContain('Utlös nu');
    const ready = await page('coordinator', HALT);
    expect(ready).toContain('Klart att utlösa');
    expect(ready).toContain('Utlös nu');

    const fired = await send('coordinator', '/counters/lending/halt/fire?lang=sv', {
      occurredOn: '2026-11-23',
    });
    expect(fired.headers.get('location')).toBe('/milestones/halt?lang=sv');
    expect(await world.milestones.find('halt')).toMatchObject({
      ...{ kind: 'halted', occurredOn: '2026-11-23', organisations: ['1280'], undoes: ['decided'] },
      ...{ triggeredBy: 'coordinator@kansli.example', approvedAhead: 'approver@kansli.example' },
    });
    expect(await page('coordinator', HALT)).toContain('Beskedet är utlöst.');
  });

  it('is not approved by who prepared it, whatever is sent', async () => {
    await world.preparedCounters.save({ ...aPreparedCounter(), preparedBy: 'approver@kansli.example' });
    expect(await page('approver', HALT)).toContain('Du har själv förberett beskedet.');
    await approve();
    expect((await world.preparedCounters.find('lending', 'halt'))?.approvals).toEqual([]);
  });

  it('is not fired unapproved, nor after a word of it has changed, which the page says', async () => {
    await world.preparedCounters.save(aPreparedCounter());
    const fire = () =>
      send('coordinator', '/counters/lending/halt/fire?lang=sv', { occurredOn: '2026-11-23' });
    expect((await fire()).headers.get('location')).toBe(HALT);
    await approve();
    const version = aVersionWithCounter();
    const texts = version.texts.map((text) => (text.topic === 'why' ? { ...text, common: 'Annat.' } : text));
    await world.catalogues.publish({ ...version, version: 'v9', texts });
    expect((await fire()).headers.get('location')).toBe(HALT);
    expect(await world.milestones.find('halt')).toBeUndefined();
    expect(await page('coordinator', HALT)).toContain(
      'Godkännandet gäller inte längre. Sedan dess har detta ändrats: texterna i katalogen. Det måste godkännas igen.',
    );
    expect(await page('coordinator', '/counters/lending/halt?lang=en')).toContain(
      'The approval no longer holds. Since then this has changed: the texts in the catalogue.',
    );
  });

  it('says what is wrong with its day, and keeps what was typed', async () => {
    await world.preparedCounters.save(aPreparedCounter());
    await approve();
    for (const [day, sentence] of [
      ['i går', 'data-problem="date-invalid"'],
      ['2030-01-01', 'data-problem="not-yet-occurred"'],
    ] as const) {
      const answer = await send('coordinator', '/counters/lending/halt/fire?lang=sv', { occurredOn: day });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(sentence);
      expect(html).toContain(`value="${day}"`);
    }
    expect(await world.milestones.find('halt')).toBeUndefined();
  });

  it('is withdrawn with a reason: nobody approves or fires it, and its page says by whom and why', async () => {
    await world.preparedCounters.save(aPreparedCounter());
    await approve();
    const withdraw = (who: string, reason: string) =>
      send(who, '/counters/lending/halt/withdraw?lang=sv', { reason });
    expect(await page('approver', HALT)).not.toContain('Dra tillbaka');
    expect((await withdraw('approver', 'Ändrat läge.')).status).not.toBe(303);
    const without = await withdraw('coordinator', ' ');
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('id="reason-error"');
    expect(await page('coordinator', HALT)).toContain('Klart att utlösa');

    expect((await withdraw('coordinator', 'Tiden för\növerprövning är ute.')).headers.get('location')).toBe(
      HALT,
    );
    const after = await page('coordinator', HALT);
    expect(after).toContain('coordinator@kansli.example drog tillbaka beskedet');
    expect(after).toContain('Tiden för överprövning är ute.');
    for (const gone of ['Utlös nu', 'Ändra beskedet', '/withdraw?', 'Klart att utlösa'])
      expect(after).not.toContain(gone);
    expect(await page('coordinator', '/counters/lending/halt?lang=en')).toContain('withdrew the message');
    expect(await page('coordinator', '/milestones/decided-2026?lang=sv')).toContain('Tillbakadraget');
    expect((await site.browse('coordinator', '/counters/lending/halt/edit?lang=sv')).status).toBe(404);

    await send('coordinator', '/counters/lending/halt/fire?lang=sv', { occurredOn: '2026-11-23' });
    expect(await world.milestones.find('halt')).toBeUndefined();
    const { approvals, version } = (await world.preparedCounters.find('lending', 'halt')) ?? {};
    expect([approvals?.length, version]).toEqual([1, 3]);
  });

  it('is prepared anew after it was withdrawn, and approved anew', async () => {
    await world.preparedCounters.save(aPreparedCounter());
    await approve();
    await send('coordinator', '/counters/lending/halt/withdraw?lang=sv', { reason: 'Ändrat läge.' });
    expect((await send('coordinator', PREPARE, FORM)).headers.get('location')).toBe(HALT);
    const anew = await page('coordinator', HALT);
    expect(anew).toContain('En person måste godkänna det först');
    expect(anew).not.toContain('Utlös nu');
    expect((await world.preparedCounters.find('lending', 'halt'))?.withdrawals).toMatchObject([
      { version: 3, by: 'coordinator@kansli.example', reason: 'Ändrat läge.' },
    ]);
  });

  it('waits until somebody has been told of the milestone', async () => {
    const held = aDispatchingMilestone({ id: 'held-2027', organisations: ['1280'], state: 'held' });
    await world.milestones.accept({ ...held, catalogueVersion: 'with-counter' }, {});
    await world.preparedCounters.save(aPreparedCounter({ against: 'held-2027' }));
    await approve();
    const html = await page('coordinator', HALT);
    expect(html).toContain('Innan dess räcker det att stoppa den.');
    expect(html).not.toContain('Utlös nu');
  });
});
