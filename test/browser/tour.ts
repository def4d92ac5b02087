import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { startStage } from '../../local/local-cloud.ts';
import { milestonesFileSchema } from '../../local/milestones-file.ts';
import { operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { launchBrowser } from './chromium.ts';
import { signInByHand } from './signed-in-page.ts';

// npm run tour: does what docs/tour.md says, with the sample, and writes its pictures. It ends with an error where a
// step is not possible, or where the tour does not name what it presses.

const DOCUMENT = 'docs/tour.md';
const PICTURES = 'docs/tour';
const PORTS = { api: 4470, mailbox: 4471, aws: 4472 };
const shotSchema = z.object({ data: z.base64() });
const SIZE = { width: 1100, height: 760 };

const text = (await readFile(DOCUMENT, 'utf8')).replaceAll(/\s+/g, ' ');
const stage = { assemblyDir: '.local/tour/assembly', dataDir: '.local/tour', ports: PORTS, fresh: true };
const print = (line: string) => process.stdout.write(`${line}\n`);
const cloud = await startStage({ ...stage, notice: print, progress: print });
const browser = await launchBrowser();
try {
  await walk();
} finally {
  await browser.close();
  await cloud.stop();
}

async function walk(): Promise<void> {
  const operator = operatorOf('local', cloud.urls.aws);
  await loadRollout(await readRollout('local/sample/bob/rollout.yaml'), operator);
  const coordinator = await signIn('Samordnare');
  await picture(coordinator, '01-what-waits');

  await press(coordinator, 'link', 'Skriv den första milstolpen');
  await press(coordinator, 'button', 'Visa vad som skickas');
  await picture(coordinator, '02-what-would-be-sent');
  await coordinator.locator('main a[href*="/organisations/1280"]').first().click();
  await coordinator.locator('main a[href*="/texts/"]').first().click();
  await there(coordinator, 'button', 'Skicka till mig');

  const { milestones } = milestonesFileSchema.parse(
    load(await readFile('local/sample/bob/milestones.yaml', 'utf8')),
  );
  await operator.report(milestones[0]);
  await cloud.quiet({ timeoutMilliseconds: 600_000 });
  await coordinator.goto(cloud.urls.mailbox);
  await picture(coordinator, '03-mailbox');

  await home(coordinator);
  await picture(coordinator, '04-how-far');
  await press(coordinator, 'link', 'av beskeden är lämnade');
  await picture(coordinator, '05-ledger');
  await coordinator.locator('main td.heat a').first().click();
  await coordinator.waitForLoadState();

  const lead = await signIn('Lokal projektledare');
  await picture(lead, '06-tasks');
  await press(lead, 'button', 'Material');
  await picture(lead, '07-material');
  await home(lead);
  for (const box of (await lead.locator('main ol.waiting input[type=checkbox]').all()).slice(0, 2))
    await box.check();
  await press(lead, 'button', 'Bekräfta alla förbockade');
  await there(lead, 'button', 'Ångra');
  await press(lead, 'link', 'Kalender');
  await press(lead, 'link', 'Visa som lista');
  await picture(lead, '08-calendar');
  await press(lead, 'link', 'Ha kalendern i ditt eget program');
  await press(lead, 'button', 'Skapa en adress');

  await home(coordinator);
  await press(coordinator, 'link', 'Katalog');
  await press(coordinator, 'link', 'Organisationer');
  await press(coordinator, 'link', 'Malmö stad');
  await coordinator.getByLabel('Startdatum').fill('2027-04-12');
  await press(coordinator, 'button', 'Spara');
  await picture(coordinator, '09-a-date-moves');

  await home(coordinator);
  await press(coordinator, 'link', 'Personer');
  await press(coordinator, 'link', 'Fyra ögon');
  await picture(coordinator, '10-four-eyes');
  await picture(await signIn('Godkännare'), '11-approver');

  const registrar = await signIn('Registrator');
  await press(registrar, 'link', 'Till registret');
  await registrar.locator('main select[name=organisation]').selectOption('1280');
  await press(registrar, 'button', 'Visa utskicken');
  await picture(registrar, '12-register');
  await registrar.goto(`${cloud.urls.api}/rollouts`);
  await picture(registrar, '13-public');
  await registrar.goto(`${cloud.urls.api}/log/checkpoint`);

  await home(coordinator);
  await press(coordinator, 'link', 'Katalog');
  await press(coordinator, 'link', 'Nytt införande');
  await there(coordinator, 'link', 'Hämta en mall att fylla i');
  await there(coordinator, 'button', 'Öppna som utkast');
  await picture(coordinator, '14-a-rollout-of-your-own');
}

/** A window of its own in which somebody has signed in as one does it by hand. */
async function signIn(role: string): Promise<Page> {
  if (!text.includes(`*${role}*`)) throw new Error(`${DOCUMENT} does not name the role ${role}`);
  const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', locale: 'sv-SE' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${cloud.urls.api}/`);
  await signInByHand(page, role);
  await page.locator('h1').waitFor();
  return page;
}

async function home(page: Page): Promise<void> {
  await page.goto(`${cloud.urls.api}/?lang=sv`);
}

type Kind = 'link' | 'button';

/** Presses what the tour names: the first of the page that is called so. */
async function press(page: Page, kind: Kind, name: string): Promise<void> {
  await (await there(page, kind, name)).click();
  await page.waitForLoadState();
  print(`  ${name}`);
}

async function there(page: Page, kind: Kind, name: string) {
  if (!text.includes(`*${name}*`)) throw new Error(`${DOCUMENT} does not name “${name}”`);
  const target = page.getByRole(kind, { name }).locator('visible=true').first();
  await target.waitFor();
  return target;
}

/** What is seen in the window, as small as it can be read. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  if (!text.includes(`(tour/${name}.webp)`)) throw new Error(`${DOCUMENT} does not show ${name}`);
  const session = await page.context().newCDPSession(page);
  const shot = shotSchema.parse(
    await session.send('Page.captureScreenshot', { format: 'webp', quality: 55 }),
  );
  await writeFile(join(PICTURES, `${name}.webp`), Buffer.from(shot.data, 'base64'));
  print(`${PICTURES}/${name}.webp`);
}
