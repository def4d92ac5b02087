import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { aNewsItem } from '../fixtures/a-news-item.ts';
import { type RunningStage, runningStage, sampleMilestones } from '../flows/running-stage.ts';
import { launchBrowser, otherView, type View } from './chromium.ts';
import { axeFindings, expectSound, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

const COORDINATOR = { role: 'coordinator' } as const;
const REGISTRAR = { role: 'registrar' } as const;
const LEAD = { role: 'local-lead', organisation: '1280', address: 'ahmed.abdulle@malmo.example' } as const;
const MALMO = '/organisations/1280/newsletters/bob';
// Malmö has its newsletter on Tuesdays at 7, Umeå on Fridays at 13, everybody else on Thursdays at 8.
const WEDNESDAY = Date.parse('2026-12-16T10:00:00Z');
const AFTER_THURSDAY = Date.parse('2026-12-17T07:05:00Z');

let stage: RunningStage;
let browser: Browser;
let ahead = WEDNESDAY - Date.now();

beforeAll(async () => {
  const clock = { now: () => Date.now() + ahead };
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'), {
    clock,
    rounds: ['reconcile', 'compile-newsletters'],
  });
  browser = await launchBrowser();
  const [first] = await sampleMilestones();
  await stage.report({ ...first, organisations: ['1280', '2584'] });
  const everywhere = { rollout: 'bob', from: '2026-12-16' };
  await stage.operator.newsItems.add(aNewsItem(everywhere));
  const own = aNewsItem({ ...everywhere, title: { sv: 'Träff på biblioteket' }, organisations: ['1280'] });
  await stage.operator.newsItems.add(own);
  const missed = { title: { sv: 'Bara i helgen' }, from: '2026-12-19', until: '2026-12-20' };
  await stage.operator.newsItems.add(aNewsItem({ ...everywhere, ...missed, groups: ['public'] }));
  // The round of Wednesday begins the schedule; that of Thursday has issues to send.
  await at(WEDNESDAY + 600_000);
  await at(AFTER_THURSDAY);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** Lets it be a moment, with the round that belongs to it. */
async function at(moment: number): Promise<void> {
  await stage.nextRound('compile-newsletters', () => {
    ahead = moment - Date.now();
  });
}

type Who = typeof LEAD | typeof COORDINATOR | typeof REGISTRAR;

async function open(who: Who, path: string, { width, scheme, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}?lang=${locale}`);
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

// The two that the walk through every page leaves out.
const PAGES: [string, Who, string][] = [
  ['newsletters of the country', COORDINATOR, '/newsletters'],
  ['news of the office', COORDINATOR, '/news/new'],
  ['newsletter of an organisation', LEAD, MALMO],
];

describe.each(PAGES)('the page %s', (name, who, path) => {
  it.each(otherView(PAGES.findIndex(([page]) => page === name)))(
    'is accessible and fits, in $locale at $width px, $scheme, all folds open',
    async (view) => {
      const page = await open(who, path, view);
      await shot(page, `${name.replaceAll(' ', '-')}-${view.width}-${view.scheme}-folded`);
      await unfold(page);
      await shot(page, `${name.replaceAll(' ', '-')}-${view.width}-${view.scheme}`);
      await expectSound(page, { unjudged: ['color-contrast'] });
      await page.context().close();
    },
  );
});

it('the office writes a piece of news for some, mends it, sees when it goes out, and takes it back', async () => {
  const page = await open(COORDINATOR, '/', { width: 1280, scheme: 'light', locale: 'sv' });
  await page.getByRole('link', { name: 'Press och nyhetsbrev' }).click();
  await page.getByRole('link', { name: 'Nyhetsbrev', exact: true }).click();
  await page.getByRole('link', { name: 'Skriv en nyhet' }).click();
  await page.getByLabel('Rubrik (svenska)').fill('Öppen telefon på fredag');
  await page.getByRole('textbox', { name: /^Text \(svenska\)/ }).fill('Ring oss om {nobody}.');
  await page.getByLabel('Bara några').check();
  await page.getByRole('button', { name: 'Spara nyheten' }).click();
  const summary = page.getByRole('region', { name: 'Rätta det här först' });
  await summary.getByRole('link', { name: 'Hos vilka organisationer?' }).waitFor();
  await page.getByLabel('Malmö stad').check();
  await page.getByLabel('Umeå kommun').check();
  await page.getByRole('button', { name: 'Spara nyheten' }).click();
  await summary.getByRole('link', { name: 'Text (svenska)' }).waitFor();
  await shot(page, 'refused-news');
  expect((await axeFindings(page)).violations).toEqual([]);
  await page.getByRole('textbox', { name: /^Text \(svenska\)/ }).fill('Ring oss mellan nio och tolv.');
  await page.getByRole('button', { name: 'Spara nyheten' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: 'Nyheten är sparad. Den går ut fredag 18 december 2026' })
    .waitFor();
  await shot(page, 'added-news');
  const card = page.getByRole('listitem').filter({ hasText: 'Öppen telefon på fredag' });
  await card.getByText('Ta tillbaka', { exact: false }).first().click();
  await card.getByRole('button', { name: 'Ta tillbaka: Öppen telefon på fredag' }).click();
  await page.getByRole('status').filter({ hasText: 'Den hade inte gått ut någonstans' }).waitFor();
  expect(await stage.operator.newsItems.ofRollout('bob')).toContainEqual(
    expect.objectContaining({ organisations: ['1280', '2480'], takenBack: expect.anything() }),
  );
  await page.context().close();
});

it('a local lead reads the next issue as its readers will, before it leaves', async () => {
  const page = await open(LEAD, '/work', { width: 1280, scheme: 'light', locale: 'sv' });
  await page.getByRole('link', { name: /^Nyhetsbrevet/ }).click();
  await page.getByRole('heading', { name: 'Nyhetsbrev: Malmö stad' }).waitFor();
  await page
    .getByRole('link', { name: /^Som mejl/ })
    .first()
    .click();
  const frame = page.frameLocator('iframe.letter');
  await frame.getByText('Träff på biblioteket').first().waitFor();
  await shot(page, 'next-issue-as-mail');
  expect((await axeFindings(page)).violations).toEqual([]);
  await page.getByRole('link', { name: 'Till nyhetsbrevet' }).click();
  await page
    .getByRole('link', { name: /^Som ren text/ })
    .first()
    .click();
  expect(await page.locator('pre.letter').textContent()).toContain('Träff på biblioteket');
  await page.context().close();
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});

it('the registrar reads all of it, and has no button', async () => {
  const page = await open(REGISTRAR, '/newsletters', { width: 1280, scheme: 'light', locale: 'en' });
  await page.getByRole('heading', { name: 'Issues that have left' }).waitFor();
  expect(await page.getByRole('button').allTextContents()).toEqual(['Search', 'Sign out', 'Show']);
  await page.context().close();
});
