import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerCell, LedgerRow } from '../../domain/ledger/ledger.ts';
import type { Milestone } from '../../domain/plan/milestone.ts';
import { type RunningStage, toldStage } from '../flows/running-stage.ts';
import { launchBrowser, otherView, type View } from './chromium.ts';
import { expectSound, htmlMistakes, unfold } from './page-checks.ts';
import { signedInWindow } from './signed-in-page.ts';

const FIRST = 'bob-procurement-2026';
const LEAD = { role: 'local-lead', organisation: '1280', address: 'ahmed.abdulle@malmo.example' } as const;
const OFFICE = { role: 'coordinator' } as const;
const OWN = `/organisations/1280/ledger/${FIRST}`;
const TRENDS = '/reach/bob/trends';

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await toldStage({ rounds: [] });
  browser = await launchBrowser();
  await addEarlierMilestones();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/**
 * Before the one that was reported: three of one kind and seventeen of another, every fourth at one organisation
 * alone; and three more local ones in the month of one of these.
 */
async function addEarlierMilestones() {
  const rows = await stage.operator.ledgers.ofMilestone(FIRST);
  for (let index = 0; index < 20; index += 1) {
    const kind = index < 17 ? 'go-live' : 'integration-ready';
    const month = `${index < 8 ? 2025 : 2026}-${String((index % 8) + 3).padStart(2, '0')}`;
    await addMilestone(index, { kind, occurredOn: `${month}-11` }, index % 4 === 3 ? rows.slice(0, 1) : rows);
  }
  for (const index of [20, 21, 22])
    await addMilestone(
      index,
      { kind: 'go-live', occurredOn: `2026-06-${index}` },
      rows.slice(index - 20, index - 19),
    );
}

async function addMilestone(
  index: number,
  over: Pick<Milestone, 'kind' | 'occurredOn'>,
  rows: readonly LedgerRow[],
) {
  const { milestones, ledgers } = stage.operator;
  const reported = await milestones.find(FIRST);
  if (!reported) throw new Error('the milestone is not there');
  const id = `earlier-${index}`;
  await milestones.accept(
    { ...reported, ...over, id, organisations: rows.map(({ organisation }) => organisation) },
    {},
  );
  for (const row of rows) await ledgers.save(id, asOf(row, index), 0);
}

/** A row as it might have been at another milestone: what is told rises and falls with the number of the milestone. */
function asOf(row: LedgerRow, index: number): LedgerRow {
  const cells = row.cells.map((cell, at): LedgerCell => {
    const told = (at * 7 + index * 5) % 20 < 6 + ((index * 11) % 13);
    if (cell.carrier === 'people')
      return { ...cell, state: told ? 'confirmed' : 'missed', due: '2026-01-02' };
    return told ? cell : { ...cell, state: 'not-sent', reached: 0, due: '2026-01-02' };
  });
  return { ...row, cells };
}

type Who = typeof LEAD | typeof OFFICE;

async function open(who: Who, path: string, { width, scheme, locale }: View): Promise<Page> {
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  const window = await signedInWindow(browser, stage, { who, ...options });
  const page = await window.newPage();
  await page.goto(`${stage.cloud.urls.api}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
  return page;
}

const PAGES: [string, Who, string][] = [
  ['trends of many', OFFICE, TRENDS],
  ['trends of three', OFFICE, `${TRENDS}?kind=integration-ready`],
  ['trends of one', OFFICE, `${TRENDS}?kind=procurement-decided`],
  ['trends of none', OFFICE, `${TRENDS}?kind=nothing`],
  ['unreachable', OFFICE, '/reach/bob/unreachable'],
  ['goals', OFFICE, '/reach/bob/goals'],
  ['goal', OFFICE, '/reach/bob/goals/board-politicians/procurement-decided'],
  ['people', OFFICE, '/follow-ups'],
  ['own ledger', LEAD, OWN],
  ['own cell', LEAD, `${OWN}/case-officers`],
];

describe.each(PAGES)('the page %s', (name, who, path) => {
  it.each(otherView(PAGES.findIndex(([page]) => page === name)))(
    'is accessible and fits, in $locale at $width px, $scheme, with all that folds open',
    async (view) => {
      const page = await open(who, path, view);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/${name.replaceAll(' ', '-')}-${view.width}-${view.scheme}.png`,
          fullPage: true,
        });
      await unfold(page);
      // What lies outside a region that scrolls, axe cannot judge: heat-contrast.test.ts computes it.
      await expectSound(page, { unjudged: ['color-contrast'] });
      await page.context().close();
    },
  );

  it('is valid HTML', async () => {
    const { role, ...more } = who;
    const html = await (await (await stage.signIn(role, more)).fetch(path)).text();
    expect(await htmlMistakes(html)).toEqual([]);
  });
});

const DESK: View = { width: 1280, scheme: 'light', locale: 'sv' };

it('the coordinator gets from the overview to the trends, to earlier milestones, and to one of them', async () => {
  const page = await open(OFFICE, '/overview', DESK);
  await page.getByRole('link', { name: 'Så långt har vi nått' }).click();
  expect(await page.getByRole('img', { name: 'Har fått veta' }).count()).toBe(1);
  expect(await page.locator('#told-title').locator('..').locator('circle').count()).toBe(20);
  const together = page.getByRole('row', { name: '4 lokala milstolpar under månaden' });
  expect(await together.getByText('2026-06', { exact: true }).count()).toBe(1);
  await page.getByRole('link', { name: 'Tidigare milstolpar (1)' }).click();
  await page.getByRole('link', { name: 'Senare milstolpar (20)' }).waitFor();
  expect(await page.locator('.trend-table tbody tr').count()).toBe(1);
  await page.locator('.trend-table tbody a').click();
  await page.getByRole('heading', { name: 'Vem har fått veta?' }).waitFor();
  await page.context().close();
});

it('and to whom no mail reaches, and from there to the contacts that have to be mended', async () => {
  const page = await open(OFFICE, '/overview', DESK);
  await page.getByRole('link', { name: 'Vem går inte att nå?' }).click();
  await page.getByRole('link', { name: 'Lägg till en person' }).first().click();
  await page.waitForURL(/\/contacts\/\w+\/new/);
  await page.context().close();
});

it('a local lead gets from the first page to the own ledger, to a cell, and back; and from what is to do', async () => {
  const page = await open(LEAD, '/', DESK);
  await page
    .getByRole('link', { name: /^Vem har fått veta/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Vem har fått veta hos Malmö stad?' }).waitFor();
  await page.locator('.heatmap a[href*="/case-officers"]').first().click();
  await page.getByRole('heading', { name: /Malmö stad/ }).waitFor();
  expect(await page.getByText('3 av 3 nådda').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Till hela listan för Malmö stad' }).click();
  await page.getByRole('link', { name: 'Till allt att göra' }).click();
  await page
    .getByRole('link', { name: /^Vem har fått veta\?/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Vem har fått veta hos Malmö stad?' }).waitFor();
  await page.context().close();
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});
