import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, sampleMilestones, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, OTHER_VIEWS, type View } from './chromium.ts';
import { expectSound, hiddenAtTheSide, htmlMistakes } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await toldStage();
  browser = await launchBrowser();
  const [first] = await sampleMilestones();
  await stage.report({ ...first, id: 'wrong one', '<img src=x onerror=alert(1)>': true });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function open({ scheme, width, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who: { role: 'coordinator' }, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}/?lang=${locale}`);
  return page;
}

describe.each(OTHER_VIEWS)('the overview in $locale at $width px, $scheme', (view) => {
  it('has no accessibility violation, with the gaps open', async () => {
    const page = await open(view);
    await page.locator('summary').first().click();
    await expectSound(page);
    await page.close();
  });

  it('does not scroll sideways as a whole', async () => {
    const page = await open(view);
    expect(await hiddenAtTheSide(page)).toBe(0);
    await page.close();
  });
});

describe('the overview', () => {
  it('is valid HTML', async () => {
    const html = await (await (await stage.signIn('coordinator')).fetch('/?lang=sv')).text();
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('shows what somebody wrote in a refused event as words, not as markup', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' });
    expect(await page.getByText('<img src=x onerror=alert(1)>').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });

  it('can be read and followed with the keyboard alone', async () => {
    const page = await open({ scheme: 'light', width: 1280, locale: 'sv' });
    const focused = () => page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Till innehållet');
    const pages = [
      ...['Översikt', 'Att göra', 'Ny milstolpe', 'Nyhetsbrev', 'Press', 'Kontakter'],
      ...['Användare', 'Fyra ögon'],
      ...['Organisationer', 'Katalog'],
      'Register över utskick',
    ];
    for (const name of [...pages, 'Öppna brevlådan med alla mejl']) {
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(name);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lang=en/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });
});
