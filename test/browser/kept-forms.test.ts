import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, OTHER_VIEWS, WALKED_VIEWS } from './chromium.ts';
import { expectSound } from './page-checks.ts';
import { signedInWindow, signInByHand } from './signed-in-page.ts';

const MINUTE = 60_000;
const MAJA = { role: 'coordinator' } as const;
const VIEWS = [...WALKED_VIEWS, ...OTHER_VIEWS];

let stage: RunningStage;
let browser: Browser;
let ahead = 0;

beforeAll(async () => {
  stage = await toldStage({ clock: { now: () => Date.now() + ahead }, rounds: [] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const at = (path: string) => `${stage.cloud.urls.api}${path}`;

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/kept-${name}.png` });
}

/** Signs in where the page that keeps the form leads to, in a tab of its own, and closes it. */
async function signInBeside(window: BrowserContext, page: Page): Promise<void> {
  const opening = window.waitForEvent('page');
  await page.getByRole('link', { name: /ny flik|new tab/ }).click();
  const tab = await opening;
  await tab.getByRole('button', { name: 'Samordnare', exact: true }).click();
  await tab.getByRole('heading', { name: /Du är inloggad|You are signed in/ }).waitFor();
  await tab.close();
}

/** By form: what is typed, whether the browser runs scripts, and where it leads once it is taken. */
const formsFor = (view: string) => [
  {
    path: '/news/new',
    typed: {
      'title-sv': 'Ny hall i Rosengård',
      'body-sv': 'Den **öppnar** i mars.\nKom & titta: <b>gratis</b>',
    },
    javaScriptEnabled: true,
    leadsTo: /\/newsletters\?.*did=added/,
  },
  {
    path: '/contacts/1280/new',
    typed: { name: 'Nora "Ny" <Berg>', address: `nora.${view}@malmo.example` },
    javaScriptEnabled: false,
    leadsTo: /\/contacts\/1280\/.*told=saved/,
  },
];

describe.each(VIEWS)('a form left for 31 minutes, at $width px, $scheme, in $locale', (view) => {
  const { width, scheme, locale } = view;

  it.each(formsFor(`${scheme}-${width}`))(
    'at $path is there again after signing in, and is sent by its button',
    async (form) => {
      const { javaScriptEnabled } = form;
      const options = { colorScheme: scheme, viewport: { width, height: 900 }, javaScriptEnabled };
      const window = await signedInWindow(browser, stage, { who: MAJA, ...options });
      const page = await window.newPage();
      await page.goto(at(`${form.path}?lang=${locale}`));
      for (const [name, text] of Object.entries(form.typed))
        await page.locator(`[name="${name}"]`).fill(text);
      const boxes = page.locator('[name^="role-"]');
      if ((await boxes.count()) > 0) await boxes.first().check();
      ahead += 31 * MINUTE;
      await page.locator('main form button[type=submit]').last().click();
      await page.getByRole('heading', { level: 1, name: /Det du skrev finns kvar|is still here/ }).waitFor();
      // The judge is a script, too.
      if (javaScriptEnabled) await expectSound(page);
      await shot(page, `${form.path.replaceAll('/', '-')}-${width}-${scheme}`);
      await signInBeside(window, page);
      await page.getByRole('button', { name: /Visa formuläret igen|Show the form again/ }).click();
      await page.getByText(/inget är sparat än|nothing has been saved yet/).waitFor();
      for (const [name, text] of Object.entries(form.typed))
        expect(await page.locator(`[name="${name}"]`).inputValue()).toBe(text);
      await shot(page, `again-${form.path.replaceAll('/', '-')}-${width}-${scheme}`);
      await page.locator('main form button[type=submit]').last().click();
      await page.waitForURL(form.leadsTo);
      await window.close();
    },
  );
});

describe('five minutes before the end of a session', () => {
  async function waiting(minutes: number) {
    const window = await signedInWindow(browser, stage, { who: MAJA, viewport: { width: 360, height: 700 } });
    const page = await window.newPage();
    await page.clock.install();
    await page.goto(at('/news/new?lang=sv'));
    await page.locator('[name="body-sv"]').fill('Halvvägs');
    await page.clock.fastForward(minutes * MINUTE);
    ahead += minutes * MINUTE;
    return { window, page, status: page.locator('.session').getByRole('status') };
  }

  it('a page is as it was', async () => {
    const { window, page, status } = await waiting(24);
    expect(await status.innerText()).toBe('');
    expect(await page.getByRole('button', { name: 'Fortsätt vara inloggad' }).count()).toBe(0);
    await window.close();
  });

  it('says when it ends, and one press renews it: what is typed stays, and so does the place', async () => {
    const { window, page, status } = await waiting(26);
    await status.getByText(/^Du loggas ut kl\. \d\d\.\d\d\. Det du skriver finns kvar/).waitFor();
    await expectSound(page);
    await shot(page, 'warning');
    await page.locator('[name="body-sv"]').focus();
    await page.getByRole('button', { name: 'Fortsätt vara inloggad' }).focus();
    await page.keyboard.press('Enter');
    await status.getByText(/^Du är inloggad till kl\. \d\d\.\d\d\.$/).waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('body-sv');
    expect(await page.locator('[name="body-sv"]').inputValue()).toBe('Halvvägs');
    await page.clock.fastForward(20_000);
    expect(await status.innerText()).toBe('');
    // Six more minutes would have been too many for the session that it was.
    ahead += 6 * MINUTE;
    expect((await page.goto(at('/news/new?lang=sv')))?.status()).toBe(200);
    await window.close();
  });

  it('tells the other pages of the browser when one has renewed it', async () => {
    const { window, page, status } = await waiting(26);
    await status.getByText(/^Du loggas ut/).waitFor();
    const other = await window.newPage();
    await other.goto(at('/?lang=sv'));
    await expect.poll(() => status.innerText()).toBe('');
    await page.close();
    await window.close();
  });

  it('and after it, says that it has ended, and that what was typed can still be sent', async () => {
    const { window, page, status } = await waiting(31);
    await status.getByText('Du har blivit utloggad. Det du skriver finns kvar').waitFor();
    expect(await page.locator('[name="body-sv"]').inputValue()).toBe('Halvvägs');
    expect(await page.getByRole('button', { name: 'Fortsätt vara inloggad' }).count()).toBe(0);
    await window.close();
  });
});

describe('after signing out', () => {
  it('Back shows nothing of what was open', async () => {
    const page = await browser.newPage({ locale: 'sv-SE' });
    await page.goto(at('/'));
    await signInByHand(page, 'Samordnare');
    await page.goto(at('/contacts?organisation=1280&lang=sv'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL(/signed-out/);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Logga in' }).waitFor();
    expect(await page.getByText('Maja Holm').count()).toBe(0);
    await page.close();
  });

  it('somebody else who signs in does not get what was typed before under their name', async () => {
    const window = await browser.newContext({ locale: 'sv-SE' });
    const page = await window.newPage();
    await page.goto(at('/'));
    await signInByHand(page, 'Samordnare');
    await page.goto(at('/news/new?lang=sv'));
    await page.locator('[name="title-sv"]').fill('Majas text');
    const other = await window.newPage();
    await other.goto(at('/?lang=sv'));
    await other.getByRole('button', { name: 'Logga ut' }).click();
    await other.waitForURL(/signed-out/);
    await signInByHand(other, 'Registrator');
    await other.getByText('Nils Strand').waitFor();
    await page.locator('main form button[type=submit]').last().click();
    await page.getByRole('heading', { name: 'Någon annan är inloggad' }).waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Visa formuläret igen' }).click();
    await page.getByRole('heading', { name: 'Någon annan är inloggad' }).waitFor();
    expect(await page.locator('input[name="title-sv"]').inputValue()).toBe('Majas text');
    await window.close();
  });
});
