import { describe, expect, it } from 'vitest';

import { contactId } from '../../../../../domain/contacts/contact.ts';
import { makeTaskLink } from '../../../../../domain/links/use-cases/make-task-link.ts';
import { revokeLinkKeys } from '../../../../../domain/links/use-cases/revoke-link-keys.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { HmacSigner } from '../../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../../../../functions/web/apps/packet-app.ts';
import { taskApp } from '../../../../../functions/web/apps/task-app.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { portWith } from '../../../../fixtures/port-with.ts';
import { aSubscribeVisit, BO_FORM } from '../../fixtures/a-subscribe-visit.ts';
import { aVisit, ONE_CLICK, URLENCODED } from '../../fixtures/an-unsubscribe-visit.ts';

const WHO = { by: 'Anna Ek', reason: 'It leaked' };
const NOW = Date.UTC(2026, 10, 24, 8);

/** The lead of Malmö with a link to tasks and one to the packet, of a milestone that has left. */
async function aLeadsVisit() {
  const { id } = aMilestone();
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), {});
  await planOrganisation({ dispatchId: id, organisation: '1280' }, stores);
  const released = { ...aMilestone(), state: 'dispatching', planHash: 'h', approvedHash: 'h' } as const;
  const milestones = portWith(stores.milestones, 'find', async () => released);
  const now = () => NOW;
  const ports = { ...stores, milestones, signer: new HmacSigner(), newSecret, publicUrl: '', now };
  const used: { key: string; purpose: string }[] = [];
  const options = { onRevoked: (link: (typeof used)[number]) => used.push(link), onError: () => undefined };
  const contact = contactId({ organisation: '1280', address: 'lo.ek@malmo.example' });
  const link = (to: 'packets' | 'tasks') =>
    makeTaskLink({ asks: { to, milestone: id }, organisation: '1280', contact }, ports);
  return {
    apps: {
      tasks: taskApp({ reads: ports, acts: ports, ...options }),
      packets: packetApp({ ports, ...options }),
    },
    link,
    used,
    revoke: () => revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports),
  };
}

describe.each([
  ['tasks', 'tasks'],
  ['packets', 'packet'],
] as const)('a link to %s whose key is revoked', (to, purpose) => {
  it('opens nothing at once, says so and what to do, and is counted by its key alone', async () => {
    const { apps, link, revoke, used } = await aLeadsVisit();
    const old = await link(to);
    expect((await apps[to].request(old)).status).toBe(200);
    await revoke();
    const answer = await apps[to].request(old);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
    const page = await answer.text();
    expect(page).toContain('<h1>Länken gäller inte längre</h1>');
    expect(page).toContain('24 november 2026 kl. 09.00');
    expect(page).toContain('be om en ny länk');
    expect(page).not.toContain(old.split('/').at(-1));
    expect(used).toEqual([{ key: 'k1', purpose }]);
    expect((await apps[to].request(await link(to))).status).toBe(200);
  });

  it('is told apart only for those who hold one: any other text gets the page of every bad link', async () => {
    const { apps, link, revoke, used } = await aLeadsVisit();
    const old = await link(to);
    await revoke();
    for (const wrong of [`${old}A`, `/${to}/k1`, `/${to}/k1.e30.AAAA`])
      expect((await apps[to].request(wrong)).status, wrong).toBe(404);
    expect(used).toEqual([]);
  });
});

it('a task cannot be settled by a link whose key is revoked', async () => {
  const { apps, link, revoke } = await aLeadsVisit();
  const old = await link('tasks');
  await revoke();
  const body = new URLSearchParams({ act: 'done', on: '2026-11-17' });
  expect((await apps.tasks.request(`${old}/meeting`, { method: 'POST', body })).status).toBe(410);
});

it('a subscription is not confirmed by it; the reader is told to ask again', async () => {
  const { app, post, links, ports, stores } = await aSubscribeVisit();
  await post('/subscribe/lending', BO_FORM);
  const [link = ''] = await links();
  await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
  for (const answer of [await app.request(link), await post(link, { confirm: 'yes' })]) {
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('Gå till sidan där du anmälde dig');
  }
  const subscribers = await stores.subscribers.ofOrganisation('lending', '1280');
  expect(subscribers.filter(({ confirmedAt }) => confirmedAt !== undefined)).toEqual([]);
});

describe('a link that leads off a list', () => {
  it('still does when its key is revoked: with the button, which says why it looks different', async () => {
    const { app, path, post, left, revoke } = await aVisit();
    await revoke();
    const page = await app.request(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<button.*bytts ut av säkerhetsskäl/s);
    expect(await left()).toEqual([]);
    expect((await post(ONE_CLICK, URLENCODED)).status).toBe(200);
    expect(await left()).toEqual(['unsubscribe list:lending']);
  });

  it('is counted in the log then, and only when somebody leaves', async () => {
    const { app, path, post, revoke, used } = await aVisit();
    await post(ONE_CLICK, URLENCODED);
    await revoke();
    await app.request(path);
    expect(used).toEqual([]);
    await post(ONE_CLICK, URLENCODED);
    expect(used).toEqual([{ key: 'k1', purpose: 'unsubscribe' }]);
  });
});
