import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addMachine, confirmMachine, endMachine } from '../../../../domain/people/use-cases/keep-machines.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { aMachine, MACHINE_SECRET } from '../../../fixtures/a-machine.ts';
import { aPerson } from '../../../fixtures/a-person.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL } from '../fixtures/a-console.ts';

const ANNA = 'anna.ek@kansli.example';
const BO = 'bo.ek@kansli.example';
const HOUR = 3_600_000;
const FORM = 'application/x-www-form-urlencoded';

let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;
let time: number;

beforeEach(async () => {
  world = await lendingWorld();
  time = world.now();
  site = aConsole({ ...world, now });
  await world.machines.save(aMachine());
});

const now = () => time;
const ports = () => ({ ...world, now, newSecret });
const add = async (scopes: readonly string[], name = 'Diariet') => {
  const added = await addMachine({ name, scopes, by: ANNA }, ports());
  if (added.kind !== 'done') throw new Error('refused');
  return { id: added.machine.id, secret: added.secret };
};

/** What the library makes of the answer to a request for a token. */
async function granted(
  client: { id: string; secret: string },
  { way = oauth.ClientSecretBasic, scope }: { way?: typeof oauth.ClientSecretPost; scope?: string } = {},
) {
  const server = { issuer: CONSOLE_URL, token_endpoint: `${CONSOLE_URL}/oauth/token` };
  const who = { client_id: client.id };
  const asked = await oauth.clientCredentialsGrantRequest(
    server,
    who,
    way(client.secret),
    scope === undefined ? {} : { scope },
    { [oauth.customFetch]: async (url, init) => site.app.request(url, z.custom<RequestInit>().parse(init)) },
  );
  return oauth.processClientCredentialsResponse(server, who, asked);
}

const asks = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
  site.request('/oauth/token', {
    method,
    headers: { 'content-type': FORM, ...headers },
    ...(method === 'POST' ? { body } : {}),
  });
const said = async (answer: Response | Promise<Response>) => {
  const given = await answer;
  const { error } = z
    .strictObject({ error: z.string(), error_description: z.string() })
    .parse(await given.json());
  return { status: given.status, headers: given.headers, error };
};
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const GRANT = 'grant_type=client_credentials';
const { id: ID } = aMachine();
const POSTED = `${GRANT}&client_id=${ID}&client_secret=${MACHINE_SECRET}`;

describe('a client library', () => {
  it('gets a token in both ways, which opens what its scope covers', async () => {
    const machine = await add(['read']);
    for (const way of [oauth.ClientSecretBasic, oauth.ClientSecretPost]) {
      const token = await granted(machine, { way });
      expect(token).toMatchObject({ token_type: 'bearer', expires_in: 1800, scope: 'read' });
      const asked = await oauth.protectedResourceRequest(
        token.access_token,
        'GET',
        new URL(`${CONSOLE_URL}/api/rollouts`),
        undefined,
        undefined,
        {
          [oauth.customFetch]: async (url, init) =>
            site.app.request(url, z.custom<RequestInit>().parse(init)),
        },
      );
      expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('lending')]);
    }
  });

  it('understands every refusal', async () => {
    const errorOf = (client: { id: string; secret: string }, scope?: string) =>
      granted(client, scope === undefined ? {} : { scope }).then(
        () => 'granted',
        (error: unknown) =>
          error instanceof oauth.ResponseBodyError ? `${error.status} ${error.error}` : String(error),
      );
    const machine = await add(['read']);
    // 401 has WWW-Authenticate, which the library reads as its own kind of error.
    const wrong = granted({ ...machine, secret: 'wrong' });
    await expect(wrong).rejects.toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect(await errorOf(machine, 'draft')).toBe('400 invalid_scope');
    expect(await errorOf(machine, 'read admin')).toBe('400 invalid_scope');
    expect(await errorOf(machine, 'read')).toBe('granted');
    expect(await errorOf(await add(['draft'], 'Väntar'))).toBe('400 unauthorized_client');
  });
});

describe('the address of tokens', () => {
  it('answers every fault as RFC 6749 section 5.2 has it, and nobody keeps the answer', async () => {
    const cases: [body: string, headers: Record<string, string>, status: number, error: string][] = [
      ['', {}, 400, 'invalid_request'],
      [`client_id=${ID}&client_secret=${MACHINE_SECRET}`, {}, 400, 'invalid_request'],
      [POSTED, { 'content-type': 'application/json' }, 400, 'invalid_request'],
      [`${POSTED}&scope=read&scope=read`, {}, 400, 'invalid_request'],
      [`${POSTED}&${GRANT}`, {}, 400, 'invalid_request'],
      [POSTED, basic(ID, MACHINE_SECRET), 400, 'invalid_request'],
      [`${GRANT}&client_id=${'o'.repeat(26)}`, basic(ID, MACHINE_SECRET), 400, 'invalid_request'],
      [`${POSTED}&x=${'x'.repeat(20_000)}`, {}, 400, 'invalid_request'],
      [POSTED.replace('client_credentials', 'password'), {}, 400, 'unsupported_grant_type'],
      [POSTED.replace('client_credentials', 'authorization_code'), {}, 400, 'unsupported_grant_type'],
      [`${POSTED}&scope=approve`, {}, 400, 'invalid_scope'],
      [`${POSTED}&scope=draft`, {}, 400, 'invalid_scope'],
      [GRANT, {}, 401, 'invalid_client'],
      [`${GRANT}&client_id=${ID}`, {}, 401, 'invalid_client'],
      [POSTED.replace(MACHINE_SECRET, 'wrong'), {}, 401, 'invalid_client'],
      [`${GRANT}&client_id=${'o'.repeat(26)}&client_secret=${MACHINE_SECRET}`, {}, 401, 'invalid_client'],
      [`${GRANT}&client_id=../../people&client_secret=x`, {}, 401, 'invalid_client'],
      [GRANT, basic(ID, 'wrong'), 401, 'invalid_client'],
      [GRANT, basic('', ''), 401, 'invalid_client'],
      [GRANT, { authorization: 'Basic %%%' }, 401, 'invalid_client'],
      [GRANT, { authorization: 'Bearer coordinator' }, 401, 'invalid_client'],
    ];
    for (const [body, headers, status, error] of cases) {
      const answer = await said(asks(body, headers));
      expect([answer.status, answer.error], `${body.slice(0, 200)} ${JSON.stringify(headers)}`).toEqual([
        status,
        error,
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('www-authenticate') !== null).toBe(status === 401);
    }
    expect(site.errors).toEqual([]);
    const good = await asks(`${POSTED}&scope=`);
    expect([good.status, good.headers.get('cache-control'), good.headers.get('pragma')]).toEqual([
      ...[200, 'no-store', 'no-cache'],
    ]);
    expect((await asks('', {}, 'GET')).status).toBe(405);
  });

  it('gives sixty tokens an hour, and counts guesses too', async () => {
    for (let guess = 0; guess < 59; guess += 1) await asks(POSTED.replace(MACHINE_SECRET, `guess-${guess}`));
    expect((await asks(POSTED)).status).toBe(200);
    const over = await said(asks(POSTED));
    expect([over.status, Number(over.headers.get('retry-after')) > 0]).toEqual([429, true]);
    // Another machine has its own count, and this one has a new one an hour later.
    const other = await add(['read']);
    expect((await granted(other)).scope).toBe('read');
    time += HOUR;
    expect((await asks(POSTED)).status).toBe(200);
  });
});

describe('a machine', () => {
  const rollouts = async (token: string) => (await site.call(token, '/api/rollouts')).status;

  it('is out with the next request once it has ended, or whoever made it is no coordinator', async () => {
    const machine = await add(['read']);
    const { access_token: token } = await granted(machine);
    expect(await rollouts(token)).toBe(200);
    expect(await endMachine({ id: machine.id, by: BO }, ports())).toBe('done');
    expect(await rollouts(token)).toBe(401);
    await expect(granted(machine)).rejects.toThrow();
    expect(await endMachine({ id: machine.id, by: BO }, ports())).toBe('not-there');

    const coordinator = aPerson({ address: ANNA, role: 'coordinator' });
    await world.people.change({ version: 0, put: [coordinator], entries: [] });
    const second = await add(['read'], 'Två');
    const { access_token: other } = await granted(second);
    expect(await rollouts(other)).toBe(200);
    await world.people.change({ version: 1, put: [{ ...coordinator, role: 'registrar' }], entries: [] });
    expect(await rollouts(other)).toBe(401);
    await world.people.change({ version: 2, put: [{ ...coordinator, state: 'ended' }], entries: [] });
    expect(await rollouts(other)).toBe(401);
    await expect(granted(second)).rejects.toThrow();
  });

  it('has tokens for half an hour, and access for a year, or a quarter if its maker is not listed', async () => {
    const DAY = 24 * HOUR;
    const unlisted = await add(['read']);
    const { access_token: token } = await granted(unlisted);
    time += HOUR / 2 - 1;
    expect(await rollouts(token)).toBe(200);
    time += 1;
    expect(await rollouts(token)).toBe(401);
    const person = aPerson({ address: ANNA, role: 'coordinator' });
    await world.people.change({ version: 0, put: [person], entries: [] });
    const listed = await add(['read'], 'Listad');
    time += 90 * DAY;
    await expect(granted(unlisted)).rejects.toThrow();
    time += 274 * DAY;
    expect((await granted(listed)).scope).toBe('read');
    time += DAY;
    await expect(granted(listed)).rejects.toThrow();
  });

  it('from before a restore is out: it may have been ended since the moment that came back', async () => {
    const machine = await add(['read']);
    const { access_token: token } = await granted(machine);
    // Somebody holds sending before it, and nothing is lost yet.
    await world.restores.write({ restores: [{ table: 'lost', heldAt: time }] }, 0);
    expect(await rollouts(token)).toBe(200);
    await world.restores.write({ restores: [{ table: 'new', to: 1, heldAt: time }] }, 1);
    expect(await rollouts(token)).toBe(401);
    await expect(granted(machine)).rejects.toThrow();
    time += 1;
    expect((await granted(await add(['read']))).scope).toBe('read');
  });

  it('drafts with a second coordinator’s consent alone, never with its maker’s', async () => {
    const machine = await add(['read', 'draft']);
    await expect(granted(machine)).rejects.toThrow();
    expect(await confirmMachine({ id: machine.id, by: ANNA.toUpperCase() }, ports())).toBe('own');
    await expect(granted(machine)).rejects.toThrow();
    expect(await confirmMachine({ id: machine.id, by: BO }, ports())).toBe('done');
    expect((await granted(machine)).scope).toBe('draft read');
    expect((await granted(machine, { scope: 'read' })).scope).toBe('read');
    // What was given for less stays less.
    expect(await confirmMachine({ id: machine.id, by: BO }, ports())).toBe('not-there');
  });

  it('ends even if it gets tokens all the while', async () => {
    const machine = await add(['read']);
    const results = await Promise.all([
      ...Array.from({ length: 10 }, () => granted(machine).catch(() => undefined)),
      endMachine({ id: machine.id, by: BO }, ports()),
    ]);
    expect(results.at(-1)).toBe('done');
    expect((await world.machines.find(machine.id))?.state).toBe('ended');
  });

  it('leaves nothing in the store that opens anything, and every use under its own id', async () => {
    const machine = await add(['read']);
    const { access_token: token } = await granted(machine);
    await site.call(token, '/api/controls');
    await site.call(token, '/api/rollouts');
    const stored = JSON.stringify([await world.machines.all(), await world.controlLog.entries()]);
    expect(stored).not.toContain(machine.secret);
    expect(stored).not.toContain(machine.secret.replace('budkavle_secret_', ''));
    expect(await world.machines.findToken(token)).toBeUndefined();
    expect(site.machineCalls).toEqual([
      { machine: machine.id, operation: 'POST /oauth/token', status: 200 },
      { machine: machine.id, operation: 'GET /api/controls', status: 403 },
      { machine: machine.id, operation: 'GET /api/rollouts', status: 200 },
    ]);
    expect((await world.controlLog.entries()).map(({ did, by }) => [did, by])).toEqual([['noted', ANNA]]);
  });

  it('opens no page, whatever its cookie says', async () => {
    const { access_token: token } = await granted(await add(['read']));
    const answer = await site.browse(token, '/overview');
    const stranger = await site.browse('nobody', '/overview');
    expect([answer.status, await answer.text()]).toEqual([401, await stranger.text()]);
  });
});
