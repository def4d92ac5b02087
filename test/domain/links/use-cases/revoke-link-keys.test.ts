import { describe, expect, it } from 'vitest';
import { makeTaskLink } from '../../../../domain/links/use-cases/make-task-link.ts';
import { makeUnsubscribeLink } from '../../../../domain/links/use-cases/make-unsubscribe-link.ts';
import { readRevokedLink } from '../../../../domain/links/use-cases/read-revoked-link.ts';
import { revokeLinkKeys } from '../../../../domain/links/use-cases/revoke-link-keys.ts';
import { unsubscribe } from '../../../../domain/links/use-cases/unsubscribe.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import type { aLinkKey } from '../../../fixtures/a-link-key.ts';
import { InMemoryLinkKeys } from '../../../in-memory/in-memory-link-keys.ts';
import { InMemorySuppressions } from '../../../in-memory/in-memory-suppressions.ts';
import { InMemoryWishes } from '../../../in-memory/in-memory-wishes.ts';

const YEAR = 365 * 86_400_000;
const START = Date.UTC(2026, 10, 23);
const WHO = { by: 'Anna Ek', reason: 'It was in a log' };

function world() {
  let time = START;
  const ports = {
    linkKeys: new InMemoryLinkKeys(),
    suppressions: new InMemorySuppressions(),
    wishes: new InMemoryWishes(),
    signer: new HmacSigner(),
    newSecret,
    publicUrl: '',
    now: () => time,
  };
  const lastOf = (link: string) => link.split('/').at(-1) ?? '';
  const bo = {
    address: 'bo@club.example',
    list: 'list:lending',
    name: 'Fritidsbanken',
    locale: 'sv',
  } as const;
  const leaving = async () => lastOf(await makeUnsubscribeLink(bo, ports));
  const asks = { to: 'tasks', milestone: 'm-1' } as const;
  const working = async () =>
    lastOf(await makeTaskLink({ asks, organisation: '1280', contact: 'a'.repeat(26) }, ports));
  const later = (millis: number) => {
    time += millis;
  };
  return { ports, leaving, working, later };
}

describe('revoking the key that signs', () => {
  it('makes another one for what follows, and says who, when and why', async () => {
    const { ports, working } = world();
    await working();
    expect(await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports)).toEqual({
      revoked: ['k1'],
      signing: 'k2',
    });
    expect((await ports.linkKeys.all()).map(({ id, revoked }) => [id, revoked])).toEqual([
      ['k1', { at: START, ...WHO }],
      ['k2', undefined],
    ]);
    expect(await working()).toMatch(/^k2\./);
  });

  it('has the next key stored before the old one ends, so that a sender always finds one', async () => {
    const { ports, working } = world();
    await working();
    const order: string[] = [];
    const linkKeys = {
      all: () => ports.linkKeys.all(),
      add: (key: ReturnType<typeof aLinkKey>) => {
        order.push(`add ${key.id}`);
        return ports.linkKeys.add(key);
      },
      revoke: (...given: Parameters<InMemoryLinkKeys['revoke']>) => {
        order.push(`revoke ${given[0]}`);
        return ports.linkKeys.revoke(...given);
      },
    };
    await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, { ...ports, linkKeys });
    expect(order).toEqual(['add k2', 'revoke k1']);
  });

  it('changes nothing when repeated', async () => {
    const { ports, working, later } = world();
    await working();
    await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
    later(1000);
    const again = await revokeLinkKeys({ keys: { id: 'k1' }, by: 'Bo Al', reason: 'Again' }, ports);
    expect(again).toEqual({ revoked: [], signing: 'k2' });
    expect((await ports.linkKeys.all())[0]?.revoked).toEqual({ at: START, ...WHO });
  });
});

it('an older key is revoked alone: the newer goes on signing', async () => {
  const { ports, working, later } = world();
  await working();
  later(YEAR);
  await working();
  const done = await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
  expect(done).toEqual({ revoked: ['k1'], signing: 'k2' });
  expect((await ports.linkKeys.all())[1]?.revoked).toBeUndefined();
});

it('all keys before a time are revoked, and no later one', async () => {
  const { ports, working, later } = world();
  await working();
  later(YEAR);
  await working();
  later(YEAR);
  await working();
  const done = await revokeLinkKeys({ keys: { before: START + YEAR + 1 }, ...WHO }, ports);
  expect(done).toEqual({ revoked: ['k1', 'k2'], signing: 'k3' });
});

describe('a link of a revoked key', () => {
  it('is recognised for what it was, and only while it would have been valid', async () => {
    const { ports, working, later } = world();
    const token = await working();
    expect(await readRevokedLink(token, ports)).toBeUndefined();
    await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
    expect(await readRevokedLink(token, ports)).toEqual({ purpose: 'tasks', key: 'k1', revokedAt: START });
    for (const wrong of ['', 'k1', 'k1.', `${token}A`, token.replace('k1.', 'k2.')])
      expect(await readRevokedLink(wrong, ports), wrong).toBeUndefined();
    later(YEAR);
    expect(await readRevokedLink(token, ports)).toBeUndefined();
  });

  it('still leads its reader off the list, and says which key that was', async () => {
    const { ports, leaving } = world();
    const token = await leaving();
    await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
    expect(await unsubscribe(token, ports)).toMatchObject({ list: 'list:lending', revokedKey: 'k1' });
    expect(await unsubscribe(await leaving(), ports)).not.toHaveProperty('revokedKey');
    const left = await ports.suppressions.ofRecipient(recipientDigest('bo@club.example'));
    expect(left.map(({ scope }) => scope)).toEqual(['list:lending']);
  });

  it('leads off a list no longer than the last genuine one would have', async () => {
    const { ports, leaving, later } = world();
    const token = await leaving();
    await revokeLinkKeys({ keys: { id: 'k1' }, ...WHO }, ports);
    later(YEAR);
    expect(await unsubscribe(token, ports)).toBeUndefined();
  });
});
