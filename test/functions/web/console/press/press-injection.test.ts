import { describe, expect, it } from 'vitest';
import { aPressVersion } from '../../../../fixtures/a-press-release.ts';
import { plainRender } from '../../../../fixtures/a-variant.ts';
import { pressWorld } from '../../../../fixtures/press-world.ts';
import { MANY_PAYLOADS } from '../../../../templates/injection-payloads.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { somePress } from '../../fixtures/some-press.ts';

const FIELDS = [
  ...['id', 'milestone', 'publishAt', 'registerNumber', 'audience', 'beats', 'regions', 'seen'],
  ...['headline', 'place', 'lead', 'body', 'boilerplate'].flatMap((name) => [
    `texts-sv-${name}`,
    `texts-en-${name}`,
  ]),
  ...['name', 'title-sv', 'text-sv', 'text-en', 'approvedBy', 'approvedAt'].map((name) => `quotes-0-${name}`),
  ...['factBox-0-label-sv', 'factBox-0-value-en'],
  ...['kept', 'credit', 'alt-sv', 'rights-sv', 'original'].map((name) => `images-0-${name}`),
  ...['name', 'role-sv', 'phone', 'address'].map((name) => `contacts-0-${name}`),
];
const HOSTILE = Array.from({ length: 1_000 }, (_, index) => {
  const at = (place: number) => MANY_PAYLOADS[place % MANY_PAYLOADS.length] ?? '';
  return `${index} ${at(index)}${at(index * 7 + 3)}`;
});

/** The names of all elements and attributes of a page, as a browser would read its tags. */
function marksOn(page: string): Set<string> {
  const tags = page.matchAll(/<\/?([a-zA-Z!][^\s>]*)((?:\s+[^\s"'>=]+(?:="[^"]*")?)*)\s*\/?>/g);
  return new Set(
    [...tags].flatMap(([, name = '', attributes = '']) => [
      `<${name}`,
      ...[...attributes.matchAll(/\s([^\s"'=]+)(?:="[^"]*")?/g)].map(([, attribute]) => `${attribute}=`),
    ]),
  );
}
/** Less-than signs that begin no tag of the kind above. */
const strayOn = (page: string) =>
  page.replaceAll(/<\/?[a-zA-Z!][^\s>]*(?:\s+[^\s"'>=]+(?:="[^"]*")?)*\s*\/?>/g, '').match(/</g) ?? [];

async function aDesk() {
  const world = await pressWorld();
  const desk = somePress(world, aConsole({ ...world, render: plainRender }));
  const formToken = formTokenOn(await (await desk.browse('coordinator', '/press')).text());
  const send = (path: string, said: string, all = FIELDS) => {
    const body = new URLSearchParams({ formToken, rollout: 'lending' });
    for (const name of all) body.set(name, said);
    return desk.browse('coordinator', path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  return { ...desk, world, send };
}

describe('1,000 hostile strings', () => {
  it('in any field of the form come back as words: no more elements or attributes than honest ones bring', async () => {
    const { send, errors, world } = await aDesk();
    const allowed = marksOn(await (await send('/press/new', 'x'.repeat(3_000))).text());
    for (const name of ['<img', 'src=', 'checked=', 'selected=']) allowed.add(name);
    for (const said of HOSTILE) {
      const answer = await send('/press/new', said);
      const page = await answer.text();
      expect(answer.status, said).toBe(422);
      expect(
        [...marksOn(page)].filter((mark) => !allowed.has(mark)),
        said,
      ).toEqual([]);
      expect(strayOn(page), said).toEqual([]);
    }
    expect(await world.pressReleases.ofRollout('lending')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('a release of hostile words that came past every schema', () => {
  it('is shown as words on every page of the desk', async () => {
    const { browse, errors, world } = await aDesk();
    const pages = ['/press', ...['', '/edit', '/withdraw'].map((path) => `/press/gear-for-all${path}`)];
    const allowed = new Map<string, Set<string>>();
    for (const [index, said] of ['Ordinarie', ...MANY_PAYLOADS].entries()) {
      const version = aPressVersion();
      const { draft } = version;
      if (draft.kind !== 'national') throw new Error('the fixture is national');
      const both = { sv: said, en: said };
      const text = { headline: said, place: said, lead: said, body: said, boilerplate: said };
      const quotes = [{ name: said, title: both, text: both, approvedBy: said }];
      const poisoned = {
        ...version,
        revision: index + 1,
        submittedBy: said,
        authors: [said],
        draft: { ...draft, texts: { sv: text, en: text }, quotes, registerNumber: said },
      };
      expect(
        await (index === 0 ? world.pressReleases.open(poisoned) : world.pressReleases.replace(poisoned)),
      ).toBe(true);
      for (const path of pages) {
        const answer = await browse('coordinator', path);
        const page = await answer.text();
        expect(answer.status).toBe(200);
        const marks = marksOn(page);
        if (index === 0)
          allowed.set(
            path,
            new Set([
              ...marks,
              '<pre',
              '<details',
              'open=',
              '<summary',
              '<h3',
              'tabindex=',
              'role=',
              'aria-labelledby=',
            ]),
          );
        expect(
          [...marks].filter((mark) => !allowed.get(path)?.has(mark)),
          said,
        ).toEqual([]);
        expect(strayOn(page), said).toEqual([]);
      }
    }
    expect(errors).toEqual([]);
  });
});
