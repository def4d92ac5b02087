import { describe, expect, it } from 'vitest';
import { documentContext } from '../../../templates/packets/document-context.ts';
import { lengthOn, NETWORKS } from '../../../templates/packets/networks.ts';
import { hashtag, postDays } from '../../../templates/packets/social-posts.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { textOf } from './made.ts';

const network = (id: string) => {
  const found = NETWORKS.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the length of a post', () => {
  it.each([
    ['x', 'Hej på dig', 10],
    ['x', 'Hej 🦐', 6],
    ['x', 'Se https://bob.example/projektet nu', 3 + 23 + 3],
    ['bluesky', 'Se https://bob.example/projektet nu', 35],
    ['bluesky', 'e\u0301 👩‍👩‍👧', 3],
    ['bluesky', 'Hej – ”du” …\r\noch du', 19],
    ['mastodon', 'Se https://bob.example/projektet nu', 29],
    ['linkedin', 'å', 1],
  ])('is on %s for %j: %i', (id, post, expected) => {
    expect(lengthOn(network(id), post)).toBe(expected);
  });
});

describe.each(['procurement-decided', 'go-live'])('the posts at %s', async (kind) => {
  const { packet } = await aPlannedPacket({ reached: await sampleMilestone(kind) });
  const occasions = packet.occasions.filter(({ material }) => material.includes('social-posts'));
  const days = postDays(documentContext(packet), occasions);

  it('fit each network, say something on each, and have the tag', () => {
    expect(days.length).toBeGreaterThan(1);
    // The limits as the networks state them; for the last three what people read.
    const limits = { x: 280, bluesky: 300, mastodon: 500, facebook: 480, instagram: 600, linkedin: 700 };
    for (const { posts } of days) {
      expect(posts.map(({ network: { id } }) => id)).toEqual(Object.keys(limits));
      for (const {
        network: { id, limit, linksOpen },
        text,
      } of posts) {
        expect(limit).toBe(Reflect.get(limits, id));
        const counted = ['x', 'mastodon'].includes(id) ? text.replaceAll(/https:\S+/g, 'x'.repeat(23)) : text;
        expect([...counted].length).toBeLessThanOrEqual(limit);
        expect(text).toContain('#BokningOchBidrag');
        expect(text.includes('https://')).toBe(linksOpen);
        expect(text.length).toBeGreaterThan(100);
      }
    }
  });

  it('name the organisation only where it has a name on the network', () => {
    const handles = days[0]?.posts.map(({ network: { id }, text }) => [id, /@\S+/.exec(text)?.[0]]);
    expect(Object.fromEntries(handles ?? [])).toMatchObject({
      bluesky: '@malmo.example',
      mastodon: '@malmo@social.example',
      x: undefined,
    });
  });
});

describe('the schedule', () => {
  it('counts down to the organisation’s own date', async () => {
    const { packet } = await aPlannedPacket({
      reached: await sampleMilestone('go-live'),
      receivedAt: Date.UTC(2027, 2, 8, 8),
    });
    const page = await textOf(packet, 'social-posts.html');
    // Due two working days after Monday 8 March; Malmö starts on 15 March.
    expect(page).toContain('10 mars 2027, 5 dagar kvar');
    expect(page).toContain('12 mars 2027, 3 dagar kvar');
    // The day before is a Sunday, and Friday has its post.
    expect(page).not.toContain('1 dag kvar');
    expect(page).toContain('15 mars 2027, i dag');
  });

  it('reaches no further than four weeks before the last milestone, since the words will change', async () => {
    const { packet } = await aPlannedPacket();
    const occasions = packet.occasions.filter(({ material }) => material.includes('social-posts'));
    const days = postDays(documentContext(packet), occasions).map(({ day }) => day);
    expect(days[0]).toBe('2026-11-25');
    expect(days.every((day) => day <= '2026-12-23')).toBe(true);
  });

  it('begins on the working day on which it is opened, where its first day has gone', async () => {
    const { packet } = await aPlannedPacket();
    const occasions = packet.occasions.filter(({ material }) => material.includes('social-posts'));
    // A Saturday.
    const late = { ...packet, at: Date.UTC(2026, 11, 5, 9) };
    const days = postDays(documentContext(late), occasions).map(({ day }) => day);
    expect(days[0]).toBe('2026-12-07');
    expect(days.every((day) => day >= '2026-12-07' && day <= '2026-12-23')).toBe(true);
  });
});

it.each([
  ['Bokning och bidrag', '#BokningOchBidrag'],
  ['Lys i parken', '#LysIParken'],
  ['E-tjänst 2.0', '#ETjänst20'],
  ['!!', ''],
  ['x'.repeat(60), ''],
])('the tag of %s is %s', (name, expected) => {
  expect(hashtag(name)).toBe(expected);
});
