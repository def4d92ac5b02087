import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pressDispatchId, withdrawalDispatchId } from '../../domain/press/press-mail.ts';
import { releasePath } from '../../domain/press/published-release.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { grantsOf } from './idle-grants.ts';
import { PRESS_FIELDS, sendPressForm } from './press-form.ts';
import { type RunningStage, runningStage } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const HOUR = Date.parse('2026-12-04T09:00:00+01:00');
const ID = PRESS_FIELDS.id;
const HEADLINE = PRESS_FIELDS['texts-sv-headline'];
/** Besides those of the sample, so that mails are still leaving when the release is taken back. */
const JOURNALISTS = 60;
/** The most that are in the air at once (decision 9), and so may still leave. */
const IN_THE_AIR = 10;

let stage: RunningStage;
let coordinator: SignedIn;
let approver: SignedIn;
let lead: SignedIn;
let ahead = HOUR - 20 * 60_000 - Date.now();

beforeAll(async () => {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const source = enlarge(sample, { organisations: 1, contactsEach: 1 });
  const journalist = source.contacts.find(({ press }) => press !== undefined);
  if (!journalist) throw new Error('the sample has no journalist');
  const more = Array.from({ length: JOURNALISTS }, (_, index) => ({
    ...journalist,
    name: `Killed Journalist ${index}`,
    address: `journalist.${index}@paper.example`,
  }));
  const quota = { max24HourSend: 10_000, maxSendRate: 5 };
  const clock = { now: () => Date.now() + ahead };
  const rounds = ['reconcile', 'publish-press-releases'] as const;
  stage = await runningStage(
    { ...source, contacts: [...source.contacts, ...more] },
    { quota, clock, rounds },
  );
  coordinator = await stage.signIn('coordinator');
  approver = await stage.signIn('approver');
  lead = await stage.signIn('local-lead', { organisation: '1280', address: 'lead@malmo.example' });
});
afterAll(() => stage?.stop());

const newest = async () => (await stage.operator.pressReleases.versions(ID)).at(-1);
const page = async (who: SignedIn, path: string) => (await who.fetch(path)).text();
const visitor = (path: string) => fetch(`${stage.cloud.urls.api}${path}`);
const mails = () => stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === pressDispatchId(ID, 1));
const seen = async () => ({ hash: (await newest())?.hash ?? '' });

describe('a press release from the form to its hour', () => {
  it('is written with an image, handed in, approved by somebody else, and put on the calendar', async () => {
    const written = await sendPressForm(coordinator, '/press/new');
    expect([written.status, written.headers.get('location')]).toEqual([
      303,
      `/press/${ID}?lang=sv&told=kept`,
    ]);
    const [image] = (await newest())?.images ?? [];
    expect((await coordinator.fetch(`/press/${ID}/images/${image?.id}`)).headers.get('content-type')).toBe(
      'image/png',
    );
    expect((await coordinator.submit(`/press/${ID}/submit`, {})).status).toBe(303);
    const both = await stage.signIn('approver', { address: (await newest())?.submittedBy ?? '' });
    expect((await both.submit(`/press/${ID}/approve`, await seen())).status).toBe(409);
    expect(await page(approver, `/press/${ID}`)).toContain(`Mottagare (${JOURNALISTS + 6})`);
    expect((await approver.submit(`/press/${ID}/approve`, await seen())).status).toBe(303);
    expect((await coordinator.submit(`/press/${ID}/schedule`, await seen())).status).toBe(303);
    expect(await newest()).toMatchObject({ state: 'scheduled', draft: { publishAt: HOUR } });
  });

  it('is nothing before it, to nobody who has not signed in for it', async () => {
    const registrar = await stage.signIn('registrar');
    const [image] = (await newest())?.images ?? [];
    const texts = `/press/${ID}/versions/1/texts/sv`;
    const paths = ['', '/edit', `/images/${image?.id}`].map((path) => `/press/${ID}${path}`);
    for (const path of [...paths, '/press', texts, `${texts}/mail`, `${texts}/page`]) {
      const answer = await visitor(path);
      expect([path, answer.status, (await answer.text()).includes(HEADLINE)]).toEqual([path, 401, false]);
      expect([path, (await page(registrar, path)).includes(HEADLINE)]).toEqual([path, false]);
    }
    for (const path of ['/api/press-releases', `/api/press-releases/${ID}`])
      expect([path, (await visitor(path)).status]).toEqual([path, 401]);
    for (const path of [releasePath(ID), `${releasePath(ID)}/images/${image?.id}`])
      expect([path, (await visitor(path)).status]).toEqual([path, 404]);
    expect(await page(lead, `/press/${ID}`)).not.toContain('@paper.example');
    expect(mails()).toEqual([]);
  });

  it('gets what a municipality adds from its own lead, who sees no other’s', async () => {
    const { 'texts-sv-headline': _, id: __, ...fields } = PRESS_FIELDS;
    const own = { ...fields, 'texts-sv-paragraph': 'Malmö är med från början.' };
    expect((await sendPressForm(lead, `/press/${ID}/editions/1280`, own)).status).toBe(303);
    const edition = await lead.api(`/api/press-releases/${ID}-1280/submission`, { method: 'POST' });
    expect(edition.status).toBe(200);
    expect((await lead.api(`/api/press-releases/${ID}/submission`, { method: 'POST' })).status).toBe(404);
    expect((await sendPressForm(lead, `/press/${ID}/editions/0885`, own)).status).toBe(404);
  });

  it('comes out by itself, and taken back in the middle of it lets no more mails leave', async () => {
    ahead = HOUR - 1_000 - Date.now();
    coordinator = await stage.signIn('coordinator');
    await vi.waitUntil(async () => (await visitor(releasePath(ID))).ok, { timeout: 90_000, interval: 100 });
    expect(Date.now() + ahead).toBeGreaterThanOrEqual(HOUR);
    await vi.waitUntil(() => mails().length > 3, { timeout: 60_000, interval: 20 });
    expect(await page(coordinator, `/press/${ID}/withdraw`)).toMatch(/\d+ av 66 journalister kan redan/);
    const taken = { reason: 'Siffran är fel.', seen: '1-public' };
    expect((await coordinator.submit(`/press/${ID}/withdraw`, taken)).status).toBe(303);
    const left = mails().length;
    const gone = await visitor(`${releasePath(ID)}?lang=sv`);
    expect([gone.status, (await gone.text()).includes('Siffran är fel.')]).toEqual([410, true]);
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    expect(mails().length - left).toBeLessThanOrEqual(IN_THE_AIR);
    expect(mails().length).toBeLessThan(JOURNALISTS);
    expect(await page(coordinator, `/press/${ID}`)).toContain('Återtaget');
    const told = withdrawalDispatchId(ID);
    // The next round.
    ahead += 60_000;
    await vi.waitUntil(async () => (await stage.operator.dispatches.find(told))?.state === 'completed', {
      timeout: 90_000,
      interval: 100,
    });
    const readers = (dispatch: string) =>
      stage.cloud
        .mails()
        .filter(({ tags }) => tags.milestone?.[0] === dispatch)
        .map(({ destinations: [to = ''] }) => to)
        .toSorted();
    expect(readers(told)).toEqual(readers(pressDispatchId(ID, 1)));
    const registrar = await stage.signIn('registrar');
    expect(await page(registrar, `/press/${ID}`)).toContain('Siffran är fel.');
  });

  it('needed every permission of the desk and no other, and logged nobody’s name or address', async () => {
    const { granted, idle } = grantsOf(stage, ['press-desk']);
    expect(granted).toContain('press-desk sqs:SendMessage');
    // What a release can be about is asked by its form: every-page.test.ts.
    expect(idle).toEqual(['press-desk dynamodb:BatchGetItem']);
    expect(stage.cloud.calls().filter(({ decision }) => decision !== 'allowed')).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(await stage.logs()).not.toMatch(/@[a-z]+\.example|Killed|kan föreningar boka/);
  });
});
