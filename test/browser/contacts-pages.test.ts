import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from '../flows/running-stage.ts';
import { launchBrowser, OTHER_VIEWS, otherView, type View } from './chromium.ts';
import { axeFindings, hiddenAtTheSide } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

const HEADER = 'Kommun;Namn;E-post;Roller;Språk';
const GOOD = [HEADER, 'Malmö;Nora Ny;nora.ny@malmo.example;Ekonomi | Enhetschef;'].join('\r\n');
const BAD = [HEADER, 'Atlantis;<img src=x onerror=alert(1)>;åsa@malmo.example;Kung;?'].join('\r\n');

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function open({ scheme, width, locale }: View, path: string): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who: { role: 'coordinator' }, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
  return page;
}
async function send(page: Page, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.locator('form.fields button').click();
}

/** Every page there is, as a person comes to it. */
const pages: Record<string, (view: View) => Promise<Page>> = {
  'nothing asked for': (view) => open(view, '/contacts'),
  'nobody found': (view) => open(view, '/contacts?text=xyzzy'),
  'a list': (view) => open(view, '/contacts?organisation=1280'),
  'somebody new': (view) => open(view, '/contacts/1280/new'),
  async 'a person with a mistake'(view) {
    const page = await open(view, '/contacts?text=abdulle');
    await page.locator('table a').first().click();
    await page.locator('#address').fill('none');
    await page.locator('form.fields button').click();
    return page;
  },
  async 'the question before erasing'(view) {
    const page = await open(view, '/contacts?text=abdulle');
    await page.locator('table a').first().click();
    await page.locator('a[href*="/erase"]').click();
    return page;
  },
  async 'data handed out'(view) {
    const page = await open(view, '/contacts?text=abdulle');
    await page.locator('table a').first().click();
    await page.locator('button[value=page]').click();
    return page;
  },
  async 'a file with mistakes'(view) {
    const page = await open(view, '/contacts/import');
    await send(page, BAD);
    return page;
  },
  async 'a checked file'(view) {
    const page = await open(view, '/contacts/import');
    await page.locator('#mode-replace').check();
    await send(page, GOOD);
    return page;
  },
};

describe.each(OTHER_VIEWS)('pages about contacts in $locale at $width px, $scheme', (view) => {
  it('have no accessibility violation, fit the window and are valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const [place, [name, reach]] of Object.entries(pages).entries()) {
      if (!otherView(place).includes(view)) continue;
      const page = await reach(view);
      const { violations, incomplete, passes } = await axeFindings(page);
      // On a phone a list scrolls sideways, and axe cannot judge colours that lie outside of the window.
      const unjudged = incomplete.filter((rule) => view.width > 360 || rule !== 'color-contrast');
      expect({ name, violations, unjudged }).toEqual({ name, violations: [], unjudged: [] });
      expect(passes).toBeGreaterThan(15);
      expect([name, await hiddenAtTheSide(page)]).toEqual([name, 0]);
      if (view.width === 1280 && !name.includes('file')) {
        const markup = await (await page.request.get(page.url())).text();
        const { results } = await validator.validateString(markup);
        const found = results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => [ruleId, message]),
        );
        expect([name, found]).toEqual([name, []]);
      }
      await page.context().close();
    }
  });
});

describe('a list of contacts', () => {
  const view: View = { scheme: 'light', width: 1280, locale: 'sv' };

  it('is taken in from choosing the file to the person being found, and what is in a file runs nothing', async () => {
    const page = await open(view, '/contacts/import');
    await send(page, BAD);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.getByText('Filen kan inte läsas in').count()).toBe(1);
    await send(page, GOOD);
    await page.getByRole('heading', { name: 'Så här blir det' }).waitFor();
    expect(await page.getByText('1 ny', { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Läs in 1 ändring' }).click();
    await page.getByRole('heading', { name: 'Inläst' }).waitFor();
    await page.getByRole('link', { name: 'Till kontakterna' }).click();
    await page.getByLabel('Namn eller adress').fill('nora');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Nora Ny' }).click();
    await page.getByLabel('Namn').fill('Nora Nyman');
    await page.getByRole('button', { name: 'Spara ändringarna' }).click();
    await page.getByText('Sparat.').waitFor();
    await page.getByRole('button', { name: 'Avsluta alla roller' }).click();
    await page.getByText('Rollerna är avslutade.').waitFor();
    await page.getByRole('link', { name: 'Radera personen' }).click();
    await page.getByRole('button', { name: 'Radera Nora Nyman' }).click();
    await page.getByText('Personen är raderad.').waitFor();
    const { contacts } = await stage.operator.contactStore.read(['1280']);
    expect(contacts.filter(({ name }) => name.startsWith('Nora'))).toEqual([]);
    await page.close();
  });
});

it.each([
  ['sv', 'Större än 4 000 kB. Gör den mindre eller dela den.'],
  ['en', 'Larger than 4,000 kB. Make it smaller, or divide it.'],
] as const)(
  'a file that no request can hold is refused at its field before it is sent, in %s',
  async (locale, words) => {
    const page = await open({ scheme: 'light', width: 360, locale }, '/contacts/import');
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1;
    });
    const message = async () =>
      String(await page.evaluate("document.querySelector('#file').validationMessage")).replaceAll(
        '\u00a0',
        ' ',
      );
    await send(page, 'x'.repeat(4_000_001));
    expect(await message()).toBe(words);
    expect(sent).toBe(0);
    await send(page, GOOD);
    await page.waitForURL(/contacts\/import\/./);
    expect(sent).toBe(1);
    await page.context().close();
  },
);
