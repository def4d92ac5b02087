import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, type View, WALKED_VIEWS } from './chromium.ts';
import { axeFindings, expectSound } from './page-checks.ts';

const READER = 'viktor.lindvall@idrottsforeningen-malmo.example';

let stage: RunningStage;
let browser: Browser;
let link: string;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  // The same person also passes information on, and has another mail about that, which is no list's.
  const mails = stage.cloud.mails().filter(({ destinations }) => destinations[0] === READER);
  const read = await Promise.all(mails.map(({ raw }) => PostalMime.parse(raw)));
  const headers = read.flatMap((mail) => mail.headers);
  link = stage.here(headers.find(({ key }) => key === 'list-unsubscribe')?.value.slice(1, -1));
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

type Opened = Partial<View> & { path?: string };

async function open({
  scheme = 'light',
  width = 1280,
  locale = 'sv',
  path = '',
}: Opened = {}): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
  await page.goto(`${link}${path}?lang=${locale}`);
  return page;
}

const left = async () => (await stage.operator.suppressions.ofRecipient(recipientDigest(READER))).length;

const views = WALKED_VIEWS.flatMap((view) => ['', 'x'].map((path) => ({ ...view, path })));

// With "x" the link is a wrong one, and the page says so.
describe.each(views)('the page of the link$path in $locale at $width px, $scheme', (view) => {
  it('has no accessibility violation, fits the window, and its style came with it', async () => {
    const page = await open(view);
    await expectSound(page);
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    // The palette's bg: #FBFAF6 and #0F1714.
    expect(background).toBe(view.scheme === 'light' ? 'rgb(251, 250, 246)' : 'rgb(15, 23, 20)');
    await page.close();
  });
});

describe('the page', () => {
  it('keeps its address from every other place: it asks nobody else, and names no referrer', async () => {
    const page = await browser.newPage();
    const asked: { url: string; referer: string | undefined }[] = [];
    page.on('request', (request) => asked.push({ url: request.url(), referer: request.headers().referer }));
    await page.goto(link);
    expect(new Set(asked.map(({ url }) => new URL(url).origin))).toEqual(new Set([stage.cloud.urls.api]));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter(({ referer }) => referer)).toEqual([]);
    await page.close();
  });

  it('has not taken anybody off the list by being looked at all this time', async () => {
    expect(await left()).toBe(0);
  });

  it('is left with the keyboard alone: skip link, language, button', async () => {
    const page = await open();
    const focused = () => page.evaluate('document.activeElement.textContent.trim()');
    const order = [];
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['Till innehållet', 'English', 'Sluta få mejlen']);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Klart' }).waitFor();
    expect(await page.getByText('Du får inga fler mejl om Bokning och bidrag.').count()).toBe(1);
    expect(await left()).toBe(1);
    expect((await axeFindings(page)).violations).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    await page.close();
  });

  it('speaks the other language when asked, before and after the button', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Stop the emails' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await left()).toBe(1);
    await page.close();
  });
});
