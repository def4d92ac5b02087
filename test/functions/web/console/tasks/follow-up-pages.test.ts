import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { someCounts } from '../../../../fixtures/a-plan.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aUser, CONSOLE_URL, aConsole as consoleOver, formTokenOn } from '../../fixtures/a-console.ts';

const ID = 'lending-decided-2026';
const HOW = 'Called on 3 December, has been told.';

/** The console over the lending rollout, with a clerk in Malmö whose mail of an approved milestone came back. */
async function aConsole() {
  const world = await lendingWorld();
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  await world.milestones.accept(aMilestone({ organisations: ['1280', '1480'], catalogueVersion }), {});
  for (const organisation of ['1280', '1480'])
    await planOrganisation({ dispatchId: ID, organisation }, world);
  const set = { approvedHash: (await world.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  const people = await world.contacts.ofOrganisation('1280');
  const clerk = people.find(({ groups }) => groups.includes('clerks'));
  if (!clerk) throw new Error('Malmö has no clerk');
  const contact = contactId(clerk);
  const of = { organisation: '1280', groups: ['clerks'], at: 1 };
  await world.manualFollowUps.open(ID, { ...of, contact, reason: 'bounced' });
  // Somebody who is no contact any more.
  await world.manualFollowUps.open(ID, { ...of, contact: 'gone', reason: 'suppressed' });
  const site = consoleOver(world, { users: { lead: aUser('local-lead', { name: 'Lo Ek' }) } });
  const show = async (who: string, path: string) => (await site.browse(who, path)).text();
  const send = async (who: string, path: string, how: string) => {
    const body = new URLSearchParams({ formToken: formTokenOn(await show(who, '/')), how });
    return site.browse(who, path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  const path = `/organisations/1280/follow-ups/${ID}/${contact}`;
  const stored = async () =>
    (await world.manualFollowUps.ofOrganisation(ID, '1280')).find((one) => one.contact === contact);
  return { ...site, world, clerk, contact, path, show, send, stored };
}

describe('a person whom no mail reaches', () => {
  it('stands on the lead’s list with role and why, and on a page with what to say', async () => {
    const { show, path, clerk } = await aConsole();
    const list = await show('lead', '/work?lang=en');
    expect(list).toContain('1 person to be reached another way');
    expect(list).toContain(`href="${path}?lang=en">${clerk.name}</a>`);
    expect(list).toContain('the email came back');
    const page = await show('lead', `${path}?lang=en`);
    expect(page).toContain(`Say this to ${clerk.name}`);
    expect(page.match(/<h3>/g)?.length).toBeGreaterThan(0);
    // No fact is left as a placeholder.
    expect(page).not.toMatch(/\{[a-z]\w*\}/i);
  });

  it('is closed with how they were reached, once: what was noted first stands', async () => {
    const { show, send, path, stored } = await aConsole();
    const empty = await send('lead', path, '  ');
    expect([empty.status, (await empty.text()).includes('id="how-error"')]).toEqual([422, true]);
    expect((await stored())?.closed).toBeUndefined();
    const closed = await send('lead', path, HOW);
    expect(closed.headers.get('location')).toContain('did=reached');
    expect((await stored())?.closed).toMatchObject({ who: 'Lo Ek', how: HOW });
    const again = await send('coordinator', path, 'Something else.');
    expect(again.headers.get('location')).toContain('did=reached-before');
    expect((await stored())?.closed).toMatchObject({ who: 'Lo Ek', how: HOW });
    const list = await show('lead', '/work?lang=en');
    expect(list).not.toContain('to be reached another way');
    expect(list).toContain(HOW);
    expect(await show('lead', `${path}?lang=en`)).not.toContain('<textarea');
  });

  it('is nobody else’s to see or close, and nobody’s once the milestone is stopped', async () => {
    const { browse, send, path, world, stored } = await aConsole();
    for (const other of [path.replace('1280', '1480'), path.replace(ID, 'nothing'), `${path}x`])
      expect((await browse('lead', other)).status, other).toBe(404);
    expect((await browse('approver', path)).status).toBe(403);
    await world.milestones.advance(ID, { from: 'approved', to: 'stopping', at: 2 });
    expect((await send('lead', path, HOW)).status).toBe(404);
    expect((await stored())?.closed).toBeUndefined();
  });

  it('stands on the coordinator’s list of the whole country, until somebody has reached them', async () => {
    const { world, show, send, call, path, clerk, contact } = await aConsole();
    const list = () => show('coordinator', '/follow-ups?lang=en');
    expect(await show('coordinator', '/work?lang=en')).toContain('href="/follow-ups?lang=en"');
    // Where somebody is, is known from the counts.
    expect(await list()).toContain('There is nobody to be reached another way.');
    await world.plans.saveCounts(ID, someCounts({ unreachable: 2 }));
    const page = await list();
    expect(page).toContain('1 person to be reached another way');
    expect(page).toContain(`href="${path}?lang=en">${clerk.name}</a>`);
    const read = async () =>
      z
        .object({ followUps: z.array(z.looseObject({ organisation: z.string(), contact: z.string() })) })
        .parse(await (await call('coordinator', '/api/follow-ups')).json()).followUps;
    expect(await read()).toMatchObject([{ organisation: '1280', contact, reason: 'bounced' }]);
    await send('coordinator', path, HOW);
    expect(await list()).toContain('1 person has been reached another way');
    expect(await read()).toMatchObject([{ closed: { how: HOW } }]);
  });

  it('has a telephone number on every list and page that a click calls, once there is one', async () => {
    const { world, show, call, path, clerk } = await aConsole();
    await world.plans.saveCounts(ID, someCounts({ unreachable: 2 }));
    const pages = [
      ['lead', '/work?lang=en'],
      ['lead', `${path}?lang=en`],
      ['coordinator', '/follow-ups?lang=en'],
    ] as const;
    for (const [who, page] of pages) expect(await show(who, page), page).not.toContain('href="tel:');
    expect(await show('lead', `${path}?lang=en`)).toContain('No number is stored.');
    await world.contacts.save([{ ...clerk, phone: '+46 (0)40-628 04 00' }]);
    for (const [who, page] of pages)
      expect(await show(who, page), page).toContain(
        '<a href="tel:+46406280400">+46\u00a0(0)40\u2011628\u00a004\u00a000</a>',
      );
    const listed = await (await call('lead', '/api/organisations/1280/follow-ups')).text();
    expect(listed).toContain('"phone":"+46 (0)40-628 04 00"');
    // What was frozen with the plan has no number, nor will what is frozen from now on.
    expect(JSON.stringify(await world.plans.basis(ID, '1280'))).not.toContain('628');
    expect(JSON.stringify(await world.contacts.ofOrganisation('1280'))).not.toContain('628');
  });

  it('is in the API, and is closed there', async () => {
    const { call, contact, clerk } = await aConsole();
    const api = '/api/organisations/1280/follow-ups';
    const followUps = z.object({ followUps: z.array(z.looseObject({})) });
    const listed = followUps.parse(await (await call('lead', api)).json());
    expect(listed.followUps).toEqual([
      {
        milestone: ID,
        contact,
        name: clerk.name,
        groups: ['clerks'],
        reason: 'bounced',
        at: expect.any(String),
      },
    ]);
    const post = (body: unknown) =>
      call('lead', `${api}/${ID}/${contact}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect((await post({})).status).toBe(400);
    const closed = await post({ how: HOW });
    expect([closed.status, await closed.json()]).toMatchObject([200, { closed: { who: 'Lo Ek', how: HOW } }]);
  });
});
