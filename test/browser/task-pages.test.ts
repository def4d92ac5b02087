import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, WALKED_VIEWS } from './chromium.ts';
import { axeFindings, expectSound } from './page-checks.ts';

const LEAD = 'ahmed.abdulle@malmo.example';

let stage: RunningStage;
let browser: Browser;
let list: string;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  const raw = stage.cloud.mails().find(({ destinations }) => destinations[0] === LEAD)?.raw;
  const { text = '' } = await PostalMime.parse(raw ?? '');
  list = stage.here(/https?:\/\/\S+\/tasks\/\S+/.exec(text)?.[0]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe.each(WALKED_VIEWS)('the pages of tasks at $width px, $scheme', ({ scheme, width }) => {
  it.each([
    ['the list', '', 'sv'],
    ['an occasion', '/management-meeting', 'en'],
    ['colleagues’ tasks', '/relay', 'sv'],
    ['a wrong link', 'x', 'sv'],
  ])('have no accessibility violation and fit the window: %s', async (_, path, locale) => {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
    await page.goto(`${list}${path}?lang=${locale}`);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectSound(page);
    await page.close();
  });
});

it('an occasion is confirmed with the keyboard alone, and what is wrong stands at the top first', async () => {
  const page = await browser.newPage();
  await page.goto(`${list}/management-meeting`);
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
  await page.getByRole('heading', { name: 'Något behöver rättas' }).waitFor();
  expect((await axeFindings(page)).violations).toEqual([]);
  await page.getByLabel('Diarienummer eller länk').focus();
  await page.keyboard.type('KS 2026/12');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tack, det är bekräftat' }).waitFor();
  expect((await axeFindings(page)).violations).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  const tasks = await stage.operator.tasks.ofOrganisation('bob-procurement-2026', '1280');
  const done = tasks.filter(({ state }) => state === 'done');
  expect(new Set(done.map(({ channel }) => channel))).toEqual(new Set(['management-meeting']));
  expect(done.length).toBeGreaterThan(1);
  await page.close();
});
