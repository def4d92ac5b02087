import { readFile } from 'node:fs/promises';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readImage } from '../../domain/press/press-image.ts';
import { pressDispatchId, withdrawalDispatchId } from '../../domain/press/press-mail.ts';
import { imagePath, kitPath, releasePath } from '../../domain/press/published-release.ts';
import { approvePressRelease } from '../../domain/press/use-cases/approve-press-release.ts';
import { draftCorrection, draftPressRelease } from '../../domain/press/use-cases/draft-press-release.ts';
import { schedulePressRelease } from '../../domain/press/use-cases/schedule-press-release.ts';
import { submitPressRelease } from '../../domain/press/use-cases/submit-press-release.ts';
import { withdrawPressRelease } from '../../domain/press/use-cases/withdraw-press-release.ts';
import { SqsPressReleaseJobs } from '../../functions/adapters/sqs/press-release-jobs.ts';
import { readPressFile } from '../../local/press-files.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { renderPressMail } from '../../templates/press/render-press-mail.ts';
import { aPressImage } from '../fixtures/a-press-image.ts';
import { shareOf } from '../share.ts';
import { everyAddress } from './every-address.ts';
import { grantsOf } from './idle-grants.ts';
import { changedIn, lookAround, marksIn } from './look-around.ts';
import { inOneLine, wordsInHtml } from './message-fragments.ts';
import { marksOf, wordsOf } from './press-marks.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const HOUR = Date.parse('2026-12-04T09:00:00+01:00');
/** Of the addresses that ask who one is: all are looked at in `npm run test:long`. */
const CLOSED_ONE_IN = shareOf({ part: 5, whole: 1 });
const CORRECTION_HOUR = Date.parse('2026-12-04T11:00:00+01:00');
const ID = 'bob-leverantor-2026';
const EDITION = 'bob-leverantor-2026-1280';
const FOLDER = 'local/sample/bob/press';

const HEADLINE = 'En leverantör har valts för Bokning och bidrag';
const FEEDS = ['/newsroom/feed.atom', '/newsroom/feed.json', '/sitemap.xml'];
const IMAGE = readImage(await readFile(`${FOLDER}/budkavle.png`)) ?? aPressImage();
const LOCAL_MARKS = await marksOf(`${FOLDER}/leverantor-malmo.yaml`);
const NATIONAL_MARKS = await marksOf(`${FOLDER}/leverantor.yaml`);
const CORRECTED = ['Vi skrev att de första invånarna', 'invånarna kan boka den 8 mars 2027'];
const bytes = (words: string) => Buffer.from(words);
/** What only the releases say and show. */
const SECRETS = [
  ...[...NATIONAL_MARKS, ...LOCAL_MARKS, 'SKR2026/01187', 'STK-2026-1187'].map(bytes),
  Buffer.from(IMAGE.bytes.subarray(60, 100)),
];
const GUESSES = {
  rollouts: ['bob'],
  organisations: ['1280', 'national'],
  weeks: ['2026-v49', '2026-v48'],
  images: [IMAGE.id],
  names: [ID, EDITION],
  words: wordsOf([...NATIONAL_MARKS, ...LOCAL_MARKS]),
};

/** Where a published release is to be seen. */
const SHOWING = [
  ...[ID, EDITION].map(releasePath),
  ...['/newsroom', '/newsroom?organisation=1280', ...FEEDS, '/rollouts/bob', '/rollouts/bob/1280'],
];

let stage: RunningStage;
let oldTags = new Map<string, string>();
// The story begins a few minutes before the hour, whatever day it is here.
let ahead = HOUR - 150_000 - Date.now();
let stopped: number | undefined;
const now = () => stopped ?? Date.now() + ahead;
const moveTo = (at: number) => {
  ahead = at - Date.now();
};

async function putOnCalendar(file: string, correct = false): Promise<string> {
  const ports = { ...stage.operator, now, render: renderPressMail, publicUrl: stage.cloud.urls.api };
  const write = correct ? draftCorrection : draftPressRelease;
  const kept = await write({ ...(await readPressFile(`${FOLDER}/${file}`)), by: 'Anna Ek' }, ports);
  if (kept.kind === 'refused') throw new Error(JSON.stringify(kept.problems));
  const { id } = kept.version;
  const submitted = await submitPressRelease({ id, by: 'Anna Ek' }, ports);
  if (submitted.kind === 'refused') throw new Error(JSON.stringify(submitted.problems));
  const { hash = '' } = submitted.version;
  const author = await approvePressRelease({ id, hash, by: 'Anna Ek' }, ports);
  expect(author).toMatchObject({ kind: 'refused', problems: [{ path: 'by' }] });
  expect(await approvePressRelease({ id, hash, by: 'Bo Ry' }, ports)).toMatchObject({ kind: 'approved' });
  expect(await schedulePressRelease({ id }, ports)).toMatchObject({ kind: 'scheduled' });
  return id;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await holds())) {
    if (performance.now() - since > 60_000) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ask = (path: string, init?: RequestInit) => fetch(`${stage.cloud.urls.api}${path}`, init);
const text = async (path: string) => (await ask(path)).text();

/**
 * A round hands out what is due, and both versions are handed to the publisher besides, which must see that it is too
 * early.
 */
async function publisherRuns(): Promise<void> {
  const before = stage.runsOf('publish-press-releases');
  const queues = new SQSClient({
    endpoint: stage.cloud.urls.aws,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  const { QueueUrl = '' } = await queues.send(
    new GetQueueUrlCommand({ QueueName: 'budkavle-local-press-releases' }),
  );
  const jobs = new SqsPressReleaseJobs(QueueUrl, queues);
  for (const id of [ID, EDITION]) await jobs.enqueue({ id, version: 1 });
  await until(async () => {
    expect((await ask(releasePath(ID))).status).toBe(404);
    const early = (await stage.logs()).split('PRESS_RELEASE_NOT_DUE').length - 1;
    return early >= 2 && stage.runsOf('publish-press-releases') > before;
  });
}

/** When the page of a release was seen first, and how many looks saw a mail and after it no page. */
async function pageBeforeMail(id: string): Promise<{ seenAt: number; mailsBefore: number }> {
  let mailsBefore = 0;
  let seenAt: number | undefined;
  await until(async () => {
    const mails = mailsOf(id).length;
    if ((await ask(releasePath(id))).ok) seenAt = now();
    else if (mails > 0) mailsBefore += 1;
    return seenAt !== undefined;
  });
  return { seenAt: seenAt ?? Number.NaN, mailsBefore };
}

const parser = new XMLParser({ isArray: (name) => ['entry', 'url'].includes(name) });
const entries = z.array(z.object({ id: z.string(), published: z.string(), updated: z.string() }));

async function atomEntries() {
  const feed = z.object({ feed: z.object({ entry: entries }) });
  return feed.parse(parser.parse(await text('/newsroom/feed.atom'))).feed.entry;
}

async function jsonItems() {
  const feed = z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) });
  return feed.parse(JSON.parse(await text('/newsroom/feed.json'))).items;
}

async function sitemapAddresses(): Promise<string[]> {
  const map = z.object({ urlset: z.object({ url: z.array(z.object({ loc: z.string() })) }) });
  return map.parse(parser.parse(await text('/sitemap.xml'))).urlset.url.map(({ loc }) => loc);
}

const mailsOf = (id: string, version = 1) =>
  stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === pressDispatchId(id, version));
const ended = async (id: string, version = 1) =>
  (await stage.operator.dispatches.find(pressDispatchId(id, version)))?.state === 'completed';
const readersOf = async (id: string, version = 1) =>
  (
    await stage.operator.deliveries.ofOrganisation(
      pressDispatchId(id, version),
      id === EDITION ? '1280' : 'national',
    )
  )
    .map(({ address }) => address.split('@')[0])
    .toSorted();

beforeAll(async () => {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const source = enlarge(sample, { organisations: 1, contactsEach: 3 });
  stage = await runningStage(source, { clock: { now }, rounds: ['reconcile', 'publish-press-releases'] });
  const [milestone] = await sampleMilestones();
  await stage.report(milestone);
});
afterAll(() => stage?.stop());

describe('a press release of the sample', () => {
  it('changes no byte of any public answer one second before its hour, also while its publisher runs', async () => {
    const { open, closed: each } = everyAddress(stage, GUESSES);
    const closed = each.filter((_, index) => index % CLOSED_ONE_IN === 0);
    const before = await lookAround(stage.cloud.urls.api, [...open, ...closed]);
    await putOnCalendar('leverantor.yaml');
    await putOnCalendar('leverantor-malmo.yaml');
    // The clock stands while everything is looked at, however slow this machine is.
    stopped = HOUR - 1_000;
    await publisherRuns();
    const seen = await lookAround(stage.cloud.urls.api, [...open, ...closed]);
    oldTags = new Map(['/newsroom', ...FEEDS].map((path) => [path, seen.get(`GET ${path}`)?.etag ?? '']));
    moveTo(HOUR - 1_000);
    stopped = undefined;
    expect(marksIn(seen, SECRETS)).toEqual([]);
    expect(changedIn(seen, before)).toEqual([]);
    const found = [...seen].filter(([, { status }]) => status === 200).map(([where]) => where);
    // Contacts are asked for with a signature, and whoever does not sign on this machine is the operator.
    const signedIn = closed.filter((path) => !path.startsWith('/contacts'));
    expect(signedIn.filter((path) => found.includes(`GET ${path}`))).toEqual([]);
    expect(found.length).toBeGreaterThan(50);
    expect([...mailsOf(ID), ...mailsOf(EDITION)]).toEqual([]);
  });

  it('is in the newsroom and with every journalist within a minute after it, page first', async () => {
    const pages = await Promise.all([ID, EDITION].map(pageBeforeMail));
    await until(async () => (await ended(ID)) && (await ended(EDITION)));
    expect(now() - HOUR).toBeLessThan(60_000);
    const accepted = [ID, EDITION].map((id) => mailsOf(id).map(({ acceptedAt }) => acceptedAt));
    for (const [index, { seenAt, mailsBefore }] of pages.entries()) {
      expect(seenAt).toBeGreaterThanOrEqual(HOUR);
      expect(mailsBefore).toBe(0);
      expect(Math.min(...(accepted[index] ?? []))).toBeGreaterThanOrEqual(seenAt);
    }
    expect(await readersOf(ID)).toEqual([
      'aino.forsell',
      'helena.kovacevic',
      'ingrid.hedin',
      'mira.falk',
      'oscar.lindfors',
      'sofia.sjovall',
    ]);
    expect(mailsOf(ID)).toHaveLength(6);
    expect(await readersOf(EDITION)).toEqual(['helena.kovacevic', 'mira.falk']);
  });

  it('is then on its page with its image, and in list, search, feeds and sitemap, past any cached copy', async () => {
    const html = await text(`${releasePath(ID)}?lang=sv`);
    for (const words of [HEADLINE, 'har tilldelats uppdraget', 'lära sig tre system', 'SKR2026/01187'])
      expect(html).toContain(words);
    expect(await text(`${releasePath(EDITION)}?lang=sv`)).toContain('400 föreningar som väntar');
    for (const slug of [ID, EDITION]) {
      const image = await ask(imagePath(slug, IMAGE.id));
      expect(Buffer.from(await image.arrayBuffer()).equals(Buffer.from(IMAGE.bytes))).toBe(true);
    }
    const kit = await ask(kitPath(ID));
    const files = Object.keys(unzipSync(new Uint8Array(await kit.arrayBuffer())));
    expect(files).toEqual(
      expect.arrayContaining(['README.txt', `${ID}-sv.docx`, `${ID}-en.txt`, `${ID}-1.png`]),
    );
    for (const [path, tag] of oldTags)
      expect([path, (await ask(path, { headers: { 'If-None-Match': tag } })).status]).toEqual([path, 200]);
    expect(await text('/newsroom?q=uppdraget&lang=sv')).toContain(HEADLINE);
    const there = [EDITION, ID].map((slug) => `${stage.cloud.urls.api}${releasePath(slug)}`);
    expect((await atomEntries()).map(({ id }) => id).toSorted()).toEqual(there.toSorted());
    expect((await jsonItems()).map(({ id }) => id).toSorted()).toEqual(there.toSorted());
    const listed = await sitemapAddresses();
    for (const page of there) expect(listed).toContain(`${page}?lang=sv`);
    for (const path of ['/rollouts/bob', '/rollouts/bob/1280']) expect(await text(path)).toContain(HEADLINE);
  });

  it('stands alone in its mail, with the way to its page and the register number', async () => {
    const [mail] = mailsOf(ID).filter(({ destinations }) => destinations[0]?.startsWith('sofia'));
    const { subject, text = '', headers } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('En leverantör har valts för Bokning och bidrag');
    expect(text).toContain('Exempelbolaget AB har tilldelats');
    expect(text).toContain('Stockholm, 4 december 2026');
    expect(text).toContain('Birgitta Ståhl, projektledare på SKR');
    expect(text).toContain(`${stage.cloud.urls.api}${releasePath(ID)}`);
    expect(text).toContain('Diarienummer: SKR2026/01187');
    expect(text).not.toMatch(/[{}]/);
    expect(headers.map(({ key }) => key)).toContain('list-unsubscribe');
    const [local] = mailsOf(EDITION);
    const edition = await PostalMime.parse(local?.raw ?? '');
    expect(edition.subject).toBe('Malmö stad: En leverantör har valts för Bokning och bidrag');
    expect(edition.text).toContain('Diarienummer: STK-2026-1187');
    expect(edition.text).toContain('Malmö planerar att börja använda tjänsten den 15 mars 2027');
  });

  it('has what each message for the press may not leave out, in mails and on its page, in both languages', async () => {
    const said = {
      sv: [
        ...['3 december 2026', '15 februari 2027', 'som vanligt', 'ändras inget förrän', 'på ett ställe'],
        ...['hitta en lokal', 'blanketter', 'först när', 'statistik', 'inget avtal', 'Tuva Rehnberg'],
      ],
      en: [
        ...['3 December 2026', '15 February 2027', 'as usual', 'Nothing changes', 'in one place'],
        ...['find a place', 'forms', 'only when', 'statistics', 'not a contract', 'Tuva Rehnberg'],
      ],
    };
    const mails = await Promise.all(mailsOf(ID).map(({ raw }) => PostalMime.parse(raw)));
    const languages = mails.map(({ html = '' }) => /<html[^>]* lang="(\w+)"/.exec(html)?.[1]);
    expect(new Set(languages)).toEqual(new Set(['sv', 'en']));
    for (const [index, { text = '', html = '' }] of mails.entries())
      for (const words of said[languages[index] === 'en' ? 'en' : 'sv']) {
        expect(inOneLine(text)).toContain(words);
        expect(wordsInHtml(html)).toContain(words);
      }
    for (const locale of ['sv', 'en'] as const) {
      const page = await text(`${releasePath(ID)}?lang=${locale}`);
      for (const words of said[locale]) expect(wordsInHtml(page)).toContain(words);
      expect(page).toContain('href="https://bob.example/statistik"');
    }
  });

  it('is what its milestone owed the press', async () => {
    const owed = async () =>
      (await stage.operator.obligations.ofOrganisation('bob-procurement-2026', 'national')).filter(
        ({ carrier }) => carrier === 'press',
      );
    // Reports of arrival are counted together, a minute after the last count.
    moveTo(now() + 120_000);
    await until(async () => (await owed())[0]?.progress.state === 'delivered');
    expect(await owed()).toMatchObject([
      { group: 'journalists', progress: { people: 6, reached: 6, delivered: 6 } },
    ]);
    const [{ messages, progress } = { messages: [], progress: {} }] = await owed();
    expect(messages).toHaveLength(4);
    expect(progress).not.toHaveProperty('lacks');
  });

  it('is corrected to those who have it, and its page keeps both versions', async () => {
    await putOnCalendar('rattelse.yaml', true);
    stopped = CORRECTION_HOUR - 1_000;
    expect(marksIn(await lookAround(stage.cloud.urls.api, SHOWING), CORRECTED.map(bytes))).toEqual([]);
    moveTo(CORRECTION_HOUR - 1_000);
    stopped = undefined;
    await until(() => ended(ID, 2));
    expect(now() - CORRECTION_HOUR).toBeLessThan(60_000);
    expect(await readersOf(ID, 2)).toEqual(await readersOf(ID));
    const subjects = await Promise.all(
      mailsOf(ID, 2).map(async ({ raw }) => (await PostalMime.parse(raw)).subject),
    );
    expect(subjects.toSorted()[0]).toBe('CORRECTION: A supplier has been chosen for Booking and Grants');
    expect(subjects.filter((subject) => subject?.startsWith('RÄTTELSE: '))).toHaveLength(5);
    const html = await text(`${releasePath(ID)}?lang=sv`);
    const [current = '', earlier = ''] = html.split('<section class="earlier"');
    expect(current).toContain('<h2>Rättelse</h2>');
    for (const words of CORRECTED) expect(current).toContain(words);
    expect(earlier).toContain('Tidigare version');
    expect(earlier).toContain('kan boka i mars 2027');
    expect(earlier).not.toContain('Rättelse');
    const entry = (await atomEntries()).find(({ id }) => id.endsWith(ID));
    expect(Date.parse(entry?.published ?? '')).toBeLessThan(CORRECTION_HOUR);
    expect(Date.parse(entry?.updated ?? '')).toBeGreaterThanOrEqual(CORRECTION_HOUR);
  });

  it('that is taken back leaves the reason on its page, and no byte of itself at any address', async () => {
    const taken = { id: EDITION, by: 'Bo Ry', reason: 'Starten i Malmö är inte bestämd än.' };
    expect(await withdrawPressRelease(taken, { ...stage.operator, now })).toMatchObject({
      kind: 'taken-back',
    });
    const page = await ask(`${releasePath(EDITION)}?lang=sv`);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain(taken.reason);
    expect((await ask(imagePath(EDITION, IMAGE.id))).status).toBe(404);
    expect((await ask(kitPath(EDITION))).status).toBe(410);
    const seen = await lookAround(stage.cloud.urls.api, SHOWING);
    expect(marksIn(seen, LOCAL_MARKS.map(bytes))).toEqual([]);
    expect((await atomEntries()).map(({ id }) => id)).toEqual([`${stage.cloud.urls.api}${releasePath(ID)}`]);
    expect((await sitemapAddresses()).filter((address) => address.includes(EDITION))).toEqual([]);
  });

  it('that was taken back has that told once to each who had it, with why, and to nobody else', async () => {
    const told = withdrawalDispatchId(EDITION);
    // The next round.
    moveTo(now() + 60_000);
    await until(async () => (await stage.operator.dispatches.find(told))?.state === 'completed');
    const mails = () => stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === told);
    expect(
      mails()
        .map(({ destinations: [to = ''] }) => to.split('@')[0])
        .toSorted(),
    ).toEqual(['helena.kovacevic', 'mira.falk']);
    const [first] = await Promise.all(mails().map(({ raw }) => PostalMime.parse(raw)));
    expect(first?.subject).toBe('ÅTERTAGET: Malmö stad: En leverantör har valts för Bokning och bidrag');
    expect(first?.text).toContain('Starten i Malmö är inte bestämd än.');
    expect(first?.text).toContain('Presskontakt');
    expect(first?.headers.map(({ key }) => key)).toContain('list-unsubscribe');
    expect(first?.text).not.toMatch(/[{}]/);
    // No later round looks at it again.
    const [version] = await stage.operator.pressReleases.versions(EDITION);
    expect(version?.withdrawn?.toldAt).toBeGreaterThan(version?.withdrawn?.at ?? Number.NaN);
    const registrar = await stage.signIn('registrar');
    const register = await registrar.fetch(
      '/register?organisation=1280&from=2026-12-01&to=2026-12-31&lang=sv',
    );
    expect(await register.text()).toContain('ÅTERTAGET: Malmö stad');
  });

  it('gets a suggested correction when a fact that it states changes, and stays as it is meanwhile', async () => {
    const page = await text(`${releasePath(ID)}?lang=sv`);
    await stage.operator.say('FactChanged', {
      ...{ id: 'bob-standstill-later', rollout: 'bob', facts: { standstillEnd: '2026-12-10' } },
      ...{ why: 'Räknas från en senare dag.', changedBy: 'coordinator@skr.example' },
    });
    const newest = async () => (await stage.operator.pressReleases.versions(ID)).at(-1);
    await until(async () => (await newest())?.version === 3);
    const suggested = await newest();
    expect(suggested).toMatchObject({ state: 'draft', authors: ['automatic'] });
    expect(suggested?.draft.correction?.sv).toMatch(/10 december 2026\. Tidigare skrev vi 3 december 2026/);
    expect(await text(`${releasePath(ID)}?lang=sv`)).toBe(page);
  });

  it('needed every right that its functions have, and left nothing behind', async () => {
    const { granted, idle } = grantsOf(stage, ['publish-press-release', 'publish-press-releases']);
    expect(granted.length).toBeGreaterThan(10);
    // What an earlier try of the same part has not written.
    expect(idle).toEqual(['publish-press-release dynamodb:PartiQLUpdate']);
    const refused = stage.cloud.calls().filter(({ decision }) => decision !== 'allowed');
    expect(refused).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
    expect(await stage.logs()).not.toMatch(/@[a-z]+\.example|leverantör har valts/);
  });
});
