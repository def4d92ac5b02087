import { describe, expect, it } from 'vitest';
import { userRoleSchema } from '../../domain/rollout/user.ts';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { crawl } from '../browser/crawl.ts';
import { aUser } from '../functions/web/fixtures/a-console.ts';
import { ALL_PAGES, aFullConsole } from '../functions/web/fixtures/a-full-console.ts';
import { LENDING_DATA, LENDING_WORDS } from './lending-data.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

const ROLES = userRoleSchema.options;
const LISTENER = new Listener(
  [
    LENDING_DATA,
    ROLES.map((role) => aUser(role)),
    'Göteborgs Stad',
    'City of Gothenburg',
    'Eva Sten',
    'Anna Ek',
  ],
  LENDING_WORDS,
);
// Their words are not messages yet.
const NOT_YET = /^\/(contacts|press|news|newsletters|organisations|catalogues|take-in-rollout)\b/;
// How the fixtures render mails: as their content.
const PLAIN_RENDER = /^\s*(Hej[^{]*)?\{"/;
/** What a form leads to that sends nothing. */
const SEARCHES = ['/contacts?organisation=1280', '/press/gear-for-all/editions/1280'];
const straysOn = async (html: string) =>
  LISTENER.strays((await shownTexts(html)).filter((text) => !PLAIN_RENDER.test(text)));
const VIEWS = ROLES.flatMap((role) => LANGUAGE_CODES.map((language) => [role, language] as const));

describe('the console in the pseudo-language', async () => {
  const site = await aFullConsole();
  const draft = { kind: 'live', id: 'a-draft', occurredOn: '2027-02-15', organisations: 'all', from: '0' };
  const form = new FormData();
  for (const [name, value] of Object.entries(draft)) form.set(name, value);
  await site.send('coordinator', '/drafts/lending', form);

  it.each(VIEWS)('says nothing but words and data to a %s in %s', async (role, language) => {
    const headers = { 'accept-language': language };
    const person = { fetch: (path: string) => site.browse(role, path, { headers }) };
    const pages = await crawl(person, ALL_PAGES, SEARCHES);
    const strays = await Promise.all(
      pages
        .filter(({ route }) => !NOT_YET.test(route))
        .map(async ({ route, html }) => (await straysOn(html)).map((stray) => `${route}: ${stray}`)),
    );
    expect([...new Set(strays.flat())]).toEqual([]);
    expect(site.errors()).toEqual([]);
  });
});
