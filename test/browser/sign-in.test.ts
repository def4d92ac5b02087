import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { enterAt } from './by-keyboard.ts';
import { launchBrowser, OTHER_VIEWS } from './chromium.ts';
import { expectSound } from './page-checks.ts';
import { signInByHand } from './signed-in-page.ts';

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

const ROLES = [
  ['Samordnare', /väntar på dig/, 'Maja Holm'],
  ['Godkännare', /väntar på dig/, 'Olle Berg'],
  ['Registrator', /väntar på dig/, 'Nils Strand'],
  ['Lokal projektledare', /^Malmö stad: /, 'Sara Ek'],
] as const;

async function healthy(page: Page): Promise<void> {
  await expectSound(page, { passes: 10 });
}

// Those at both widths whose pages differ.
const journeys = ROLES.flatMap(([role, heading, name]) =>
  OTHER_VIEWS.filter(
    ({ width }) => width === 360 || ['Samordnare', 'Lokal projektledare'].includes(role),
  ).map(({ scheme, width }) => ({ scheme, width, role, heading, name })),
);

describe.each(journeys)(
  'signing in as $role at $width px, $scheme',
  ({ scheme, width, role, heading, name }) => {
    it('leads to the role’s own first page and out again, each page sound', async () => {
      const options = { colorScheme: scheme, viewport: { width, height: 900 }, locale: 'sv-SE' } as const;
      const page = await browser.newPage(options);
      // The pages before and after are the same for all.
      const around = async () => (role === 'Samordnare' ? await healthy(page) : undefined);
      expect((await page.goto(`${stage.cloud.urls.api}/`))?.status()).toBe(401);
      await around();
      await page.getByRole('link', { name: 'Logga in' }).click();
      await around();
      await page.getByRole('button', { name: role, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await page.locator('header').getByText(name).count()).toBe(1);
      await healthy(page);
      expect(await page.evaluate('document.cookie')).toBe('');
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByRole('heading', { name: 'Du är utloggad' }).waitFor();
      await around();
      expect(await page.context().cookies()).toEqual([]);
      expect((await page.goto(`${stage.cloud.urls.api}/`))?.status()).toBe(401);
      await page.close();
    });
  },
);

describe('the pages around it', () => {
  it('are valid HTML', async () => {
    const coordinator = await stage.signIn('coordinator');
    const anonymous = (path: string) => fetch(`${stage.cloud.urls.api}${path}`);
    const lead = await stage.signIn('local-lead', { organisation: '0885' });
    const pages = [
      anonymous('/'),
      anonymous('/signed-out'),
      anonymous('/sign-in'),
      coordinator.fetch('/'),
      lead.fetch('/'),
      lead.fetch('/no'),
    ];
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const page of pages) {
      const { results } = await validator.validateString(await (await page).text());
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
      ).toEqual([]);
    }
  });

  it('lead by the keyboard alone to the page that was asked for', async () => {
    const page = await browser.newPage({ locale: 'sv-SE' });
    await page.goto(`${stage.cloud.urls.api}/?lang=en`);
    await enterAt(page, 'Sign in');
    await page.getByRole('heading', { level: 1, name: 'Logga in på den här datorn' }).waitFor();
    await enterAt(page, 'Samordnare');
    await page.getByRole('heading', { level: 1, name: /waits? for you/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?lang=en');
    await enterAt(page, 'Sign out');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForURL(/signed-out/);
    await page.close();
  });

  it('say what is wrong with an organisation that is none, and sign nobody in', async () => {
    const page = await browser.newPage({ locale: 'sv-SE' });
    await page.goto(`${stage.cloud.urls.api}/sign-in`);
    await page.getByRole('textbox', { name: /Organisationens kod/ }).fill('#');
    await page.getByRole('button', { name: 'Lokal projektledare' }).click();
    await page.getByRole('alert').waitFor();
    await healthy(page);
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['budkavle-sign-in']);
    await page.close();
  });

  it('show a second person what only they may do, in the same browser after signing out', async () => {
    const page = await browser.newPage({ locale: 'sv-SE' });
    await page.goto(stage.cloud.urls.api);
    await signInByHand(page, 'Samordnare');
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL(/signed-out/);
    await signInByHand(page, 'Registrator');
    await page.locator('header').getByText('Nils Strand').waitFor();
    expect(await page.getByText('Maja Holm').count()).toBe(0);
    await page.close();
  });
});
