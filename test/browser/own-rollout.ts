import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { tabTo, writeAt } from './by-keyboard.ts';
import { OTHER_VIEWS } from './chromium.ts';
import { axeFindings, hiddenAtTheSide } from './page-checks.ts';

/** Written in the fields of a page, by their labels; what has no text is ticked. */
type Answers = readonly (readonly [label: string | RegExp, text?: string])[];

const MILESTONES = [
  ['Avtalet är tecknat', 'Avtalet om {service} är tecknat.'],
  ['Kortet gäller', 'Nu gäller {service} i {organisation}.'],
] as const;
const MESSAGES = [
  ['Vad som händer', 'Avtalet är tecknat', 'Biblioteket förbereder kortet.'],
  ['Så lånar man', 'Kortet gäller', 'Visa kortet i disken.'],
] as const;
const GROUPS = [
  ['Projektledare', 'projektledare i kommunen'],
  ['Bibliotekarier', 'bibliotekarie'],
  ['Politiker', 'förtroendevald'],
] as const;

/**
 * Holds a page against axe on the narrow light screen and the wide dark one; the walk of every page sees the others.
 */
async function sound(page: Page, shots: Set<string>): Promise<void> {
  const route = new URL(page.url()).pathname;
  if (shots.has(route)) return;
  shots.add(route);
  for (const { scheme, width } of OTHER_VIEWS) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    expect((await axeFindings(page)).violations, route).toEqual([]);
    expect(await hiddenAtTheSide(page), route).toBe(0);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/own-${shots.size}-${width}-${scheme}.png`,
        fullPage: true,
      });
  }
}

/** Answers the fields of a page by the keyboard alone and presses its button; what follows is held against axe. */
async function answered(
  page: Page,
  answers: Answers,
  button: string | RegExp,
  seen: Set<string>,
): Promise<void> {
  await sound(page, seen);
  for (const [label, text] of answers) {
    if (text !== undefined) await writeAt(page, label, text);
    else {
      await tabTo(page, label);
      await page.keyboard.press('Space');
    }
  }
  await pressed(page, button);
}

/** Presses a link or a button, and waits for the page that it leads to. */
async function pressed(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Chooses in a list by typing the beginning of an option. */
async function chosen(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(option);
}

/**
 * Makes a rollout with two milestones, three groups and one municipality from nothing, by the keyboard alone, and loads
 * it; answers its id.
 */
export async function makeRollout(page: Page, url: string): Promise<string> {
  const seen = new Set<string>();
  await page.goto(`${url}/import-rollout?lang=sv`);
  await sound(page, seen);
  await writeAt(page, 'Vad heter det som ska införas?', 'Lånekortet');
  await chosen(page, 'Börja med', 'Ett tomt');
  await pressed(page, 'Börja');
  await answered(
    page,
    [
      ['Nationellt kansli', 'Kulturkansliet'],
      ['Kontaktperson', 'Tuva Rehnberg'],
    ],
    'Spara och gå vidare',
    seen,
  );
  for (const [name, lead] of MILESTONES) {
    await answered(page, [['Ny milstolpe', name]], 'Lägg till', seen);
    await answered(page, [['Första meningarna i mejl', lead]], 'Spara och gå vidare', seen);
  }
  await pressed(page, 'Nästa: Budskap');
  for (const [name, milestone, words] of MESSAGES) {
    await answered(page, [['Nytt budskap', name]], 'Lägg till', seen);
    await answered(page, [[milestone]], 'Spara och gå vidare', seen);
    await pressed(page, name);
    await pressed(page, 'Skriv orden på svenska');
    await answered(page, [['Text', words]], 'Spara och gå vidare', seen);
  }
  await pressed(page, 'Nästa: Kanaler');
  await answered(page, [['Ny kanal', 'E-post']], 'Lägg till', seen);
  await sound(page, seen);
  await chosen(page, 'Vad kanalen är', 'Mejl');
  await pressed(page, 'Spara och gå vidare');
  await pressed(page, 'Nästa: Målgrupper');
  for (const [name, you] of GROUPS) {
    await answered(page, [['Ny målgrupp', name]], 'Lägg till', seen);
    const hears: Answers = [['Vad som händer'], ['Så lånar man'], ['E-post']];
    await answered(page, [['Du får det här för att du är …', you], ...hears], 'Spara och gå vidare', seen);
  }
  await pressed(page, 'Nästa: Faktauppgifter');
  await pressed(page, 'Nästa: Organisationer');
  await answered(page, [['Andra organisationer', '0399 Lillköpings kommun']], 'Lägg till', seen);
  await pressed(page, 'Nästa: Godkännande och ansvar');
  await sound(page, seen);
  await chosen(page, 'Godkänns före utskick av', 'en');
  await tabTo(page, 'Fler fält');
  await page.keyboard.press('Space');
  await writeAt(page, 'Sekunder att ångra på', '0');
  await pressed(page, 'Spara och gå vidare');
  await sound(page, seen);
  await pressed(page, 'Läs in införandet');
  await sound(page, seen);
  // Another rollout of the stage has an office by another name.
  const replaces = 'Läs in och ersätt';
  if (await page.getByRole('button', { name: replaces }).isVisible()) await pressed(page, replaces);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Adds somebody of the municipality by typing, in these groups. */
export async function addPerson(
  page: Page,
  person: readonly [name: string, address: string],
  groups: readonly string[],
) {
  await writeAt(page, 'Namn', person[0]);
  await writeAt(page, 'E-post', person[1]);
  for (const group of groups) {
    await tabTo(page, group);
    await page.keyboard.press('Space');
  }
  await pressed(page, 'Lägg till personen');
}

/** Writes the first milestone of a rollout and hands it in, by the keyboard alone; answers its id. */
export async function triggerFirst(page: Page, url: string, rollout: string): Promise<string> {
  await page.goto(`${url}/import-rollout/${rollout}?lang=sv`);
  await pressed(page, 'Skriv den första milstolpen');
  await pressed(page, 'Visa vad som skickas');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await pressed(page, /^Lämna för godkännande: \d+ mottagare$/);
  return id;
}
