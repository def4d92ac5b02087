import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyStage, type RunningStage } from '../flows/running-stage.ts';
import { sampleArchive } from '../functions/adapters/yaml/sample-archive.ts';
import { enterAt, tabTo, writeAt } from './by-keyboard.ts';
import { launchBrowser } from './chromium.ts';
import { addPerson, makeRollout, triggerFirst } from './own-rollout.ts';
import { axeFindings, hiddenAtTheSide } from './page-checks.ts';
import { signedInWindow, signInByHand } from './signed-in-page.ts';

const START = 'local/sample/bob/rollout.yaml';
const MILESTONE = 'bob-beslut-2026';
const PEOPLE = [
  'Kommun;Namn;E-post;Roller;Språk',
  'Malmö;Nora Ny;nora.ny@malmo.example;local-project-lead;sv',
  'Malmö;Pia Ek;pia.ek@malmo.example;it-manager;sv',
  'Kiruna;Ravdna Sarri;ravdna.sarri@kiruna.example;local-project-lead;sv',
].join('\r\n');

const READERS = [
  ['Siv Lind', 'siv.lind@lillkoping.example', ['Projektledare']],
  ['Bo Ek', 'bo.ek@lillkoping.example', ['Bibliotekarier', 'Politiker']],
] as const;

let stage: RunningStage;
let browser: Browser;

beforeAll(async () => {
  stage = await emptyStage();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** A window of somebody who has signed in by hand; every page that they see is held against axe. */
async function signIn(button: string): Promise<Page> {
  const options = { viewport: { width: 1280, height: 900 }, locale: 'sv-SE' } as const;
  const page = await browser.newPage(options);
  page.setDefaultTimeout(10_000);
  await page.goto(`${stage.cloud.urls.api}/`);
  await signInByHand(page, button);
  await page.getByRole('button', { name: 'Logga ut' }).waitFor();
  return page;
}

async function sound(page: Page): Promise<void> {
  expect((await axeFindings(page)).violations).toEqual([]);
  expect(await hiddenAtTheSide(page)).toBe(0);
}

/** The sample as a coordinator gets it, with an approver in the way of every milestone, and nobody in it. */
async function archive(): Promise<Buffer> {
  const files = await sampleArchive();
  const { [START]: start, ...rest } = files;
  if (!(start instanceof Uint8Array)) throw new Error('the sample has no rollout.yaml');
  const text = new TextDecoder()
    .decode(start)
    .replace(/^contacts: .*$/m, '')
    .replace(/^( +)office: national$/m, '$1office: national\n$1approval: one\n$1undoSeconds: 0');
  return Buffer.from(zipSync({ ...rest, [START]: strToU8(text) }));
}

it('a coordinator begins with nothing: loads a rollout, takes in people, and sees what is missing', async () => {
  const page = await signIn('Samordnare');
  await page.getByText('Inget införande finns än.').waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Nytt införande' }).click();
  await sound(page);
  await page.getByLabel('ZIP-fil med införandet').setInputFiles({
    ...{ name: 'bob.zip', mimeType: 'application/zip' },
    buffer: await archive(),
  });
  await page.getByRole('button', { name: 'Kontrollera och läs in' }).click();
  await page.getByRole('heading', { name: 'Bokning och bidrag är inläst' }).waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Läs in kontakter' }).click();
  await page.getByLabel('Fil', { exact: true }).setInputFiles({
    ...{ name: 'people.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(PEOPLE),
  });
  await page.getByRole('button', { name: 'Granska filen' }).click();
  await page.getByRole('button', { name: 'Läs in 3 ändringar' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await sound(page);
  expect(
    (await stage.operator.contacts.ofOrganisation('1280')).map(({ address }) => address).toSorted(),
  ).toEqual(['nora.ny@malmo.example', 'pia.ek@malmo.example']);
  await page.goto(`${stage.cloud.urls.api}/catalogues/bob/check/bob?lang=sv`);
  await page.getByRole('row').filter({ hasText: 'Luleå' }).first().waitFor();
  await sound(page);
  await page.context().close();
});

it('writes a milestone, reads what would leave and triggers it by the keyboard alone', async () => {
  const page = await signIn('Samordnare');
  await enterAt(page, 'Skriv den första milstolpen');
  await page.getByRole('heading', { name: 'Ny milstolpe' }).waitFor();
  await writeAt(page, 'Beteckning', MILESTONE);
  await tabTo(page, /^Alla \d+$/);
  await page.keyboard.press('ArrowDown');
  for (const name of ['Kiruna kommun', 'Malmö stad']) {
    await tabTo(page, name);
    await page.keyboard.press('Space');
  }
  await writeAt(page, 'Leverantör', 'Exempelbolaget AB');
  await enterAt(page, 'Visa vad som skickas');
  await page.getByText('Inget har skickats än.').waitFor();
  await sound(page);
  expect(await stage.operator.milestones.find(MILESTONE)).toBeUndefined();

  await enterAt(page, 'Läs texterna: Malmö stad');
  await page.getByRole('heading', { name: /^Texter till Malmö/ }).waitFor();
  await sound(page);
  await page.goBack();
  await enterAt(page, /^Lämna för godkännande: \d+ mottagare$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('väntar på att någon annan').waitFor({ timeout: 60_000 });
  await sound(page);
  expect(await stage.operator.milestones.find(MILESTONE)).toMatchObject({ state: 'held' });
  await page.context().close();
});

it('an approver finds, reads and approves exactly that by keyboard alone; only then does anything leave', async () => {
  const sent = async () =>
    (await stage.operator.deliveries.ofOrganisation(MILESTONE, '1280')).map(({ outcome }) => outcome.state);
  expect(new Set(await sent())).toEqual(new Set(['planned']));
  const page = await signIn('Godkännare');
  await enterAt(page, /^Läs och godkänn/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await enterAt(page, 'Godkänn exakt det här');
  await page.getByText(/^Godkänd av/).waitFor();
  await sound(page);
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
  expect(new Set(await sent())).toEqual(new Set(['delivered']));
  await page.getByText(/^Klar$/).waitFor();
  await page.context().close();
});

it('a local lead of Malmö sees what to do, opens the packet and confirms a meeting', async () => {
  const page = await signIn('Lokal projektledare');
  await page.getByRole('navigation').getByRole('link', { name: 'Läget' }).click();
  await sound(page);
  await page.locator(`a[href*="/work/${MILESTONE}/"]`).first().click();
  await sound(page);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Diarienummer eller länk').fill('KS 2026/12');
  await page.getByRole('button', { name: 'Bekräfta att det är gjort' }).click();
  await page.getByRole('status').filter({ hasText: 'Tack, det är bekräftat' }).waitFor();
  await page.getByRole('button', { name: /^Öppna paketet/ }).click();
  await page.getByRole('heading', { name: /^Materialpaket/ }).waitFor();
  await sound(page);
  await page.context().close();
});

it('the coordinator follows it down to the one cell, with who confirmed it and the evidence', async () => {
  const done = (await stage.operator.tasks.ofOrganisation(MILESTONE, '1280')).find(
    ({ state }) => state === 'done',
  );
  expect(done).toBeDefined();
  const page = await signIn('Samordnare');
  await page.getByRole('link', { name: 'av beskeden är lämnade' }).click();
  await sound(page);
  await page.locator(`a[href*="ledger/1280/${done?.group}"]`).first().click();
  await page.getByText('KS 2026/12').waitFor();
  await sound(page);
  await page.context().close();
});

it('a registrar finds what was sent and takes it along', async () => {
  const page = await signIn('Registrator');
  await page.getByRole('link', { name: 'Till registret' }).click();
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption('1280');
  await page.getByRole('button', { name: 'Visa utskicken' }).click();
  await sound(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[href^="register.csv"]').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await page.context().close();
  expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
});

// Forty runs of axe on its way, and a mail a person.
const OWN = { timeout: 480_000 };

it(
  'a coordinator makes a rollout of their own by the keyboard alone, without a script, and it is sent',
  OWN,
  async () => {
    const context = await signedInWindow(browser, stage, { who: { role: 'coordinator' } });
    // Axe runs in the page, so scripts are kept away rather than switched off; none stands in a page itself.
    await context.route(/\.js(?:[?]|$)/, (route) => route.abort());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const url = stage.cloud.urls.api;
    const rollout = await makeRollout(page, url);
    expect(await stage.operator.rollouts.find(rollout)).toMatchObject({ approval: 'one' });
    for (const [name, address, groups] of READERS) {
      await page.goto(`${url}/import-rollout/${rollout}?lang=sv`);
      await enterAt(page, 'Lägg till en person: Lillköpings kommun');
      await page.getByRole('heading', { level: 1, name: 'Lägg till en person' }).waitFor();
      await addPerson(page, [name, address], groups);
    }
    const milestone = await triggerFirst(page, url, rollout);
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    const approver = await stage.signIn('approver');
    const { planHash = '' } = (await stage.operator.milestones.find(milestone)) ?? {};
    await approver.submit(`/milestones/${milestone}/approve`, { hash: planHash });
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    const sent = await stage.operator.deliveries.ofOrganisation(milestone, '0399');
    expect(sent.map(({ address, outcome }) => [address, outcome.state]).toSorted()).toEqual([
      ['bo.ek@lillkoping.example', 'delivered'],
      ['siv.lind@lillkoping.example', 'delivered'],
    ]);
    await context.close();
  },
);
