import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releasePath } from '../../domain/press/published-release.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { PRESS_FIELDS, PRESS_IMAGE, sendPressForm } from '../flows/press-form.ts';
import { type RunningStage, runningStage } from '../flows/running-stage.ts';
import type { Who } from '../flows/signed-in.ts';
import { launchBrowser, otherView, type View } from './chromium.ts';
import { expectSound, htmlMistakes, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

const HOUR = Date.parse('2026-12-04T09:00:00+01:00');
const ID = PRESS_FIELDS.id;
const COORDINATOR = { role: 'coordinator' } as const;
const APPROVER = { role: 'approver' } as const;
const LEAD = { role: 'local-lead', organisation: '1280' } as const;

let stage: RunningStage;
let browser: Browser;
let ahead = HOUR - 20 * 60_000 - Date.now();

beforeAll(async () => {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const clock = { now: () => Date.now() + ahead };
  const rounds = ['reconcile', 'publish-press-releases'] as const;
  stage = await runningStage(enlarge(sample, { organisations: 1, contactsEach: 1 }), { clock, rounds });
  browser = await launchBrowser();
  const coordinator = await stage.signIn('coordinator');
  await sendPressForm(coordinator, '/press/new', { ...PRESS_FIELDS, id: 'bob-andra' });
  await coordinator.submit('/press/bob-andra/submit', {});
  const { 'quotes-0-approvedBy': _, ...unapproved } = PRESS_FIELDS;
  await sendPressForm(coordinator, '/press/new', { ...unapproved, id: 'bob-utkast' });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** One for each person, width and scheme: nobody signs in for every page. */
const windows = new Map<string, ReturnType<typeof signedInWindow>>();

async function open(who: Who, path: string, { width, scheme, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const name = JSON.stringify([who, options]);
  const window = await (windows.get(name) ?? signedInWindow(browser, stage, { who, ...options }));
  windows.set(name, Promise.resolve(window));
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${name.replaceAll(' ', '-')}.png`, fullPage: true });
}

async function expectAccessible(page: Page): Promise<void> {
  // What stands in a frame without an origin is nobody's to look into from outside.
  await expectSound(page, { unjudged: ['color-contrast', 'frame-tested'] });
}

const DESK: View = { width: 1280, scheme: 'light', locale: 'sv' };
const TEXTS = '/press/bob-andra/versions/1/texts/sv';
const PAGES: [string, Who, string][] = [
  ['list', COORDINATOR, '/press'],
  ['new', COORDINATOR, '/press/new'],
  ['edit', COORDINATOR, '/press/bob-utkast/edit'],
  ['draft with gaps', COORDINATOR, '/press/bob-utkast'],
  ['to approve', APPROVER, '/press/bob-andra'],
  ['as page', APPROVER, `${TEXTS}?as=page`],
  ['as mail', APPROVER, `${TEXTS}?as=html`],
  ['as text', APPROVER, `${TEXTS}?as=text`],
  ['give up', APPROVER, '/press/bob-andra/withdraw'],
  ['choose', COORDINATOR, '/press/bob-andra/editions'],
  ['edition', LEAD, '/press/bob-andra/editions/1280'],
  ['list of a lead', LEAD, '/press'],
];

describe.each(PAGES)('the page %s', (name, who, path) => {
  it.each(otherView(PAGES.findIndex(([page]) => page === name)))(
    'is accessible and fits, in $locale at $width px, $scheme, all that folds open',
    async (view) => {
      const page = await open(who, path, view);
      await unfold(page);
      await shot(page, `${name}-${view.width}-${view.scheme}`);
      await expectAccessible(page);
      await page.close();
    },
  );

  it('is valid HTML', async () => {
    const page = await open(who, path, DESK);
    const answer = await page.context().request.get(page.url());
    await page.close();
    expect(answer.status()).toBe(200);
    expect(await htmlMistakes(await answer.text())).toEqual([]);
  });
});

const told = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** Fills in the form by what a person sees; the fold of other languages stays shut. */
async function fillIn(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(PRESS_FIELDS)) {
    if (['rollout', 'seen', 'audience'].includes(name)) continue;
    await page.locator(`[id="${name}"]`).fill(value.replaceAll('\r', ''));
  }
  await page.getByLabel('Bildfil').setInputFiles(PRESS_IMAGE);
}

it('a release goes from a blank form to the newsroom, is corrected and taken back', async () => {
  const page = await open(COORDINATOR, '/', DESK);
  await page.getByRole('link', { name: 'Press och nyhetsbrev' }).click();
  await page.getByRole('link', { name: 'Skriv ett pressmeddelande' }).click();
  await page.getByRole('button', { name: 'Lägg till en rad: Bilder' }).click();
  await page.getByRole('button', { name: 'Lägg till en rad: Faktaruta' }).click();
  await fillIn(page);
  await page.getByLabel('Rubrik (svenska)').fill('');
  await page.getByRole('button', { name: 'Spara utkastet' }).last().click();
  await shot(page, 'refused');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Rubrik (svenska)' }).click();
  await page.keyboard.type(PRESS_FIELDS['texts-sv-headline']);
  await page.keyboard.press('Enter');
  await told(page, 'Utkastet är sparat');
  await page.getByRole('button', { name: 'Lämna för godkännande' }).click();
  await told(page, 'Det är inlämnat');

  const own = (await stage.operator.pressReleases.versions(ID)).at(-1)?.submittedBy ?? '';
  const same = await open({ role: 'approver', address: own }, `/press/${ID}`, DESK);
  await same.getByText('Du har själv skrivit eller lämnat in det här').waitFor();
  expect(await same.getByRole('button', { name: /^Godkänn/ }).count()).toBe(0);
  await same.close();

  const second = await open(APPROVER, `/press/${ID}`, DESK);
  const loaded = second.waitForResponse((answer) => answer.url().includes(`/press/${ID}/images/`));
  await second.getByRole('link', { name: 'Som sidan visar det' }).first().click();
  const frame = second.frameLocator('iframe');
  await frame.getByRole('heading', { name: PRESS_FIELDS['texts-sv-headline'] }).waitFor();
  await frame.locator('figure img').scrollIntoViewIfNeeded();
  expect((await loaded).status()).toBe(200);
  await shot(second, 'page-in-frame');
  await second.getByRole('link', { name: 'Som mejlet visar det' }).click();
  await second.frameLocator('iframe').getByText('En förening ska inte behöva').waitFor();
  await second.getByRole('link', { name: 'Till pressmeddelandet' }).click();
  await second.getByRole('button', { name: /^Godkänn för 6 journalister och 4 december 2026/ }).click();
  await told(second, 'Det är godkänt');
  await second.close();

  await page.reload();
  await page.getByRole('button', { name: /^Schemalägg till 4 december 2026/ }).click();
  await told(page, 'Det är schemalagt');
  expect((await fetch(`${stage.cloud.urls.api}${releasePath(ID)}`)).status).toBe(404);
  ahead = HOUR - 1_000 - Date.now();
  const isOut = async () => (await fetch(`${stage.cloud.urls.api}${releasePath(ID)}`)).status;
  await expect.poll(isOut, { timeout: 60_000, interval: 200 }).toBe(200);
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });

  await page.reload();
  await page.getByText('Mejl: 6 av 6 har gått ut').waitFor();
  await shot(page, 'published');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Rätta det som är publicerat' }).click();
  await page.getByLabel('Vad som var fel (svenska)').fill('Det är i april som invånarna kan boka.');
  await page.getByLabel('Tid (svensk tid)').fill('2026-12-04T11:00');
  await page.getByRole('button', { name: 'Spara utkastet' }).last().click();
  await told(page, 'Utkastet är sparat');
  await page.getByText('En tidigare version är publicerad').waitFor();
  await page.getByRole('link', { name: 'Lägg ned' }).click();
  await page.getByLabel('Skäl').fill('Vi tar tillbaka allt i stället.');
  await page.getByRole('button', { name: 'Lägg ned nu' }).click();
  await told(page, 'Versionen är nedlagd');

  await page.getByRole('link', { name: 'Återta' }).click();
  await page.getByText('6 av 6 journalister kan redan ha fått mejlet').waitFor();
  await shot(page, 'withdraw');
  await page.getByRole('button', { name: 'Återta nu' }).click();
  await page.getByText('Tomt. Fyll i något.').waitFor();
  await page.getByLabel('Skäl').fill('Siffran är fel.');
  await page.getByRole('button', { name: 'Återta nu' }).click();
  await told(page, 'Det är återtaget');
  await shot(page, 'withdrawn');
  await expectAccessible(page);
  expect(await isOut()).toBe(410);
  await page.close();
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});
