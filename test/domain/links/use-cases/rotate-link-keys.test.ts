import { describe, expect, it } from 'vitest';
import { rotateLinkKeys } from '../../../../domain/links/use-cases/rotate-link-keys.ts';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { aLinkKey } from '../../../fixtures/a-link-key.ts';
import { InMemoryLinkKeys } from '../../../in-memory/in-memory-link-keys.ts';

function world() {
  let made = 0;
  const linkKeys = new InMemoryLinkKeys();
  const newSecret = () => {
    made += 1;
    return String(made).padEnd(43, 'A');
  };
  return { linkKeys, newSecret, now: () => 1000 };
}

describe('another key', () => {
  it('follows the known ones, with a secret of its own, and leaves them as they are', async () => {
    const ports = world();
    const first = await rotateLinkKeys([], ports);
    const second = await rotateLinkKeys([first], ports);
    expect([first.id, second.id]).toEqual(['k1', 'k2']);
    expect(first.secret).not.toBe(second.secret);
    expect(await ports.linkKeys.all()).toEqual([first, second]);
  });

  it('is one, where several want it at once, and all get that one', async () => {
    const ports = world();
    const got = await Promise.all([1, 2, 3].map(() => rotateLinkKeys([], ports)));
    const kept = await ports.linkKeys.all();
    expect(kept).toHaveLength(1);
    expect(new Set(got.map(({ secret }) => secret))).toEqual(new Set([kept[0]?.secret]));
  });

  it('is never one that was not kept', async () => {
    const linkKeys = { add: async () => false, all: async () => [aLinkKey({ id: 'k7' })] };
    await expect(rotateLinkKeys([], { ...world(), linkKeys })).rejects.toThrow(TemporaryFailure);
  });
});
