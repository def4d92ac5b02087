import { describe, expect, it } from 'vitest';
import { countyOf } from '../../domain/shared/county.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { FULL_PATHS, fullStores } from '../functions/web/fixtures/a-full-site.ts';
import { aSite } from '../functions/web/fixtures/a-site.ts';
import { LENDING_DATA, LENDING_WORDS } from './lending-data.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

const COUNTIES = Array.from({ length: 26 }, (_, code) => countyOf(String(code).padStart(2, '0')));

describe('the public site in the pseudo-language', async () => {
  const { app } = aSite(await fullStores(2));
  const listener = new Listener(
    [
      await readRollout('local/sample/bob/rollout.yaml'),
      LENDING_DATA,
      COUNTIES,
      'Siffran var fel.',
      'Priset var fel.',
    ],
    LENDING_WORDS,
  );
  const views = FULL_PATHS.flatMap((path) => LANGUAGE_CODES.map((language) => [path, language] as const));

  it.each(views)('says nothing but words and data: %s in %s', async (path, language) => {
    const html = await (await app.request(`${path}?lang=${language}`)).text();
    expect(listener.strays(await shownTexts(html))).toEqual([]);
  });
});
