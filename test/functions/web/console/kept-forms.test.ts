import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routeOf } from '../../../browser/crawl.ts';
import { type Rows, withRows } from '../../../in-memory/rows.ts';
import { MANY_PAYLOADS } from '../../../templates/injection-payloads.ts';
import { decoded, parsedMail } from '../../../templates/parsed-mail.ts';
import { CONSOLE_URL, formTokenOn } from '../fixtures/a-console.ts';
import { aFullConsole } from '../fixtures/a-full-console.ts';
import { activeIn } from '../fixtures/active-content.ts';
import { allForms, formOf } from '../fixtures/all-forms.ts';
import { ALL_PAGES } from '../fixtures/all-pages.ts';

const POSTS = ALL_PAGES.filter(({ method }) => method === 'POST');
const TYPED = 'Två rader,\r\noch "citat" <b>med</b> {{fält}} & åäö';
const FROM_HERE = { origin: CONSOLE_URL, 'sec-fetch-site': 'same-origin' };

let site: Awaited<ReturnType<typeof aFullConsole>>;
let rows: Rows<unknown>[];
/** By route, a form of it that a page has: who may send it, where, and with which fields. */
const known = new Map<string, { who: string; action: string; fields: Record<string, string> }>();
/** The token in the forms of somebody's session that has ended. */
const tokens = new Map<string, string>();
let before: string;

beforeAll(async () => {
  const made = withRows(() => aFullConsole());
  ({ rows } = made);
  site = await made.stores;
  for (const { who, action, fields } of (await allForms(site)).forms.values()) {
    const route = routeOf(action.replace(/\?.*$/, ''), ALL_PAGES, 'POST') ?? '';
    if (known.has(route)) continue;
    const values = fields.map(({ name, values: [value = ''] }) => [name, value]);
    known.set(route, { who, action, fields: Object.fromEntries(values) });
  }
  for (const who of ['coordinator', 'approver', 'registrar', 'local-lead'])
    tokens.set(who, formTokenOn(await (await site.browse(who, '/')).text()));
});
beforeEach(() => {
  before = everything();
});

const everything = () => JSON.stringify(rows.map((each) => each.entries()));
const tokenOf = (who: string) => tokens.get(who) ?? 'none';

/** A form of a route with something typed in it. */
function typedIn({ path, roles }: (typeof POSTS)[number]) {
  const made = { who: roles[0], action: path.replaceAll(/\{\w+\}/g, 'anything'), fields: {} };
  const { who, action, fields } = known.get(path) ?? made;
  return { who, action, fields: { ...fields, typed: TYPED, formToken: tokenOf(who) } };
}

type Sent = { action: string; fields: Readonly<Record<string, string>> };

/** Sends a form with these cookies. */
function post({ action, fields }: Sent, cookie = '', headers: Record<string, string> = FROM_HERE) {
  return site.browse('nobody', action, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...headers, cookie },
  });
}

/** The session of somebody who has signed in once more. */
const anew = (who: string) => `__Host-budkavle=${who}; __Host-budkavle-renewal=another-of-${who}`;

/** The form of a page that leads there, with what a browser would send. */
async function formOn(page: string, action: string): Promise<Record<string, string>> {
  const { find } = await parsedMail(page);
  const form = find('form').find(
    (each) =>
      each.getAttributeValue('method') === 'post' &&
      decoded(each.getAttributeValue('action') ?? action) === action,
  );
  const inputs = form?.querySelectorAll('input') ?? [];
  const sent = inputs.map((input) => [
    decoded(input.getAttributeValue('name') ?? ''),
    decoded(input.getAttributeValue('value') ?? ''),
  ]);
  const areas = form?.querySelectorAll('textarea') ?? [];
  // A browser leaves out a line break at the start.
  const written = areas.map((area) => [
    area.getAttributeValue('name') ?? '',
    decoded(area.textContent).replace(/^\n/, ''),
  ]);
  return Object.fromEntries([...sent, ...written]);
}

describe.each(POSTS.map((route) => [route.path, route] as const))('a form sent to %s', (path, route) => {
  it('comes back when the session has ended, with everything that was typed, and does nothing', async () => {
    const sent = typedIn(route);
    const answer = await post(sent);
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(page).toContain('<h1>Det du skrev finns kvar</h1>');
    const { formToken, ...kept } = await formOn(page, sent.action);
    const { formToken: own, ...typed } = sent.fields;
    expect(kept).toEqual(typed);
    expect(page).not.toContain(own);
    expect(await activeIn(page)).toEqual([]);
    expect(everything()).toBe(before);
    // And once more, while nobody has signed in.
    expect(
      (await post({ action: sent.action, fields: { ...kept, formToken: formToken ?? '' } })).status,
    ).toBe(401);
  });

  it('is shown to the same person after signing in again, and is not sent by that', async () => {
    const sent = typedIn(route);
    const { who, action } = sent;
    const fields = await formOn(await (await post(sent)).text(), action);
    // From the page that kept it, and from the form itself if it is sent only then.
    for (const again of [fields, sent.fields]) {
      const answer = await post({ action, fields: again }, anew(who));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('location')).toBeNull();
      const page = await answer.text();
      expect(page).toMatch(/Inte skickat än|inget är sparat än/);
      expect(formTokenOn(page)).not.toBe(sent.fields.formToken);
      expect(await activeIn(page)).toEqual([]);
    }
    expect(everything()).toBe(before);
  });

  it('is not sent in the name of somebody else who has signed in meanwhile, and stays on the page', async () => {
    const sent = typedIn(route);
    const other = sent.who === 'approver' ? 'registrar' : 'approver';
    const fields = await formOn(await (await post(sent)).text(), sent.action);
    for (const again of [fields, sent.fields]) {
      const answer = await post({ action: sent.action, fields: again }, anew(other));
      expect(answer.status).toBe(403);
      const page = await answer.text();
      expect(page).toContain('<h1>Någon annan är inloggad</h1>');
      expect((await formOn(page, sent.action)).typed).toBe(TYPED);
      expect(page).not.toContain(`Kim ${other}`);
    }
    expect(everything()).toBe(before);
    expect(path).toBe(route.path);
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: 'https://x.console.example', 'sec-fetch-site': 'same-site' }],
    ['nowhere', {}],
  ])('is not kept when it comes from %s: nobody puts words into our forms', async (_, headers) => {
    const sent = typedIn(route);
    for (const cookie of ['', anew(sent.who), anew('approver')]) {
      const answer = await post(sent, cookie, headers);
      expect([401, 403]).toContain(answer.status);
      const page = await answer.text();
      expect(page).not.toContain('Två rader');
      expect(page).not.toContain('name="typed"');
    }
    expect(everything()).toBe(before);
  });
});

describe('what comes back in its own form', () => {
  const LONG = [
    ['/organisations/{organisation}/work/news', 'body-sv'],
    ['/news/new', 'body-sv'],
    ['/contacts/{organisation}/new', 'name'],
    ['/contacts/{organisation}/{person}', 'name'],
    ['/organisations/{organisation}/{rollout}', 'registerNumber'],
    ['/drafts/{rollout}', 'id'],
    ['/prepare/{rollout}/{milestone}', 'id'],
    ['/press/new', 'texts-sv-lead'],
    ['/press/{release}/edit', 'texts-sv-lead'],
    ['/press/{release}/editions/{organisation}', 'texts-sv-paragraph'],
    ['/people/invite', 'name'],
    ['/questions/new', 'question'],
    ['/questions/{rollout}/{question}', 'words'],
    ['/organisations/{organisation}/work/{milestone}/{channel}', 'evidence'],
    ['/reach/{rollout}/goals/new', 'action'],
    ['/reach/{rollout}/goals/{group}/{milestone}', 'action'],
    ['/machines', 'name'],
    ['/webhooks', 'url'],
  ] as const;

  it.each(LONG)('of %s is what was typed', async (path, name) => {
    const form = known.get(path);
    if (!form) throw new Error(`no page has a form for ${path}`);
    expect(Object.keys(form.fields)).toContain(name);
    const { who, action } = form;
    const fields = { ...form.fields, [name]: 'Skrivet i en halvtimme', formToken: tokenOf(who) };
    const page = await (await post({ action, fields }, anew(who))).text();
    expect(page).toContain('inget är sparat än');
    const shown = await formOn(page, action);
    expect(shown[name]).toBe('Skrivet i en halvtimme');
    // What it was based on: somebody else may have changed it meanwhile, which is said when it is sent.
    expect(shown.seen ?? shown.from).toBe(fields.seen ?? fields.from);
    expect(shown.formToken).not.toBe(fields.formToken);
  });

  it('is sent by a press of its button, and only then stored', async () => {
    const form = known.get('/contacts/{organisation}/new');
    const { action = '', fields = {} } = form ?? {};
    const typed = { ...fields, name: 'Nora Ny', address: 'nora.ny@malmo.example', 'role-lead': 'yes' };
    const sent = { action, fields: { ...typed, formToken: tokenOf('coordinator') } };
    const kept = await formOn(await (await post(sent)).text(), action);
    const shown = await formOn(
      await (await post({ action, fields: kept }, anew('coordinator'))).text(),
      action,
    );
    expect(everything()).toBe(before);
    const [role = ''] = Object.keys(shown).filter((name) => name.startsWith('role-'));
    const answer = await post(
      { action, fields: { ...shown, [role]: 'yes', locale: 'sv' } },
      anew('coordinator'),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/contacts\/\d{4}\/.*told=saved$/),
    ]);
    expect(everything()).toContain('nora.ny@malmo.example');
  });

  it('has no files, which are named so that they can be chosen again', async () => {
    const body = formOf({ formToken: tokenOf('coordinator'), mode: 'add' });
    body.set('file', new File(['a;b'], 'kontakter <våren>.csv'));
    const init = { method: 'POST', body, headers: { ...FROM_HERE, cookie: '' } };
    const page = await (await site.browse('nobody', '/contacts/import', init)).text();
    expect(page).toContain('kontakter &lt;våren&gt;.csv');
    expect(page).not.toContain('a;b');
    expect((await formOn(page, '/contacts/import')).file).toBeUndefined();
    expect(everything()).toBe(before);
  });
});

describe('a page that keeps a form', () => {
  const ACTION = '/news/new?lang=sv';

  it('keeps hostile names and values as they are, and nothing in it acts', async () => {
    for (const [index, payload] of MANY_PAYLOADS.entries()) {
      if (index % 5 !== 0) continue;
      // A browser makes each line break a CR and a LF, and has no NUL.
      const value = payload.replaceAll(/\r\n?|\n/g, '\r\n').replaceAll('\0', '');
      const fields = { [`x${value}`]: value, __proto__x: value, constructor: value };
      const page = await (await post({ action: ACTION, fields })).text();
      expect(await activeIn(page)).toEqual([]);
      const { formToken, ...kept } = await formOn(page, ACTION);
      expect(formToken).toBe('');
      expect(kept).toEqual(fields);
    }
  });

  it('leads nowhere but to the path of the form, and to the sign-in', async () => {
    const page = await (
      await post({ action: '/news/new?lang=en&to=//evil.example/"><script>', fields: { title: 'x' } })
    ).text();
    const { find } = await parsedMail(page);
    const led = [...find('form'), ...find('main a')].map((each) =>
      decoded(each.getAttributeValue('action') ?? each.getAttributeValue('href') ?? ''),
    );
    expect(led).toEqual([
      '/news/new?lang=en&to=//evil.example/%22%3E%3Cscript%3E',
      '/sign-in?to=%2Fsigned-in%3Flang%3Den',
    ]);
    const [link] = find('main a');
    expect([link?.getAttributeValue('target'), link?.getAttributeValue('rel')]).toEqual([
      '_blank',
      'noopener',
    ]);
  });

  it('has no room for more than half a million characters, and says what to do instead', async () => {
    const fits = await post({ action: ACTION, fields: { body: 'x'.repeat(499_996) } });
    expect(await fits.text()).toContain(`value="${'x'.repeat(499_996)}"`);
    const over = await (await post({ action: ACTION, fields: { body: 'x'.repeat(499_997) } })).text();
    expect(over).not.toContain('xxx');
    expect(over).toContain('ladda sedan om den här sidan');
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`n${index}`, '']));
    expect(await (await post({ action: ACTION, fields: many })).text()).not.toContain('name="n0"');
  });

  it('is empty, not an error, when what was sent is no form', async () => {
    const init = {
      method: 'POST',
      body: '{',
      headers: { ...FROM_HERE, 'content-type': 'multipart/form-data' },
    };
    const answer = await site.browse('nobody', ACTION, init);
    expect(answer.status).toBe(401);
    expect(site.errors()).toEqual([]);
  });

  it('has a token that says whose it is and opens nothing, not even in the session that it came from', async () => {
    const { action = '', fields: empty = {} } = known.get('/news/new') ?? {};
    const fields = { ...empty, 'body-sv': TYPED, formToken: tokenOf('coordinator') };
    const { formToken = '' } = await formOn(await (await post({ action, fields })).text(), action);
    expect(formToken).toMatch(/^[\w-]{43}$/);
    const own = '__Host-budkavle=coordinator; __Host-budkavle-renewal=renewal-of-coordinator';
    const answer = await post({ action, fields: { ...fields, formToken } }, own);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('inget är sparat än');
    expect(everything()).toBe(before);
  });

  it('is not there for a form without a token, which none of ours is', async () => {
    const answer = await post({ action: ACTION, fields: { title: 'Ny' } }, anew('coordinator'));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Formuläret togs inte emot');
  });
});

it('nothing of it is an error, so nothing of it is logged', () => {
  expect(site.errors()).toEqual([]);
});
