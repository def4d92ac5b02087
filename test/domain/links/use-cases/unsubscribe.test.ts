import { describe, expect, it } from 'vitest';
import { LINK_LIFE_MILLIS } from '../../../../domain/links/link-key.ts';
import { makeUnsubscribeLink } from '../../../../domain/links/use-cases/make-unsubscribe-link.ts';
import { readUnsubscribeLink, unsubscribe } from '../../../../domain/links/use-cases/unsubscribe.ts';
import { recipientDigest } from '../../../../domain/mail/suppression.ts';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { InMemoryLinkKeys } from '../../../in-memory/in-memory-link-keys.ts';
import { InMemorySuppressions } from '../../../in-memory/in-memory-suppressions.ts';
import { InMemoryWishes } from '../../../in-memory/in-memory-wishes.ts';

const BO = { address: 'Bo@Club.example', list: 'list:lending', name: 'Fritidsbanken', locale: 'sv' } as const;
const BO_DIGEST = recipientDigest('bo@club.example');

/** Links and what they do, at a time that the test moves. */
function world() {
  let time = Date.UTC(2026, 10, 23);
  const ports = {
    linkKeys: new InMemoryLinkKeys(),
    suppressions: new InMemorySuppressions(),
    wishes: new InMemoryWishes(),
    signer: new HmacSigner(),
    newSecret,
    publicUrl: 'https://pages.example',
    now: () => time,
  };
  const tokenFor = async (reader: Parameters<typeof makeUnsubscribeLink>[0] = BO) =>
    (await makeUnsubscribeLink(reader, ports)).replace('https://pages.example/unsubscribe/', '');
  const later = (millis: number) => {
    time += millis;
  };
  return { ports, tokenFor, later };
}

describe('an unsubscribe link', () => {
  it('takes its reader off its list, whatever case the address was written in', async () => {
    const { ports, tokenFor } = world();
    const left = await unsubscribe(await tokenFor(), ports);
    expect(left).toMatchObject({ name: 'Fritidsbanken', locale: 'sv', list: 'list:lending' });
    expect(ports.wishes.kept).toMatchObject([{ type: 'RecipientLeft', detail: { recipient: BO_DIGEST } }]);
    expect(await ports.suppressions.ofRecipient(BO_DIGEST)).toEqual([
      { recipient: BO_DIGEST, scope: 'list:lending', reason: 'unsubscribe', at: ports.now() },
    ]);
  });

  it('touches no other list and no other reader', async () => {
    const { ports, tokenFor } = world();
    await unsubscribe(await tokenFor(), ports);
    const asked = [
      { recipient: BO_DIGEST, list: 'list:parks' },
      { recipient: BO_DIGEST },
      { recipient: recipientDigest('eva@club.example'), list: 'list:lending' },
    ] as const;
    expect(await ports.suppressions.among(asked)).toEqual(new Set());
  });

  it('may be used again: the first time stays', async () => {
    const { ports, tokenFor, later } = world();
    const token = await tokenFor();
    await unsubscribe(token, ports);
    const first = await ports.suppressions.ofRecipient(BO_DIGEST);
    later(60_000);
    expect(await unsubscribe(token, ports)).toBeDefined();
    expect(await ports.suppressions.ofRecipient(BO_DIGEST)).toEqual(first);
  });

  it('is only read where it is only shown', async () => {
    const { ports, tokenFor } = world();
    expect(await readUnsubscribeLink(await tokenFor(), ports)).toMatchObject({ recipient: BO_DIGEST });
    expect(await ports.suppressions.ofRecipient(BO_DIGEST)).toEqual([]);
  });

  it('works for a year, and then does nothing', async () => {
    const { ports, tokenFor, later } = world();
    const token = await tokenFor();
    later(LINK_LIFE_MILLIS - 1);
    expect(await readUnsubscribeLink(token, ports)).toBeDefined();
    later(1);
    expect(await unsubscribe(token, ports)).toBeUndefined();
    expect(await ports.suppressions.ofRecipient(BO_DIGEST)).toEqual([]);
  });

  it('that is none does nothing', async () => {
    const { ports, tokenFor } = world();
    const token = await tokenFor();
    for (const wrong of ['', 'k1', token.slice(0, -1), (await world().tokenFor()) as string]) {
      expect(await unsubscribe(wrong, ports)).toBeUndefined();
    }
    expect(await ports.suppressions.ofRecipient(BO_DIGEST)).toEqual([]);
  });

  it('has a long name of a list cut, so that it fits a header line', async () => {
    const { ports, tokenFor } = world();
    const token = await tokenFor({ ...BO, name: '🦐'.repeat(150) });
    expect((await readUnsubscribeLink(token, ports))?.name).toMatch(/^🦐+…$/u);
    expect(token.length).toBeLessThan(700);
  });
});

describe('the keys of links', () => {
  it('begin with the first link, and one serves all until it has signed for a year', async () => {
    const { ports, tokenFor, later } = world();
    expect(await ports.linkKeys.all()).toEqual([]);
    await Promise.all([tokenFor(), tokenFor(), tokenFor()]);
    later(364 * 86_400_000);
    const old = await tokenFor();
    expect(await ports.linkKeys.all()).toHaveLength(1);
    later(2 * 86_400_000);
    const fresh = await tokenFor();
    expect((await ports.linkKeys.all()).map(({ id }) => id)).toEqual(['k1', 'k2']);
    for (const token of [old, fresh]) expect(await readUnsubscribeLink(token, ports)).toBeDefined();
  });
});
