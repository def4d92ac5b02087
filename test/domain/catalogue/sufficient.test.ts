import { describe, expect, it } from 'vitest';
import type { Channel, Group } from '../../../domain/catalogue/catalogue.ts';
import { isUncounted, sufficesIn } from '../../../domain/catalogue/sufficient.ts';

const name = { sv: 'Kanal' };
const hand: Extract<Channel, { carrier: 'people' }> = {
  carrier: 'people',
  owner: 'local-lead',
  name,
  due: 0,
  notice: 5,
  minutes: 30,
  material: ['memo'],
};
const channels: Record<string, Channel> = {
  email: { carrier: 'mail', sender: 'organisation', name },
  website: { carrier: 'web', name },
  meeting: hand,
  posts: { ...hand, uncounted: true },
};
const of = (sufficient: Group['sufficient'], ...ids: string[]) =>
  Object.fromEntries(
    ids.map((id) => [
      id,
      sufficesIn(
        { sufficient },
        id,
        ids.flatMap((each) => (channels[each] ? [[each, channels[each]] as const] : [])),
      ) ?? 'alone',
    ]),
  );

it('what is on the web or posted cannot be counted; what is mailed or said can', () => {
  const uncounted = Object.entries(channels).filter(([, channel]) => isUncounted(channel));
  expect(uncounted.map(([id]) => id)).toEqual(['website', 'posts']);
});

describe('of the channels of a group', () => {
  it('any suffices alone, but for what is published where others can be counted', () => {
    expect(of(undefined, 'email', 'meeting')).toEqual({ email: 'alone', meeting: 'alone' });
    expect(of('any', 'email', 'website', 'posts')).toEqual({
      email: 'alone',
      website: 'never',
      posts: 'never',
    });
    expect(of('any', 'website', 'posts')).toEqual({ website: 'alone', posts: 'alone' });
  });

  it('all suffice together', () => {
    expect(of('all', 'email', 'website')).toEqual({ email: 'together', website: 'together' });
  });

  it('those of a list suffice alone, and no others', () => {
    expect(of(['meeting'], 'email', 'meeting')).toEqual({ email: 'never', meeting: 'alone' });
  });

  it('those of a condition suffice together, and no others', () => {
    expect(of({ all: ['website', 'posts'], name }, 'website', 'posts', 'meeting')).toEqual({
      website: 'together',
      posts: 'together',
      meeting: 'never',
    });
  });
});
