import { beforeAll, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { aNewsItem } from '../fixtures/a-news-item.ts';
import { aSubscriber } from '../fixtures/a-subscriber.ts';
import { calendarWorld } from './calendar-world.ts';

let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

const SUBSCRIBER = 'sten@friluft.example';
const LATER = { facts: { standstillEnd: '2026-12-10' }, why: 'Räknas från en senare dag.' };

/** The sample after its award and the issue of that week, with one subscriber in Kiruna. */
async function readOf(): Promise<World> {
  const world = await calendarWorld(source, '2026-11-23 10:00', { hasNewsletter: true });
  const asked = aSubscriber({
    ...{ rollout: 'bob', organisation: '2584', address: SUBSCRIBER, group: 'general-public' },
    askedAt: world.now(),
  });
  const { rollout, organisation, group, locale, address } = asked;
  await world.subscribers.ask(asked);
  const recipient = recipientDigest(address);
  await world.subscribers.confirm({ rollout, organisation, group, locale, recipient, at: world.now() });
  await world.report({
    ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' },
    facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
  });
  await world.goTo('2026-11-28');
  return world;
}

const isIssue = ({ subject }: World['mails'][number]) => /Nyhetsbrev|Newsletter/.test(subject);
const key = ({ organisation, to }: World['mails'][number]) => `${organisation} ${to}`;
const flat = ({ text }: World['mails'][number]) => text.replaceAll(/\s+/g, ' ');
/** Who was told the old value as the old one: what holds now, and what was told before. */
const correctedIn = (mails: World['mails']) =>
  mails.filter((mail) =>
    /10 december 2026\. Tidigare skrev vi 3 december 2026|10 December 2026\. Before, we wrote 3 December 2026/i.test(
      flat(mail),
    ),
  );

/** Who was told the old value by an issue, by another mail, and by an issue alone. */
function toldOldIn({ mails }: World): { read: string[]; mailed: string[]; readOnly: Set<string> } {
  const told = mails.filter((mail) => /3 [Dd]ecember 2026/.test(flat(mail)));
  const read = told.filter(isIssue).map(key);
  const mailed = told.filter((mail) => !isIssue(mail)).map(key);
  return { read, mailed, readOnly: new Set(read.filter((one) => !mailed.includes(one))) };
}

describe('A fact that changes after a newsletter told it', () => {
  it('is corrected once, first in the next issue, for those who had it from no mail; nothing else is new', async () => {
    const world = await readOf();
    const { read, mailed, readOnly } = toldOldIn(world);
    expect(readOnly).toContain(`2584 ${SUBSCRIBER}`);
    expect(mailed.some((one) => read.includes(one))).toBe(true);
    world.forget();

    await world.change({ id: 'later', ...LATER });
    await world.release('later');
    expect(new Set(world.mails.map(key))).toEqual(new Set(mailed));
    expect(world.mails.some(({ to }) => to === SUBSCRIBER)).toBe(false);
    world.forget();

    await world.goTo('2026-12-04');
    const issues = world.mails.filter(isIssue);
    expect(new Set(issues.map(key))).toEqual(readOnly);
    expect(issues).toHaveLength(readOnly.size);
    expect(correctedIn(issues)).toHaveLength(readOnly.size);
    const own = issues.find(({ to }) => to === SUBSCRIBER);
    const text = own ? flat(own) : '';
    expect(text).toContain('Ändrat: avtalsspärrens sista dag');
    expect(text).toContain('Räknas från en senare dag.');
    world.forget();

    await world.goTo('2026-12-18');
    expect(world.mails.filter(isIssue)).toEqual([]);
  });

  it('stands before everything else in an issue that has more', async () => {
    const world = await readOf();
    const { readOnly } = toldOldIn(world);
    await world.change({ id: 'later', ...LATER });
    await world.release('later');
    const title = { sv: 'Öppet hus', en: 'Open day' };
    const body = { sv: 'Kom och titta.', en: 'Come and see.' };
    await world.newsItems.add(aNewsItem({ rollout: 'bob', from: '2026-11-30', title, body }));
    world.forget();
    await world.goTo('2026-12-04');
    const issues = world.mails.filter(isIssue);
    const corrected = correctedIn(issues);
    expect(corrected.length).toBeLessThan(issues.length);
    expect(new Set(corrected.map(key))).toEqual(readOnly);
    expect(corrected).toHaveLength(readOnly.size);
    const text = corrected.map(flat).join();
    expect(text.indexOf('Öppet hus')).toBeGreaterThan(text.indexOf('Ändrat: avtalsspärrens'));
    expect(text.indexOf('Ändrat: avtalsspärrens')).toBeGreaterThan(0);
  });

  it('is kept back while the change waits for its approval, and told when it has it', async () => {
    const world = await readOf();
    await world.change({ id: 'later', ...LATER });
    world.forget();
    await world.goTo('2026-12-04');
    expect(correctedIn(world.mails)).toEqual([]);
    await world.release('later');
    world.forget();
    await world.goTo('2026-12-11');
    expect(correctedIn(world.mails).map(({ to }) => to)).toContain(SUBSCRIBER);
  });

  it('is told to nobody where it was taken back before the issue', async () => {
    const world = await readOf();
    world.forget();
    await world.change({ id: 'later', ...LATER });
    await world.change({ id: 'back', facts: { standstillEnd: '2026-12-03' }, why: 'Rätt dag ändå.' });
    await world.release('later');
    await world.release('back');
    await world.goTo('2026-12-11');
    expect(world.mails.filter(isIssue)).toEqual([]);
  });

  it('of one organisation is told in its own issue alone', async () => {
    const world = await readOf();
    await world.change({
      ...{ id: 'own', organisation: '2584', facts: { goLiveDate: '2027-09-01' } },
      why: 'Utbildningen blir senare.',
    });
    await world.release('own');
    world.forget();
    await world.goTo('2026-12-04');
    const issues = world.mails.filter(isIssue);
    expect(issues.length).toBeGreaterThan(0);
    expect(new Set(issues.map(({ organisation }) => organisation))).toEqual(new Set(['2584']));
    for (const mail of issues)
      expect(flat(mail)).toMatch(/1 [Ss]eptember 2027\. (Tidigare skrev vi|Before, we wrote) 7 [Jj]un/);
  });
});
