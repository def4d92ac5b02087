import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiFacts } from '../../../../functions/web/api/api-route.ts';
import { API_ROUTES } from '../../../../functions/web/api/api-routes.ts';
import { CONTACT_API } from '../../../../functions/web/api/contacts/contact-api.ts';
import { problemDetailsSchema } from '../../../../functions/web/api/problem.ts';
import { aQuestion } from '../../../fixtures/a-question.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { PAYLOADS } from '../../../templates/injection-payloads.ts';
import { aConsole } from '../fixtures/a-console.ts';
import { someContacts } from '../fixtures/some-contacts.ts';

const CONTACTS: readonly ApiFacts[] = CONTACT_API;
const ROUTES: readonly ApiFacts[] = [...API_ROUTES, ...CONTACTS];
const TAKING = ROUTES.filter(({ input, file }) => 'body' in input.shape && !file);
const named = (routes: readonly ApiFacts[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const JSON_TYPE = { 'content-type': 'application/json' };
const TEN_MEGABYTES = JSON.stringify({ more: 'x'.repeat(10_000_000) });

let console: ReturnType<typeof aConsole>;
let contacts: ReturnType<typeof someContacts>;
let world: Awaited<ReturnType<typeof lendingWorld>>;

beforeAll(async () => {
  world = await lendingWorld();
  await world.questions.add(aQuestion());
  console = aConsole(world);
  contacts = someContacts(world, console);
});

/** Every parameter is one that is there, or `instead`. */
function filled(path: string, instead?: string): string {
  const there: Record<string, string> = {
    organisation: '1280',
    rollout: 'lending',
    catalogue: 'lending',
    topic: 'why',
    group: 'clerks',
    question: 'a'.repeat(26),
    webhook: 'a'.repeat(22),
    change: `2026-11-23T08:00:00.000Z-${'a'.repeat(26)}`,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(instead ?? there[name] ?? 'anything'),
  );
}

async function ask(route: ApiFacts, path: string, init: RequestInit = {}) {
  const { call } = CONTACTS.includes(route) ? contacts : console;
  return call(route.roles[0], path, { method: route.method, ...init });
}

/** All that is kept of people and of what has happened. */
const kept = async () =>
  JSON.stringify([
    await world.contactStore.read(['1280', '1480', 'national']),
    await world.contactStore.staged(),
    await world.rollouts.participations('lending'),
    await world.milestones.ofRollout('lending'),
    await world.catalogues.currentVersion('lending'),
    await world.questions.ofRollout('lending'),
  ]);

describe('a body', () => {
  it.each(named(TAKING))(
    'of %s that is no good is refused with what to do, and changes nothing',
    async (_, route) => {
      const before = await kept();
      const bad: [string, number[]][] = [
        ['{"id": "bro', [400]],
        ['', [400]],
        ['[]', [400]],
        ['null', [400]],
        ['"text"', [400]],
        ['{"id": "\\ud800", "x\\udc00": "\\uffff"}', [400]],
        ['{"__proto__": {"roles": ["coordinator"]}, "constructor": 1}', [400]],
        [
          JSON.stringify(
            Object.fromEntries(Array.from({ length: 5_000 }, (_n, index) => [`f${index}`, index])),
          ),
          [400],
        ],
        ['['.repeat(200_000), [400]],
        [TEN_MEGABYTES, [413]],
      ];
      for (const [body, statuses] of bad) {
        const answer = await ask(route, filled(route.path), { body, headers: JSON_TYPE });
        expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), statuses[0]]);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        problemDetailsSchema.parse(await answer.json());
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'application/json5',
      ])
        expect(
          (await ask(route, filled(route.path), { body: '{}', headers: { 'content-type': type } })).status,
        ).toBe(415);
      expect(await kept()).toBe(before);
    },
  );
});

describe('an address', () => {
  it.each(named(ROUTES.filter(({ path }) => path.includes('{'))))(
    'of %s with hostile content is not found',
    async (_, route) => {
      const before = await kept();
      for (const text of [
        ...PAYLOADS.slice(0, 60),
        '../..',
        '%00',
        'a'.repeat(5_000),
        '__proto__',
        '1280#',
        '*',
      ]) {
        const body = route.file
          ? { body: 'x', headers: { 'content-type': 'text/csv' } }
          : 'body' in route.input.shape
            ? { body: '{}', headers: JSON_TYPE }
            : {};
        const answer = await ask(route, filled(route.path, text), body);
        expect([text, answer.status]).toEqual([text, 404]);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
      expect(await kept()).toBe(before);
    },
  );
});

describe('hostile words in every field', () => {
  it('of a person come back as data or are refused at the field, and are run by nobody', async () => {
    const route = CONTACTS.find(({ method, path }) => method === 'POST' && path.endsWith('/contacts'));
    if (!route) throw new Error('no such route');
    for (const [index, text] of PAYLOADS.entries()) {
      const body = { name: text, address: `p${index}@malmo.example`, groups: ['clerks'], locale: 'sv' };
      for (const sent of [
        body,
        { ...body, address: text },
        { ...body, groups: [text] },
        { ...body, locale: text },
      ]) {
        const answer = await ask(route, filled(route.path), {
          body: JSON.stringify(sent),
          headers: JSON_TYPE,
        });
        expect([200, 201, 400, 409, 422]).toContain(answer.status);
        expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      }
    }
    expect([...console.errors, ...contacts.errors]).toEqual([]);
  });
});
