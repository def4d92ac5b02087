import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyMunicipality, FULL_PATHS, fullStores } from '../functions/web/fixtures/a-full-site.ts';
import { aSite, ORIGIN } from '../functions/web/fixtures/a-site.ts';
import { launchBrowser, type View, WALKED_VIEWS } from './chromium.ts';
import { axeFindings, hiddenAtTheSide } from './page-checks.ts';

type App = ReturnType<typeof aSite>['app'];
type Opened = Partial<Pick<View, 'scheme' | 'width'>> & { javaScriptEnabled?: boolean };

let browser: Browser;
let twelve: App;
let country: App;

beforeAll(async () => {
  const later = () => Date.parse('2027-04-20T10:00:00Z');
  twelve = aSite(await fullStores(3), later).app;
  country = aSite(await fullStores(3, everyMunicipality), later).app;
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A browser that the site answers, with everything else turned away; what the browser complains of is collected. */
async function visiting(app: App, { scheme = 'light', width = 1280, javaScriptEnabled = true }: Opened = {}) {
  const context: BrowserContext = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    javaScriptEnabled,
  });
  const complaints: string[] = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) complaints.push(`asked ${url.origin}`);
    const answer = await app.request(url.pathname + url.search, { headers: route.request().headers() });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${ORIGIN}${path}`);
    return page;
  };
  return { context, open, complaints };
}

// Each language in every width and scheme would say nothing more.
const views = WALKED_VIEWS.map(({ scheme, width, locale }) => ({ scheme, width, lang: locale }));
// axe judges no contrast within drawings: the test of templates/pages/public/rollout/tile.ts computes it.
const outsideDrawings = (unjudged: readonly string[]) =>
  unjudged.filter((html) => !/^<text class="(sign|name)"/.test(html));

// Every page at each width and in each scheme; those that are read most in all four.
const MOST_READ = ['/rollouts/bob', '/rollouts/bob/1280', '/newsroom', '/newsroom/gear-for-all'];

describe.each(views)('in $lang at $width px, $scheme', (view) => {
  it.each(FULL_PATHS.filter((path) => view.lang === 'sv' || MOST_READ.includes(path)))(
    '%s has no accessibility violation, fits the window, and the browser has nothing to complain of',
    async (path) => {
      const { context, open, complaints } = await visiting(twelve, view);
      const page = await open(`${path}?lang=${view.lang}`);
      for (const summary of await page.locator('summary').all()) await summary.click();
      const { violations, unjudged, passes } = await axeFindings(page);
      expect(violations).toEqual([]);
      expect(outsideDrawings(unjudged)).toEqual([]);
      expect(passes).toBeGreaterThan(15);
      expect(await hiddenAtTheSide(page)).toBe(0);
      expect(complaints.filter((text) => !/404|410/.test(text))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
  );
});

describe.each([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 360 },
] as const)('the whole country at $width px, $scheme', (view) => {
  it('has a tile and a link for each of 290 municipalities, is accessible, and fits the window', async () => {
    const { context, open } = await visiting(country, view);
    const page = await open('/rollouts/bob?lang=sv');
    const { violations, unjudged } = await axeFindings(page);
    expect([violations, outsideDrawings(unjudged)]).toEqual([[], []]);
    expect(await hiddenAtTheSide(page)).toBe(0);
    expect(await page.locator('svg.county').count()).toBe(21);
    expect(await page.locator('svg.county a').count()).toBe(290);
    await context.close();
  });
});

describe('without JavaScript', () => {
  it('a release is found by searching, read, and its image seen', async () => {
    const { context, open } = await visiting(twelve, { javaScriptEnabled: false });
    const page = await open('/newsroom?lang=sv');
    await page.getByLabel('Sök i pressmeddelanden').fill('fritidsbanken låna');
    await page.getByRole('button', { name: 'Sök' }).click();
    await page.waitForURL(/q=fritidsbanken/);
    await page.locator('.releases a[href*="gear-for-all"]').click();
    await page.getByRole('heading', { level: 1, name: 'Nu öppnar Fritidsbanken' }).waitFor();
    expect(await page.getByText('Priset var fel.').count()).toBeGreaterThan(0);
    const box = await page.getByRole('img', { name: 'Barn som provar skridskor' }).boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    await context.close();
  });

  it('the table is sorted by its headings', async () => {
    const { context, open } = await visiting(twelve, { javaScriptEnabled: false });
    const page = await open('/rollouts/bob?lang=sv');
    const first = () => page.locator('.standings tbody th').first().textContent();
    expect(await first()).toBe('Borgholms kommun');
    await page.getByRole('link', { name: 'Har nått' }).click();
    await page.waitForURL(/sort=state/);
    expect(await first()).toBe('Göteborgs Stad');
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Har nått');
    await context.close();
  });
});

describe('with the keyboard alone', () => {
  it('the overview is passed by its link, and a tile leads to its organisation', async () => {
    const { context, open } = await visiting(twelve);
    const page = await open('/rollouts/bob?lang=sv');
    const focused = () => page.evaluate('document.activeElement.textContent.trim()');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Till innehållet');
    await page.getByRole('link', { name: 'Hoppa över överblicken' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Linköpings kommun');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rollouts\/bob\/0580/);
    await page.getByRole('heading', { level: 1, name: 'Linköpings kommun' }).waitFor();
    await context.close();
  });
});
