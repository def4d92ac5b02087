import { describe, expect, it } from 'vitest';
import { tasksClaimsSchema } from '../../../../domain/links/link-claims.ts';
import { LINK_LIFE_MILLIS } from '../../../../domain/links/link-key.ts';
import { readLinkToken } from '../../../../domain/links/link-token.ts';
import { makeTaskLink } from '../../../../domain/links/use-cases/make-task-link.ts';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { makePacket } from '../../../../domain/packets/use-cases/make-packet.ts';
import { openPacket } from '../../../../domain/packets/use-cases/open-packet.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { NotFound, TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';

const { id } = aMilestone();
const APPROVED = { state: 'dispatching', planHash: 'hash', approvedHash: 'hash' } as const;

/** The lending rollout planned in Malmö, with its milestone as the test wants it, and links. */
async function world(as: Partial<Milestone> = APPROVED) {
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), {});
  await planOrganisation({ dispatchId: id, organisation: '1280' }, stores);
  const found: Milestone = { ...aMilestone(), ...as };
  const milestones = portWith(stores.milestones, 'find', async (asked) => (asked === id ? found : undefined));
  let time = Date.UTC(2026, 10, 24);
  const ports = {
    ...stores,
    milestones,
    signer: new HmacSigner(),
    newSecret,
    publicUrl: 'https://pages.example',
    now: () => time,
  };
  const tokenFor = async (organisation = '1280', milestone = id) => {
    const link = await makeTaskLink({ asks: { to: 'packets', milestone }, organisation, contact: '' }, ports);
    return link.split('/').at(-1) ?? '';
  };
  const later = (millis: number) => {
    time += millis;
  };
  return { ports, tokenFor, later };
}

describe('making a packet', () => {
  it.each(['approved', 'dispatching', 'completed'] as const)(
    'is done for a milestone that is %s',
    async (state) => {
      const { ports } = await world({ ...APPROVED, state });
      const packet = await makePacket({ milestone: id, organisation: '1280' }, ports);
      expect(packet.occasions.map((occasion) => occasion.id)).toEqual(['meeting', 'relay-foreman']);
    },
  );

  it.each(['planning', 'planned', 'held', 'stopping', 'stopped'] as const)(
    'is refused while it is %s',
    async (state) => {
      const { ports } = await world({ ...APPROVED, state });
      await expect(makePacket({ milestone: id, organisation: '1280' }, ports)).rejects.toThrow(
        new NotFound(`milestone ${id} is ${state}: there is a packet once it is approved`),
      );
    },
  );

  it('is refused where another plan was approved', async () => {
    const { ports } = await world({ ...APPROVED, approvedHash: 'other' });
    await expect(makePacket({ milestone: id, organisation: '1280' }, ports)).rejects.toThrow(NotFound);
  });

  it.each([
    ['another milestone', { milestone: 'none', organisation: '1280' }],
    ['an organisation without a plan', { milestone: id, organisation: '1480' }],
  ])('is refused for %s', async (_, wanted) => {
    const { ports } = await world();
    await expect(makePacket(wanted, ports)).rejects.toThrow(NotFound);
  });
});

describe('a link', () => {
  it('opens the packet of its organisation, with links for its lead to confirm, which end when it does', async () => {
    const { ports, tokenFor } = await world();
    const packet = await openPacket(await tokenFor(), ports);
    expect(packet?.organisation.code).toBe('1280');
    const confirm = packet?.occasions[0]?.confirm ?? '';
    expect(confirm).toMatch(/^https:\/\/pages\.example\/tasks\/[\w.-]+\/meeting$/);
    const reader = { keys: await ports.linkKeys.all(), signer: ports.signer, now: ports.now() };
    const claims = readLinkToken(confirm.split('/').at(-2) ?? '', tasksClaimsSchema, reader);
    expect(claims).toMatchObject({
      milestone: id,
      organisation: '1280',
      expires: ports.now() + LINK_LIFE_MILLIS,
    });
  });

  it('opens the same to the letter each time', async () => {
    const { ports, tokenFor, later } = await world();
    const token = await tokenFor();
    const first = await openPacket(token, ports);
    later(3_600_000);
    expect(await openPacket(token, ports)).toEqual(first);
  });

  it('opens nothing when it is forged, over, for another purpose, or leads to nothing', async () => {
    const { ports, tokenFor, later } = await world();
    const token = await tokenFor();
    const asks = { to: 'tasks', milestone: id } as const;
    const tasks = await makeTaskLink({ asks, organisation: '1280', contact: 'a'.repeat(26) }, ports);
    const wrong = [
      '',
      `${token}A`,
      token.slice(0, -1),
      tasks.split('/').at(-1) ?? '',
      await (await world()).tokenFor(),
      await tokenFor('1480'),
      await tokenFor('1280', 'none'),
    ];
    for (const each of wrong) expect(await openPacket(each, ports)).toBeUndefined();
    later(LINK_LIFE_MILLIS);
    expect(await openPacket(token, ports)).toBeUndefined();
  });

  it('makes no key where there is none to sign with, since it only reads', async () => {
    const { ports, tokenFor, later } = await world();
    later(1);
    const token = await tokenFor();
    // After a year another key would sign; the link is over by then but for a moment, so the key is aged instead.
    const aged = portWith(ports.linkKeys, 'all', async () =>
      (await ports.linkKeys.all()).map((key) => ({ ...key, since: ports.now() - LINK_LIFE_MILLIS })),
    );
    const packet = await openPacket(token, { ...ports, linkKeys: aged });
    expect(packet?.organisation.code).toBe('1280');
    expect(packet?.occasions[0]?.confirm).toBeUndefined();
    expect(await ports.linkKeys.all()).toHaveLength(1);
  });

  it('reports a temporary failure as such, not as a missing packet', async () => {
    const { ports, tokenFor } = await world();
    const failing = portWith(ports.tasks, 'ofOrganisation', async () => {
      throw new TemporaryFailure('no answer');
    });
    await expect(openPacket(await tokenFor(), { ...ports, tasks: failing })).rejects.toThrow(
      TemporaryFailure,
    );
  });
});
