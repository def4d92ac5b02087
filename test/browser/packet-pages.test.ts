import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packetLink } from '../flows/packet-link.ts';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, type View, WALKED_VIEWS } from './chromium.ts';
import { expectSound } from './page-checks.ts';

let stage: RunningStage;
let browser: Browser;
let link: string;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  link = await packetLink(
    { organisation: '1280', milestone: 'bob-procurement-2026' },
    { operator: stage.operator, publicUrl: stage.cloud.urls.api },
  );
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

type Opened = Partial<Pick<View, 'scheme' | 'width'>> & { path?: string };

async function open({ scheme = 'light', width = 1280, path = '' }: Opened = {}): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
  await page.goto(link + path);
  return page;
}

const PAGES = [
  '',
  '/checklist',
  '/slides-board-meeting-talk',
  '/social-posts',
  '/memo-management-meeting',
  'x',
];
const views = WALKED_VIEWS.flatMap(({ scheme, width }) => PAGES.map((path) => ({ scheme, width, path })));

describe.each(views)('the page $path at $width px, $scheme', (view) => {
  it('has no accessibility violation, and fits the window', async () => {
    const page = await open(view);
    // On a phone a table scrolls sideways, and axe cannot judge colours that lie outside of the window.
    await expectSound(page, { unjudged: view.width > 360 ? [] : ['color-contrast'], passes: 12 });
    await page.close();
  });
});

describe('a packet in the browser', () => {
  it('is walked through by its links, and asks nobody else for anything', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.goto(link);
    await page.getByRole('link', { name: 'Bilder till föredrag på nämndmöte', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Bilder till föredrag på nämndmöte' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Talarstöd' }).count()).toBe(10);
    await page.getByRole('link', { name: 'Till paketet' }).click();
    await page.getByRole('heading', { level: 1, name: 'Materialpaket: Upphandlingen är avgjord' }).waitFor();
    expect(new Set(asked)).toEqual(new Set([stage.cloud.urls.api]));
    expect(await page.context().cookies()).toEqual([]);
    await page.close();
  });

  it('gives all of it to be kept, under a name that people understand', async () => {
    const page = await open();
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Hämta allt (ZIP)' }).click();
    expect((await waiting).suggestedFilename()).toBe(
      'Bokning och bidrag - Upphandlingen är avgjord - Malmö stad.zip',
    );
    await page.close();
  });
});
