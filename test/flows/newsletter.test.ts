import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aNewsItem } from '../fixtures/a-news-item.ts';
import { READERS, weeklySource } from '../fixtures/weekly-source.ts';
import { typed } from '../local/cli/typed.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const start = Date.parse('2026-12-16T10:00:00Z');
const begun = Date.now();
let ahead = start - begun;
let stage: RunningStage;

type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  milestone: string;
};
let seen = 0;

/**
 * Lets it be a moment, with the rounds that belong to it, and answers the mails that have left since the last one;
 * not those about tasks.
 */
async function at(iso: string): Promise<Mail[]> {
  await stage.nextRound('compile-newsletters', () => {
    ahead = Date.parse(iso) - Date.now();
  });
  const mails = stage.cloud.mails().slice(seen);
  seen += mails.length;
  const parsed = await Promise.all(
    mails.map(async ({ raw, destinations, tags }) => {
      const { headers, subject = '', text = '', html = '' } = await PostalMime.parse(raw);
      return {
        to: destinations[0] ?? '',
        subject,
        text,
        html,
        headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
        milestone: tags.milestone?.[0] ?? '',
      };
    }),
  );
  return parsed.filter(({ milestone }) => milestone !== DECIDED.id && !milestone.startsWith('reminder-'));
}
const to = (mails: Mail[]) => mails.map((mail) => mail.to).toSorted();

beforeAll(async () => {
  stage = await runningStage(weeklySource(), {
    clock: { now: () => Date.now() + ahead },
    rounds: ['reconcile', 'compile-newsletters'],
  });
});
afterAll(() => stage?.stop());

const DECIDED = {
  id: 'decided-2026',
  rollout: 'lending',
  kind: 'decided',
  occurredOn: '2026-12-16',
  organisations: ['1280', '1480'],
  triggeredBy: 'c@office.example',
};
const stateOf = async (id: string) => (await stage.operator.dispatches.find(id))?.state;
const newsletterObligations = async (milestone: string) =>
  (await stage.operator.obligations.ofOrganisation(milestone, '1280'))
    .filter(({ carrier }) => carrier === 'newsletter')
    .map(({ group, progress }) => {
      // Who is known to have got it is counted a minute later.
      const state = progress.state === 'delivered' ? 'sent' : progress.state;
      return `${group} ${state} ${progress.reached}/${progress.people}`;
    });

describe('the newsletter of a rollout that was just set up', () => {
  it('sends no old weeks', async () => {
    expect(await at('2026-12-16T10:10:00Z')).toEqual([]);
    await stage.report(DECIDED);
    expect(await at('2026-12-17T06:59:00Z')).toEqual([]);
  });
});

describe('an issue on Thursday at eight, Swedish time', () => {
  let mails: Mail[];
  beforeAll(async () => {
    mails = await at('2026-12-17T07:05:00Z');
  });

  it('reaches each reader once, whatever number of roles, and nobody else', () => {
    const { clerk, caretaker, twice, club, english } = READERS;
    expect(to(mails)).toEqual([clerk, caretaker, twice, club, english].toSorted());
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(
      new Set(['Nyhetsbrev v. 51: Fritidsbanken', 'Newsletter, week 51: Gear Library']),
    );
  });

  it('says what concerns any of a reader’s roles, each topic once, and what comes next', () => {
    const text = mails.find((mail) => mail.to === READERS.twice)?.text ?? '';
    for (const title of ['Om why (sv)', 'Om cost (sv)', 'Om dates (sv)'])
      expect(text.split(title)).toHaveLength(2);
    expect(text).toContain('- Igång: planerat till den 15 mars 2027');
    expect(text).toContain('handläggare och vaktmästare');
    const caretaker = mails.find((mail) => mail.to === READERS.caretaker)?.text;
    expect(caretaker).toContain('Om dates (sv)');
    expect(caretaker).not.toContain('Om why');
  });

  it('may be left by associations alone, and links to its web version', () => {
    for (const mail of mails) {
      const leavable = [READERS.club, READERS.english].some((address) => address === mail.to);
      expect('list-unsubscribe' in mail.headers).toBe(leavable);
      expect(mail.text).toContain(`${stage.cloud.urls.api}/newsletters/lending/1280/2026-v51`);
    }
  });

  it('has met what the milestone owed by newsletter', async () => {
    expect(await newsletterObligations('decided-2026')).toEqual([
      'caretakers sent 2/2',
      'clerks sent 2/2',
      'clubs sent 2/2',
    ]);
    const issue = { rollout: 'lending', organisation: '1280', year: 2026, week: 51 };
    expect((await stage.operator.newsletterIssues.find(issue))?.sources).toEqual([
      { milestone: 'decided-2026' },
    ]);
  });
});

describe('the weeks after', () => {
  it('bring the other organisation its own issue on Sunday, and nobody one with nothing new', async () => {
    const sunday = await at('2026-12-20T01:05:00Z');
    expect(to(sunday)).toEqual([READERS.goteborg]);
    expect(sunday[0]?.subject).toBe('Nyhetsbrev v. 51: Fritidsbanken');
    expect(await at('2026-12-23T07:05:00Z')).toEqual([]);
  });

  it('number the turn of the year right', async () => {
    await stage.operator.newsItems.add(
      aNewsItem({ from: '2026-12-29', organisations: ['1280'], groups: ['clubs'] }),
    );
    const last = await at('2026-12-30T07:05:00Z');
    expect(to(last)).toEqual([READERS.english, READERS.club].toSorted());
    expect(last.find((mail) => mail.to === READERS.club)?.subject).toBe('Nyhetsbrev v. 53: Fritidsbanken');
    await stage.operator.newsItems.add(aNewsItem({ title: { sv: 'Kurs' }, from: '2027-01-01' }));
    const first = await at('2027-01-03T01:05:00Z');
    expect([to(first), first[0]?.subject]).toEqual([[READERS.goteborg], 'Nyhetsbrev v. 53: Fritidsbanken']);
    const next = await at('2027-01-07T07:05:00Z');
    expect(next.map(({ subject }) => subject)).toContain('Nyhetsbrev v. 1: Fritidsbanken');
    expect(next).toHaveLength(5);
  });

  it('make an issue once that was missed: at once within six hours, after that when a person lets it out', async () => {
    // Nothing ran for nine weeks: the newest issues are found, late, and held with nothing in them.
    expect(await at('2027-03-15T12:00:00Z')).toEqual([]);
    await stage.operator.newsItems.add(aNewsItem({ title: { sv: 'Sent' }, from: '2027-03-18' }));
    // Nothing ran from Thursday morning until noon.
    expect(await at('2027-03-18T11:30:00Z')).toHaveLength(5);
    expect(await at('2027-03-18T11:45:00Z')).toEqual([]);
    // And from before Sunday at two until Sunday noon.
    expect(await at('2027-03-21T12:00:00Z')).toEqual([]);
    const id = 'lending-newsletter-2027-w11-sun-02';
    expect(await stateOf(id)).toBe('held');
    const issue = { rollout: 'lending', organisation: '1480', year: 2027, week: 11 };
    expect(await stage.operator.newsletterIssues.find(issue)).toBeUndefined();
    expect((await typed(['approve', id, '--by', 'Anna Ek'], stage.cloud.urls.aws)).stdout).toContain(
      `Approved ${id}`,
    );
    expect(to(await at('2027-03-21T12:10:00Z'))).toEqual([READERS.goteborg]);
    expect(await stage.operator.newsletterIssues.find(issue)).toBeDefined();
  });

  it('keep their hour when the clocks change, and find the one that the night leaps over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'budkavle-news-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'news.yaml');
    const draft = { rollout: 'lending', title: { sv: 'Sommartid' }, body: { sv: 'Nu är det ljust.' } };
    const readers = { groups: 'all', organisations: 'all', from: '2027-03-26' };
    await writeFile(file, JSON.stringify({ ...draft, ...readers, groups: ['poets'] }));
    expect((await typed(['news', 'add', file, '--by', 'Anna Ek'], stage.cloud.urls.aws)).stderr).toContain(
      'The group “poets” is not in the catalogue',
    );
    await writeFile(file, JSON.stringify({ ...draft, ...readers }));
    expect((await typed(['news', 'add', file, '--by', 'Anna Ek'], stage.cloud.urls.aws)).stdout).toContain(
      'every organisation',
    );
    expect(await at('2027-03-25T07:05:00Z')).toEqual([]);
    expect(await at('2027-03-28T00:58:00Z')).toEqual([]);
    expect(to(await at('2027-03-28T01:06:00Z'))).toEqual([READERS.goteborg]);
    expect(await at('2027-04-01T05:58:00Z')).toEqual([]);
    expect(await at('2027-04-01T06:06:00Z')).toHaveLength(5);
  });

  it('come to people from outside who asked and confirmed, until they leave', async () => {
    const bo = 'bo@club.example';
    const form = { organisation: '1280', group: 'public', locale: 'sv', address: bo };
    const post = (url: string, body: Record<string, string>) =>
      fetch(url, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
    expect((await post(`${stage.cloud.urls.api}/subscribe/lending`, form)).status).toBe(200);
    const [question] = await at('2027-04-01T06:20:00Z');
    expect([question?.to, question?.subject]).toEqual([bo, 'Bekräfta: nyhetsbrev om Fritidsbanken']);
    const link = /https?:\S+\/subscription\/\S+/.exec(question?.text ?? '')?.[0] ?? 'no link';
    expect((await fetch(link)).status).toBe(200);
    expect((await post(link, { confirm: 'yes' })).status).toBe(200);

    const news = (title: string, from: string) =>
      stage.operator.newsItems.add(aNewsItem({ title: { sv: title }, groups: ['public'], from }));
    await news('Prova på', '2027-04-08');
    const [issue, ...more] = await at('2027-04-08T06:05:00Z');
    expect([issue?.to, more]).toEqual([bo, []]);
    expect(issue?.headers['list-id']).toMatch(/<lending\.bob\.example>$/);
    expect(issue?.text).toContain('Du får det här för att du prenumererar');
    const leave = issue?.headers['list-unsubscribe']?.slice(1, -1) ?? 'no link';
    expect((await post(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    await news('Igen', '2027-04-15');
    expect(await at('2027-04-15T06:05:00Z')).toEqual([]);
  });

  it('ran without a refusal, an idle grant or a job given up', async () => {
    const { idle } = grantsOf(stage, [
      'compile-newsletters',
      'plan-newsletter',
      'send-confirmation',
      'subscriptions',
    ]);
    // What an earlier try of the same part has not written.
    expect(idle).toEqual(['plan-newsletter dynamodb:PartiQLUpdate']);
    expect(stage.notices).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(await stage.logs()).not.toContain('@');
  });
});
