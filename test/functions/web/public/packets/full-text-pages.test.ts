import { describe, expect, it } from 'vitest';
import { LINK_LIFE_MILLIS } from '../../../../../domain/links/link-key.ts';
import { makeTaskLink } from '../../../../../domain/links/use-cases/make-task-link.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import type { Milestone } from '../../../../../domain/plan/milestone.ts';
import { HmacSigner } from '../../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../../functions/adapters/node-crypto/new-secret.ts';
import { packetApp } from '../../../../../functions/web/apps/packet-app.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { portWith } from '../../../../fixtures/port-with.ts';

const { id } = aMilestone();

/** The clerks' mail about the decision, which has left in Malmö, and the link to its full texts. */
async function aVisit(over: Partial<Milestone> = {}) {
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), aMilestone().facts);
  await planOrganisation({ dispatchId: id, organisation: '1280' }, stores);
  const released = { ...aMilestone(), state: 'dispatching', planHash: 'h', approvedHash: 'h' } as const;
  const milestones = portWith(stores.milestones, 'find', async (asked) =>
    asked === id ? { ...released, ...over } : undefined,
  );
  let time = Date.UTC(2026, 10, 24);
  const ports = {
    ...stores,
    milestones,
    signer: new HmacSigner(),
    newSecret,
    publicUrl: '',
    now: () => time,
  };
  const errors: Error[] = [];
  const app = packetApp({ ports, onError: (error) => errors.push(error) });
  const mails = await stores.plans.variants(id, '1280');
  const mail = mails.find(({ groups }) => groups.includes('clerks'));
  const linkTo = (variant: string, organisation = '1280', contact = 'abc') =>
    makeTaskLink({ asks: { to: 'texts', milestone: id, variant }, organisation, contact }, ports);
  const later = (millis: number) => {
    time += millis;
  };
  return { app, stores, mail, linkTo, path: await linkTo(mail?.id ?? ''), later, errors };
}

const mainOf = (page: string) =>
  /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1]?.replaceAll(/\s+/g, ' ') ?? '';

describe('the full texts of a mail', () => {
  it('stand each at its place, in the order of the mail, and nothing else does', async () => {
    const { app, path, mail } = await aVisit();
    const page = mainOf(await (await app.request(path)).text());
    expect(mail?.topics).toEqual(['why', 'cost', 'dates']);
    expect([...page.matchAll(/<section id="([^"]+)">/g)].map(([, topic]) => topic)).toEqual(mail?.topics);
    expect(page).toContain('<h2>Om why (sv)</h2> <p>Vi köper av Exempelbolaget AB. [sv]</p>');
    expect(page).not.toContain('Skidor och skridskor');
    expect(page).toContain('Frågor? Skriv till <a href="mailto:lo.ek@malmo.example">Lo Ek</a>');
  });

  it('say what holds on the day on which they are read', async () => {
    const { app, path, stores } = await aVisit();
    await stores.rollouts.save(aRollout({ facts: { supplier: 'Nordprov AB', price: 15 } }));
    const page = mainOf(await (await app.request(path)).text());
    expect(page).toContain('Vi köper av Nordprov AB.');
    expect(page).toContain('Det kostar 15 kronor.');
    expect(page).not.toContain('Exempelbolaget AB');
  });

  it('leave out what nobody knows any more', async () => {
    const { app, path, stores } = await aVisit();
    await stores.rollouts.save(aRollout({ facts: { price: 15 } }));
    const page = mainOf(await (await app.request(path)).text());
    expect(page).not.toContain('Vi köper av');
    expect(page).toContain('Det kostar 15 kronor.');
  });

  it('are gone once the milestone is undone, and the page says so', async () => {
    const { app, path } = await aVisit({ undone: { '1280': { by: 'review', on: '2026-11-24' } } });
    const page = mainOf(await (await app.request(path)).text());
    expect(page).toContain('Det som mejlet berättade gäller inte längre.');
    expect(page).not.toContain('<section id=');
  });

  it('are behind one link for all who got the mail, which names none of them', async () => {
    const { linkTo, mail, path } = await aVisit();
    expect(await linkTo(mail?.id ?? '', '1280', 'somebody-else')).toBe(path);
  });

  it('are not there for a link that is altered, expired, or of another mail, place or purpose', async () => {
    const { app, linkTo, path, later, mail, errors } = await aVisit();
    const packet = path.replace('/texts/', '/packets/');
    for (const wrong of [`${path}A`, packet, await linkTo('none'), await linkTo(mail?.id ?? '', '1480')])
      expect((await app.request(wrong)).status).toBe(404);
    expect((await app.request(path, { method: 'POST' })).status).toBe(404);
    later(LINK_LIFE_MILLIS);
    expect((await app.request(path)).status).toBe(404);
    expect(errors).toEqual([]);
  });

  it('of a milestone that was stopped are not there', async () => {
    const { app, path } = await aVisit({ state: 'stopped' });
    expect((await app.request(path)).status).toBe(404);
  });
});
