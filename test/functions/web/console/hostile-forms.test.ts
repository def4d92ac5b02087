import { beforeAll, describe, expect, it } from 'vitest';
import { crawl, routeOf } from '../../../browser/crawl.ts';
import { MANY_PAYLOADS } from '../../../templates/injection-payloads.ts';
import { aFullConsole } from '../fixtures/a-full-console.ts';
import { activeIn, activeTagsIn } from '../fixtures/active-content.ts';
import { allForms, formOf, ROLES, SEARCHES } from '../fixtures/all-forms.ts';
import { ALL_PAGES } from '../fixtures/all-pages.ts';

/**
 * 1,000 strings: markup, handlers, links, template fields, headers, formulas and directions, whole, broken off and
 * one after the other.
 */
const PIECES = [
  '\r\nSet-Cookie: a=b',
  '=cmd|" /C calc"!A0',
  '\u202eevil',
  '\u0000',
  // No text: what arrives of the first is U+FFFD.
  'Å\ud800sa',
  'Å\ufffesa',
  '\uffff',
  '%0d%0aLocation: //evil.example',
  ...MANY_PAYLOADS,
];
const HOSTILE = Array.from({ length: 1_000 }, (_, index) => {
  const [one = '', other = ''] = [PIECES[index % PIECES.length], PIECES[(index * 7 + 3) % PIECES.length]];
  return index < PIECES.length ? one : `${one}${other}`;
});

let site: Awaited<ReturnType<typeof aFullConsole>>;
let forms: Awaited<ReturnType<typeof allForms>>['forms'];
let buttons: Awaited<ReturnType<typeof allForms>>['buttons'];

beforeAll(async () => {
  site = await aFullConsole();
  ({ forms, buttons } = await allForms(site));
});

const DONE = /^__Host-budkavle-waiting=[\w-]{20,60}%3A\d{13}%3A; /;
const personOf = (who: string) => ({ fetch: (path: string) => site.browse(who, path) });

async function judge(answer: Response, sent: string): Promise<string[]> {
  const location = answer.headers.get('location') ?? '/';
  const type = answer.headers.get('content-type') ?? '';
  const body = await answer.text();
  return [
    ...(answer.status >= 500 ? [`answers ${answer.status}`] : []),
    // That something was done is all that the one cookie says, and nothing of what was sent.
    ...(answer.headers.getSetCookie().every((cookie) => DONE.test(cookie)) ? [] : ['sets a cookie']),
    // Packets have an address of their own, which a mail leads to as well.
    ...(/^(?:https:\/\/console\.example(?=\/packets\/))?\/(?!\/)[^\r\n]*$/.test(location)
      ? []
      : [`leads to ${location}`]),
    ...(type.startsWith('text/html') ? activeTagsIn(body) : []),
  ].map((what) => `${what} after ${sent}`);
}

describe('1,000 hostile strings', () => {
  it('are sent through every form that there is', () => {
    const acting = ALL_PAGES.filter(({ method }) => method === 'POST').map(({ path }) => path);
    const reached = new Set(
      [...forms.values()].map(({ action }) => routeOf(action.replace(/\?.*$/, ''), ALL_PAGES, 'POST')),
    );
    expect(acting.filter((path) => !reached.has(path) && !buttons.has(path)).toSorted()).toEqual(
      SELDOM.toSorted(),
    );
  });

  it('come back as words, run nothing, add no header and lead nowhere else', {
    timeout: 900_000,
  }, async () => {
    const wrong: string[] = [];
    let sent = 0;
    for (const { who, action, fields } of forms.values()) {
      const names = fields.map(({ name }) => name);
      // In all fields at once, each string in one of them. Where there are only buttons, which one it was is read
      // against a list, and each time may be noted of a person: some of the strings do.
      const step = fields.some(({ written }) => written) ? names.length : 25;
      for (let start = 0; start < HOSTILE.length; start += step) {
        const form = formOf(
          Object.fromEntries(names.map((name, at) => [name, HOSTILE[start + at] ?? HOSTILE[at] ?? ''])),
        );
        wrong.push(
          ...(await judge(await site.send(who, action, form), `${action} ${JSON.stringify([...form])}`)),
        );
        sent += 1;
      }
      // In one field with all others as they were, where it comes furthest.
      for (const [at, name] of names.entries()) {
        for (let index = at; index < HOSTILE.length; index += 97) {
          const kept = Object.fromEntries(fields.map((field) => [field.name, field.values[0] ?? '']));
          const form = formOf({ ...kept, [name]: HOSTILE[index] ?? '' });
          wrong.push(...(await judge(await site.send(who, action, form), `${action} ${name}`)));
          sent += 1;
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(site.errors()).toEqual([]);
    expect(sent).toBeGreaterThan(forms.size * 20);
  });

  it('leave nothing behind that acts on any page of any role', async () => {
    const wrong: string[] = [];
    for (const who of ROLES)
      for (const { html, path, route } of await crawl(personOf(who), ALL_PAGES, SEARCHES))
        if (html !== '' && !route.endsWith('/mail'))
          wrong.push(...(await activeIn(html)).map((what) => `${what} on ${path} of ${who}`));
    expect(wrong).toEqual([]);
  });
});

/** Forms that stand only where something went wrong, or after a file: these have tests of their own. */
const SELDOM = [
  '/counters/{rollout}/{id}/organisations/{organisation}/texts/{text}/to-me',
  '/organisations/{organisation}/newsletters/{rollout}/texts/{text}/to-me',
  // Below what a change would tell.
  '/facts/{rollout}',
  '/contacts/import/{import}',
  // A button on what has been approved.
  '/press/{release}/schedule',
  // A button for a minute after a confirmation.
  '/organisations/{organisation}/work/undo',
  // A draft that is complete.
  '/import-rollout/drafts/{draft}/load',
  // The rollout asks for no approval.
  '/counters/{rollout}/{id}/approve',
];
