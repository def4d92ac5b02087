import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, otherView, type View } from './chromium.ts';
import { axeFindings, expectSound, htmlMistakes, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

const MILESTONE = 'bob-procurement-2026';
const MEETING = `/organisations/1280/work/${MILESTONE}/management-meeting`;
const LEAD = { role: 'local-lead', organisation: '1280', address: 'ahmed.abdulle@malmo.example' } as const;
// Every task of the first milestone is late by then, and none is missed.
const AHEAD = 12 * 86_400_000;

let stage: RunningStage;
let browser: Browser;
let ahead = 0;

beforeAll(async () => {
  const clock = { now: () => Date.now() + ahead };
  stage = await toldStage({ clock, rounds: ['reconcile'] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

type Who = typeof LEAD | { role: 'coordinator' };

async function open(who: Who, path: string, { width, scheme, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}?lang=${locale}`);
  return page;
}

const PAGES: [string, Who, string][] = [
  ['list of a lead', LEAD, '/work'],
  ['list of the office', { role: 'coordinator' }, '/organisations/1280/work'],
  ['occasion', { role: 'coordinator' }, MEETING],
  ['form for news', LEAD, '/organisations/1280/work/news'],
  ['country', { role: 'coordinator' }, '/work'],
];

describe.each(PAGES)('the page %s', (name, who, path) => {
  it.each(otherView(PAGES.findIndex(([page]) => page === name)))(
    'is accessible and fits, in $locale at $width px, $scheme, all that folds open',
    async (view) => {
      const page = await open(who, path, view);
      await unfold(page);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/${name.replaceAll(' ', '-')}-${view.width}-${view.scheme}.png`,
          fullPage: true,
        });
      await expectSound(page, { unjudged: ['color-contrast'] });
      await page.context().close();
    },
  );

  it('is valid HTML', async () => {
    const { role, ...more } = who;
    const answer = await (await stage.signIn(role, more)).fetch(path);
    expect(await htmlMistakes(await answer.text())).toEqual([]);
  });
});

it('a lead finds what is to be done, mends a wrong answer, confirms, adds news and opens the packet', async () => {
  const page = await open(LEAD, '/', { width: 1280, scheme: 'light', locale: 'sv' });
  await page.getByRole('link', { name: 'Läget' }).click();
  await page.locator(`a[href^="${MEETING}"]`).click();
  const button = await page.getByRole('button', { name: 'Bekräfta att det är gjort' }).boundingBox();
  const after = await page.getByRole('heading', { name: 'Det här ska sägas' }).boundingBox();
  expect(after?.y).toBeGreaterThan((button?.y ?? Number.POSITIVE_INFINITY) + (button?.height ?? 0));
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
  await page.getByRole('link', { name: 'Varför går det inte?' }).click();
  expect((await axeFindings(page)).violations).toEqual([]);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Diarienummer eller länk').fill('KS 2026/12');
  await page.getByRole('button', { name: 'Bekräfta att det är gjort' }).click();
  await page.getByRole('status').filter({ hasText: 'Tack, det är bekräftat' }).waitFor();
  const tasks = await stage.operator.tasks.ofOrganisation(MILESTONE, '1280');
  const done = tasks.filter(({ state }) => state === 'done');
  expect(new Set(done.map(({ channel }) => channel))).toEqual(new Set(['management-meeting']));

  await page.getByRole('link', { name: 'Skriv en nyhet till nyhetsbrevet' }).click();
  await page.getByLabel('Rubrik (svenska)').fill('Träff på torsdag');
  await page.getByRole('textbox', { name: /^Text \(svenska\)/ }).fill('Vi ses klockan nio.');
  await page.getByRole('button', { name: 'Spara nyheten' }).click();
  await page.getByRole('status').filter({ hasText: 'Nyheten är sparad' }).waitFor();
  expect(await stage.operator.newsItems.ofRollout('bob')).toMatchObject([{ organisations: ['1280'] }]);

  await page.getByRole('button', { name: /^Öppna paketet/ }).click();
  await page.getByRole('heading', { name: /^Materialpaket/ }).waitFor();
  await page.context().close();
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});

it('the coordinator sees where it is late, and goes on to the organisation', async () => {
  ahead = AHEAD;
  const page = await open({ role: 'coordinator' }, '/work', { width: 1280, scheme: 'light', locale: 'en' });
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/country-late.png`, fullPage: true });
  await page
    .getByRole('row')
    .getByRole('link', { name: /Kiruna/ })
    .click();
  await page.getByText(/\d+ of \d+ tasks are late/).waitFor();
  expect((await axeFindings(page)).violations).toEqual([]);
  await page.context().close();
});
