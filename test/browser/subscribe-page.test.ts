import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSubscribeVisit, BO_FORM } from '../functions/web/fixtures/a-subscribe-visit.ts';
import { launchBrowser, type View, WALKED_VIEWS } from './chromium.ts';
import { expectSound } from './page-checks.ts';
import { served } from './served.ts';

type Visit = Awaited<ReturnType<typeof aSubscribeVisit>>;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(
  visit: Visit,
  { scheme = 'light', width = 1280, locale = 'sv' }: Partial<View> = {},
): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
  await page.goto(`${await served(page, visit.app)}/subscribe/lending?lang=${locale}`);
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  await expectSound(page);
}

describe.each(WALKED_VIEWS)('the form in $locale at $width px, $scheme', (view) => {
  it('is accessible, empty and with its mistakes named', async () => {
    const page = await open(await aSubscribeVisit(), view);
    await expectAccessible(page);
    await page.getByRole('button').click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.close();
  });
});

describe('the way onto the list', () => {
  it('goes by keyboard alone, past the field that is a trap, to the link in the mail', async () => {
    const visit = await aSubscribeVisit();
    const page = await open(visit);
    await page.getByLabel('Kommun eller organisation').focus();
    await page.keyboard.type('Malmö');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(BO_FORM.address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Titta i din inkorg' }).waitFor();
    await expectAccessible(page);
    const [link = ''] = await visit.links();
    await page.goto(`https://pages.example${link}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ja, skicka nyhetsbrevet' }).click();
    await page.getByRole('heading', { name: 'Klart, du prenumererar' }).waitFor();
    await expectAccessible(page);
    const [bo] = await visit.stores.subscribers.ofOrganisation('lending', '1280');
    expect(bo).toMatchObject(BO_FORM);
    expect(await page.context().cookies()).toEqual([]);
    await page.close();
  });

  it('leads from a mistake named on top to its field', async () => {
    const page = await open(await aSubscribeVisit());
    await page.getByRole('button').click();
    await page.getByRole('alert').getByRole('link', { name: 'E-postadress' }).click();
    expect(new URL(page.url()).hash).toBe('#address');
    expect(await page.getByLabel('E-postadress').getAttribute('aria-describedby')).toBe('address-error');
    await page.close();
  });
});
