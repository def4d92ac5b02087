import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, otherView, type View } from './chromium.ts';
import { expectSound, htmlMistakes, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const PAGES = {
  ledger: '/milestones/bob-procurement-2026/ledger',
  unreached: '/milestones/bob-procurement-2026/unreached',
  cell: '/milestones/bob-procurement-2026/ledger/1280/case-officers',
  register: '/register?organisation=1280&from=2020-01-01&to=2099-12-31',
  'wrong period': '/register?organisation=1280&from=2026-12-31&to=2026-01-01',
} as const;

async function open(path: string, { width, scheme, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who: { role: 'coordinator' }, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
  return page;
}

describe.each(Object.entries(PAGES))('the page %s', (name, path) => {
  it.each(otherView(Object.keys(PAGES).indexOf(name)))(
    'is accessible and fits, in $locale at $width px, $scheme, with all that folds open',
    async (view) => {
      const page = await open(path, view);
      await unfold(page);
      // What lies outside a region that scrolls, or under its head, axe cannot judge: heat-contrast.test.ts computes
      // it.
      await expectSound(page, { unjudged: ['color-contrast'] });
      await page.close();
    },
  );

  it('is valid HTML', async () => {
    const html = await (await (await stage.signIn('coordinator')).fetch(path)).text();
    expect(await htmlMistakes(html)).toEqual([]);
  });
});

const DESK: View = { width: 1280, scheme: 'light', locale: 'sv' };

describe('somebody who looks for what is missing', () => {
  it('sees whose turn it is first, and gets from a name to what that one has to do', async () => {
    const page = await open(PAGES.ledger, DESK);
    await page.getByRole('link', { name: 'Lokal projektledare' }).first().click();
    await page.getByRole('heading', { name: 'Vem har inte fått veta?' }).waitFor();
    expect(new URL(page.url()).searchParams.get('owner')).toBe('local-lead');
    expect(await page.getByText('Ahmed Abdulle').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('gets from a cell of the map to its history', async () => {
    const page = await open(PAGES.ledger, DESK);
    const row = page.locator('.heatmap tr', { hasText: 'Malmö stad' });
    await row.locator('a[href*="ledger/1280/case-officers"]').click();
    await page.getByRole('heading', { name: /Malmö stad/ }).waitFor();
    expect(await page.getByText('3 av 3 nådda').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('chooses with the form alone, without any script', async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };
    const window = await signedInWindow(browser, stage, { who: { role: 'coordinator' }, ...options });
    const page = await window.newPage();
    await page.goto(`${stage.cloud.urls.api}${PAGES.ledger}?lang=sv`);
    await page.locator('details.filter summary').click();
    await page.locator('select[name="organisation"]').selectOption('2584');
    await page.getByRole('button', { name: 'Visa' }).click();
    await page.waitForURL(/organisation=2584/);
    expect(await page.locator('.heatmap').first().getByText('Malmö stad').count()).toBe(0);
    expect(await page.locator('.heatmap').first().getByText('Kiruna').count()).toBe(1);
    await page.close();
  });
});
