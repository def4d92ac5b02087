import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { crawl, routeOf } from '../browser/crawl.ts';
import { aUser } from '../functions/web/fixtures/a-console.ts';
import { aFullConsole } from '../functions/web/fixtures/a-full-console.ts';
import { allForms, formOf, ROLES, SEARCHES } from '../functions/web/fixtures/all-forms.ts';
import { ALL_PAGES } from '../functions/web/fixtures/all-pages.ts';
import { LENDING_DATA, LENDING_WORDS } from './lending-data.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

const PEOPLE = ['Eva Sten', 'Anna Ek', ...ROLES.map((role) => aUser(role).name)];
// Of those who may sign in, by themselves or through a provider.
const SIGNED_IN = ['Nils Strand', 'Olle Berg', 'Ali Fors', 'Malmo'];
// What operations look for or type, the same in every language.
const CODES = [
  'TimeoutError',
  'MessageRejected',
  'InvalidParameterValue',
  'npx budkavle restore learn',
  'npx budkavle restore go-on --without-events',
];
// What is written in the rollouts that are being made.
const DRAFTED = [
  'Lånekortet',
  'Kortet gäller',
  'Så lånar man',
  'Projektledare',
  'Startdag',
  'Kansliet',
  'Nu gäller {service}.',
  'Visa kortet i disken.',
];
const LISTENER = new Listener(
  [
    LENDING_DATA,
    PEOPLE,
    SIGNED_IN,
    CODES,
    DRAFTED,
    'refused-2026',
    'Avbrutet',
    'Halted',
    'maja.holm@kansli.example',
    'E-tjänsten',
    'Gamla diariet',
    'Göteborgs Stad',
    'City of Gothenburg',
  ],
  LENDING_WORDS,
);
// How the fixtures render mails: as their content.
const PLAIN_RENDER = /^\s*(Hej[^{]*)?\{"/;
// The beginning of a hash, which one time in twelve has no digit and looks like a word.
const FINGERPRINT = /^[a-z2-7]{12}$/;
const SECRET = /^budkavle_secret_/;
// What is too short, too long, and neither, without a letter of its own.
const NONSENSE = ['', '9', '9'.repeat(3000)];
const VIEWS = ROLES.flatMap((role) => LANGUAGE_CODES.map((language) => [role, language] as const));

async function straysOn(html: string, route: string): Promise<string[]> {
  const shown = (await shownTexts(html)).filter((text) => !PLAIN_RENDER.test(text));
  const texts = shown.filter((text) => !FINGERPRINT.test(text) && !SECRET.test(text));
  return LISTENER.strays(texts).map((stray) => `${route}: ${stray}`);
}

describe('the console in the pseudo-language says nothing but words and data', async () => {
  const site = await aFullConsole();
  const forms = [...(await allForms(site)).forms.values()];

  it.each(VIEWS)('to a %s in %s', async (role, language) => {
    const headers = { 'accept-language': language };
    const person = { fetch: (path: string) => site.browse(role, path, { headers }) };
    const pages = await crawl(person, ALL_PAGES, SEARCHES);
    const strays = await Promise.all(pages.map(({ route, html }) => straysOn(html, route)));
    expect([...new Set(strays.flat())]).toEqual([]);
    expect(pages.length).toBeGreaterThan(10);
    expect(site.errors()).toEqual([]);
  });

  it.each(LANGUAGE_CODES)('where a form is answered with its problems in %s', async (language) => {
    const strays = new Set<string>();
    const answered = new Set<number>();
    for (const { who, action, fields } of forms) {
      const to = new URL(action, 'http://console.example');
      to.searchParams.set('lang', language);
      for (const nonsense of NONSENSE) {
        const said = fields.map(({ name, values, written }) => [
          name,
          written ? nonsense : (values[0] ?? ''),
        ]);
        const answer = await site.send(who, `${to.pathname}${to.search}`, formOf(Object.fromEntries(said)));
        const route = routeOf(to.pathname, ALL_PAGES, 'POST') ?? to.pathname;
        if (answer.headers.get('content-type')?.startsWith('text/html'))
          for (const stray of await straysOn(await answer.text(), route)) strays.add(stray);
        answered.add(answer.status);
      }
    }
    expect([...strays]).toEqual([]);
    expect(answered).toContain(422);
  });
});
