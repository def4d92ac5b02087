import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aWebhook } from '../../../../fixtures/a-webhook.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';

const URL = 'https://hooks.arkiv.example/budkavle?token=hemligt';
const SECRET = /whsec_[A-Za-z0-9+/]{43}=/;

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;

beforeEach(async () => {
  world = await lendingWorld();
  let time = world.now();
  const now = () => {
    time += 1;
    return time;
  };
  site = aConsole({ ...world, now });
});

const page = async (who = 'coordinator') => (await site.browse(who, '/webhooks?lang=en')).text();
async function send(path: string, fields: Record<string, string> = {}, who = 'coordinator') {
  const formToken = formTokenOn(await (await site.browse(who, '/webhooks')).text());
  const body = new URLSearchParams({ ...fields, formToken });
  return site.browse(who, `${path}?lang=en`, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
}
const api = async (path: string, body?: object, who = 'coordinator') =>
  site.call(who, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('the page of other systems', () => {
  it('shows the secret of an address once, to whoever adds it', async () => {
    const added = await (await send('/webhooks', { url: URL })).text();
    expect(added).toMatch(SECRET);
    const shown = await page();
    expect(shown).toContain('Takes events');
    expect(shown).toContain('Has everything.');
    expect(shown).not.toMatch(/whsec_/);
    const [webhook] = await world.webhooks.all();
    const rotated = await (await send(`/webhooks/${webhook?.id}/rotate`)).text();
    expect(rotated).toMatch(SECRET);
    expect(SECRET.exec(rotated)?.[0]).not.toBe(SECRET.exec(added)?.[0]);
    // Others see that somebody did, and where it leads, but not the whole address.
    const controls = await (await site.browse('approver', '/controls?lang=en')).text();
    expect(controls).toContain('added an address at hooks.arkiv.example');
    expect(controls).not.toContain('hemligt');
    const noted = await (await site.call('approver', '/api/controls/notes?limit=1')).json();
    const what = { kind: 'webhook', did: 'added', host: 'hooks.arkiv.example' };
    expect(noted).toMatchObject({
      ...{ notes: [{ what, by: 'coordinator@kansli.example' }], total: 2, next: expect.any(String) },
    });
  });

  it('says what is wrong with an address, and keeps it', async () => {
    const answer = await send('/webhooks', { url: 'http://127.0.0.1/' });
    expect(answer.status).toBe(422);
    const said = await answer.text();
    expect(said).toContain('value="http://127.0.0.1/"');
    expect(said).toContain('must begin with https://');
    expect(await world.webhooks.all()).toEqual([]);
  });

  it('says what was wrong with one that fails, when it is tried next, and what a dead one means', async () => {
    const problem = { at: 1_795_432_000_000, code: 'status', status: 503 } as const;
    const failing = { failingSince: 1_795_432_000_000, problem };
    await world.webhooks.save(aWebhook({ ...failing, nextTryAt: 1_795_435_600_000 }));
    await world.webhooks.save(
      aWebhook({ ...failing, id: 'D'.repeat(22), url: 'https://d.arkiv.example/', state: 'dead' }),
    );
    const shown = await page();
    expect(shown).toContain('Trying again');
    expect(shown).toContain('error code 503');
    expect(shown).toContain('Next try');
    expect(shown).toContain('Nothing is lost');
    // The first page of whoever can do something about it names the dead one, and no other.
    const home = aHome(world, site);
    const first = await (await home.browse('coordinator', '/?lang=en')).text();
    expect(first).toContain(`/webhooks?lang=en#webhook-${'D'.repeat(22)}`);
    expect(first).not.toContain(`#webhook-${aWebhook().id}`);
    expect(await (await home.browse('approver', '/?lang=en')).text()).not.toContain('/webhooks');
    const answer = await send(`/webhooks/${'D'.repeat(22)}/resume`);
    expect(answer.headers.get('location')).toBe('/webhooks?lang=en&told=resumed');
    expect(await (await home.browse('coordinator', '/?lang=en')).text()).not.toContain('#webhook-');
  });

  it('has a test sent, everything sent again from a day on, and an address ended', async () => {
    await world.webhooks.save(aWebhook({ after: 9 }));
    const { id } = aWebhook();
    const to = async (path: string, fields = {}) =>
      (await send(`/webhooks/${id}/${path}`, fields)).headers.get('location');
    expect(await to('test')).toContain('told=tested');
    expect((await send(`/webhooks/${id}/replay`, { from: 'igår' })).status).toBe(422);
    expect(await to('replay', { from: '2026-11-01' })).toContain('told=replayed');
    expect(await world.webhooks.find(id)).toMatchObject({ after: 0, testAskedAt: expect.any(Number) });
    expect(await to('end')).toContain('told=ended');
    expect(await world.webhooks.find(id)).toMatchObject({ state: 'ended', endedBy: 'person' });
    expect((await send(`/webhooks/${id}/resume`)).status).toBe(404);
  });
});

describe('the API of webhooks', () => {
  const added = z.strictObject({
    webhook: z.looseObject({ id: z.string() }),
    secret: z.string().regex(SECRET),
  });

  it('adds an address with its secret, tells no secret again, and does what the page does', async () => {
    const answer = await api('/api/webhooks', { url: URL });
    expect(answer.status).toBe(201);
    const { webhook, secret } = added.parse(await answer.json());
    const listed = await (await site.call('coordinator', '/api/webhooks')).text();
    expect(listed).toContain(webhook.id);
    expect(listed).not.toContain(secret);
    const of = `/api/webhooks/${webhook.id}`;
    expect(added.parse(await (await api(`${of}/rotate`)).json()).secret).not.toBe(secret);
    for (const [path, body] of [
      ['test', undefined],
      ['replay', { sequence: 1 }],
      ['replay', { day: '2026-11-01' }],
      ['resume', undefined],
      ['end', undefined],
    ] as const)
      expect((await api(`${of}/${path}`, body)).status, path).toBe(200);
    expect((await api(`${of}/resume`)).status).toBe(404);
    expect((await api(`/api/webhooks/${'Z'.repeat(22)}/end`)).status).toBe(404);
  });

  it('refuses what cannot be public, and whoever is no coordinator', async () => {
    const refused = await api('/api/webhooks', { url: 'https://169.254.169.254/latest' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('webhook-url')]);
    for (const who of ['approver', 'registrar', 'local-lead'])
      expect((await api('/api/webhooks', { url: URL }, who)).status, who).toBe(403);
    expect(await world.webhooks.all()).toEqual([]);
  });
});
