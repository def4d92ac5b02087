import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../../domain/contacts/contact.ts';
import { makeTaskLink } from '../../../../../domain/links/use-cases/make-task-link.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { HmacSigner } from '../../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../../functions/adapters/node-crypto/new-secret.ts';
import { taskApp } from '../../../../../functions/web/apps/task-app.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';

const ID = 'lending-decided-2026';
const DAY = 86_400_000;

/** The pages behind the links of Malmö's people, whose milestone was told today. */
async function taskPages() {
  const stores = await lendingWorld();
  const catalogueVersion = (await stores.catalogues.currentVersion('lending')) ?? 'none';
  await stores.milestones.accept(aMilestone({ organisations: ['1280'], catalogueVersion }), {});
  await planOrganisation({ dispatchId: ID, organisation: '1280' }, stores);
  const at = stores.now();
  const set = { approvedHash: (await stores.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await stores.milestones.advance(ID, { from: 'planned', to: 'approved', set, at });
  await stores.milestones.advance(ID, { from: 'approved', to: 'dispatching', set: { dispatchedAt: at }, at });
  let time = at;
  const world = { ...stores, signer: new HmacSigner(), newSecret, publicUrl: '', now: () => time };
  const errors: Error[] = [];
  const app = taskApp({ reads: world, acts: world, onError: (error) => errors.push(error) });
  const linkOf = async (group: string) => {
    const contacts = await world.contacts.ofOrganisation('1280');
    const contact = contacts.find(({ groups }) => groups.includes(group));
    if (!contact) throw new Error(`nobody in Malmö is in ${group}`);
    const asks = { to: 'tasks', milestone: ID } as const;
    return await makeTaskLink({ asks, organisation: '1280', contact: contactId(contact) }, world);
  };
  const show = async (link: string) => (await app.request(`${link}?lang=en`)).text();
  const send = async (link: string, fields: Record<string, string>) => {
    const answer = await app.request(`${link}?lang=en`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, page: await answer.text() };
  };
  const later = (days: number) => {
    time += days * DAY;
  };
  return { world, errors, linkOf, show, send, later };
}

describe('behind the signed link of a lead', () => {
  it('the milestone is signed off on the page of their tasks, and the word can be changed there', async () => {
    const { world, linkOf, show, send, errors } = await taskPages();
    const link = await linkOf('lead');
    expect(await show(link)).toContain('Sign off the milestone');
    const given = await send(link, { word: 'except', left: 'The board meets in January.' });
    expect([given.status, given.page.includes('the answer is saved')]).toEqual([200, true]);
    expect((await send(link, { word: 'done', left: '' })).page).toContain('Signed off: done');
    expect((await send(link, { word: 'done', left: '' })).page).toContain('Nothing changed');
    const history = (await world.signOffs.find(ID, '1280'))?.history ?? [];
    expect(history.map(({ word, left }) => [word, left])).toEqual([
      ['except', 'The board meets in January.'],
      ['done', undefined],
    ]);
    expect(history.every(({ who }) => /^[a-z2-7]{26}$/.test(who))).toBe(true);
    expect(errors).toEqual([]);
  });

  it('people whom no mail reaches stand there, with what to tell them, and are closed there', async () => {
    const { world, linkOf, show, send } = await taskPages();
    const clerk = (await world.contacts.ofOrganisation('1280')).find(({ groups }) =>
      groups.includes('clerks'),
    );
    if (!clerk) throw new Error('Malmö has no clerk');
    const contact = contactId(clerk);
    const of = { organisation: '1280', groups: ['clerks'], at: 1, contact };
    await world.manualFollowUps.open(ID, { ...of, reason: 'bounced' });
    await world.contacts.save([{ ...clerk, phone: '010-555 00 00' }]);
    const link = await linkOf('lead');
    const person = `${link}/people/${contact}`;
    const list = await show(link);
    for (const each of [list, await show(person)]) expect(each).toContain('href="tel:0105550000"');
    expect(list).toContain('1 person to be reached another way');
    expect(list).toContain(`/people/${contact}?lang=en">${clerk.name}</a>`);
    const page = await show(person);
    expect(page).toContain(`Say this to ${clerk.name}`);
    expect(page).not.toContain('href="/contacts/');
    expect((await send(person, { how: ' ' })).status).toBe(400);
    const given = await send(person, { how: 'Called on 3 December.' });
    expect([given.status, given.page.includes('it is saved')]).toEqual([200, true]);
    const [stored] = await world.manualFollowUps.ofOrganisation(ID, '1280');
    expect(stored?.closed).toMatchObject({ how: 'Called on 3 December.' });
    expect((await send(person, { how: 'Again.' })).page).toContain('Nothing changed');
    expect(await show(person)).not.toContain('<textarea');
  });

  it('people whom no mail reaches are nobody else’s to see or close', async () => {
    const { world, linkOf, show, send } = await taskPages();
    const clerk = (await world.contacts.ofOrganisation('1280')).find(({ groups }) =>
      groups.includes('clerks'),
    );
    const contact = clerk ? contactId(clerk) : '';
    const of = { organisation: '1280', groups: ['clerks'], at: 1, contact };
    await world.manualFollowUps.open(ID, { ...of, reason: 'bounced' });
    const link = await linkOf('clerks');
    expect(await show(link)).not.toContain('another way');
    if (clerk) await world.contacts.save([{ ...clerk, phone: '010-555 00 00' }]);
    expect(await show(link)).not.toContain('555');
    expect((await send(`${link}/people/${contact}`, { how: 'Called.' })).status).toBe(404);
    expect((await world.manualFollowUps.ofOrganisation(ID, '1280'))[0]?.closed).toBeUndefined();
  });

  it('what is wrong with an answer is said, and nothing is kept', async () => {
    const { world, linkOf, send } = await taskPages();
    const answer = await send(await linkOf('lead'), { word: 'except', left: '' });
    expect(answer.status).toBe(400);
    expect(answer.page).toContain('id="left-error"');
    expect(answer.page).toMatch(/value="except" checked/);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });
});

describe('nobody signs off', () => {
  it('by the link of somebody who is not the lead, which does not show it', async () => {
    const { world, linkOf, show, send } = await taskPages();
    const link = await linkOf('clerks');
    expect(await show(link)).not.toContain('Sign off');
    expect((await send(link, { word: 'done' })).status).toBe(404);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });

  it('by a link that was changed, has expired, or whose holder has left', async () => {
    const { world, linkOf, send, later } = await taskPages();
    const link = await linkOf('lead');
    expect((await send(`${link}x`, { word: 'done' })).status).toBe(404);
    const lead = (await world.contacts.ofOrganisation('1280')).find(({ groups }) => groups.includes('lead'));
    if (!lead) throw new Error('Malmö has no lead');
    await world.contacts.save([{ ...lead, groups: ['clerks'] }]);
    expect((await send(link, { word: 'done' })).status).toBe(404);
    later(800);
    expect((await send(link, { word: 'done' })).status).toBe(404);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });

  it('what was stopped: the page says why, or there is none', async () => {
    const { world, linkOf, show, send } = await taskPages();
    const link = await linkOf('lead');
    await world.milestones.advance(ID, { from: 'dispatching', to: 'stopping', at: 1 });
    expect(await show(link)).not.toContain('Sign off');
    const answer = await send(link, { word: 'done' });
    expect(answer.status).toBe(400);
    expect(await world.signOffs.ofMilestone(ID)).toEqual([]);
  });
});
