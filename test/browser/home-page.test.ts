import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, sampleMilestones, toldStage } from '../flows/running-stage.ts';
import type { Who } from '../flows/signed-in.ts';
import { launchBrowser, OTHER_VIEWS, type View } from './chromium.ts';
import { expectSound, hiddenAtTheSide, htmlMistakes, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  const [first] = await sampleMilestones();
  await stage.report({ ...first, id: 'wrong one', '<img src=x onerror=alert(1)>': true });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const MAJA = { role: 'coordinator' } as const;
const SARA = { role: 'local-lead', organisation: '1280' } as const;

async function open({ scheme, width, locale }: View, path = '/', who: Who = MAJA): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}?lang=${locale}`);
  return page;
}

describe.each(OTHER_VIEWS)('in $locale at $width px, $scheme', (view) => {
  it.each([
    ['the first page of a coordinator', '/', MAJA],
    ['the first page of a lead', '/', SARA],
    ['the reach of every milestone', '/overview', MAJA],
    ['the plan', '/plan', MAJA],
  ] as const)(
    '%s has no accessibility violation, unfolded, and does not scroll sideways',
    async (_, path, who) => {
      const page = await open(view, path, who);
      await unfold(page);
      await expectSound(page);
      expect(await hiddenAtTheSide(page)).toBe(0);
      await page.close();
    },
  );
});

describe('the first page', () => {
  it('is valid HTML', async () => {
    const html = await (await (await stage.signIn('coordinator')).fetch('/?lang=sv')).text();
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('can be read and followed with the keyboard alone', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' });
    const focused = () => page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Till innehållet');
    const places = ['Hem', 'Plan', 'Läget', 'Press och nyhetsbrev', 'Personer', 'Katalog'];
    // The field to search in has no words within.
    for (const name of [...places, '', 'Sök', 'Öppna brevlådan med alla mejl']) {
      await page.keyboard.press('Tab');
      // Behind the first place stands how many things wait.
      expect(await focused()).toMatch(new RegExp(`^${name}${name === 'Hem' ? '' : '$'}`));
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lang=en/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });

  it('of a lead confirms several tasks at once, and takes them back', async () => {
    const page = await open({ scheme: 'light', width: 360, locale: 'sv' }, '/', SARA);
    const boxes = page.locator('ol.waiting.ticked input[type=checkbox]');
    const before = await boxes.count();
    expect(before).toBeGreaterThan(2);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Bekräfta alla förbockade' }).click();
    await page.getByText('Bekräftat:').waitFor();
    expect(await boxes.count()).toBe(before - 2);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.waitForFunction(`document.querySelectorAll('ol.waiting.ticked input').length === ${before}`);
    await page.close();
  });
});

describe('the reach of every milestone', () => {
  it('shows what somebody wrote in a refused event as words, not as markup', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' }, '/overview');
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });
});
