import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { budkavleClient } from '../../../local/client/budkavle-client.gen.ts';
import { clientModule, clientTextModule } from '../../../local/docs/client-module.ts';
import { aMachine, MACHINE_SECRET } from '../../fixtures/a-machine.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL } from '../../functions/web/fixtures/a-console.ts';
import { aSite } from '../../functions/web/fixtures/a-site.ts';

const FILE = 'local/client/budkavle-client.gen.ts';

let app: ReturnType<typeof aConsole>['app'];
let clientOf: (token: string) => ReturnType<typeof budkavleClient>;
let world: Awaited<ReturnType<typeof lendingWorld>>;

beforeAll(async () => {
  world = await lendingWorld();
  app = aConsole(world).app;
  const fetch = async (request: Request) => await app.request(request);
  clientOf = (token) => budkavleClient({ baseUrl: CONSOLE_URL, token, fetch });
});

const milestone = {
  ...{ id: 'typed-2026', rollout: 'lending', kind: 'decided', occurredOn: '2026-11-23' },
  ...{ organisations: ['1280'], facts: { supplier: 'Exempelbolaget AB' } },
};

describe('the client that is made from the description of the API', () => {
  it('is the one that the routes give, and is published as it is', async () => {
    const made = await clientModule();
    expect(readFileSync(FILE, 'utf8')).toBe(made);
    expect(readFileSync('functions/web/api/client.gen.ts', 'utf8')).toBe(clientTextModule(made));
    const published = await aSite(world).app.request('/api/client.ts');
    expect([published.status, published.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
    expect(await published.text()).toBe(made);
  });

  it('reads and writes through the API, with its types', async () => {
    const coordinator = clientOf('coordinator');
    const { data } = await coordinator.GET('/api/rollouts');
    expect(data?.rollouts.map(({ id }) => id)).toEqual(['lending']);
    const preview = await coordinator.POST('/api/previews', { body: { milestone, since: [] } });
    expect(preview.data?.mails).toBe(3);
    const created = await coordinator.POST('/api/milestones', { body: milestone });
    expect([created.response.status, created.data?.state]).toEqual([201, 'planning']);
    const path = { milestone: 'typed-2026' };
    const read = await coordinator.GET('/api/milestones/{milestone}', { params: { path } });
    expect(read.data?.occurredOn).toBe('2026-11-23');
  });

  it('gets a machine its tokens, one for many calls, and another one before that ends', async () => {
    await world.machines.save(aMachine());
    // Its tokens end within the minute that is kept as a margin.
    const short = aMachine({ id: 's'.repeat(26), until: world.now() + 30_000 });
    await world.machines.save(short);
    const asked: string[] = [];
    const fetch = async (request: Request) => {
      asked.push(new URL(request.url).pathname);
      return await app.request(request);
    };
    const credentials = { clientId: aMachine().id, clientSecret: MACHINE_SECRET };
    const machine = budkavleClient({ baseUrl: CONSOLE_URL, ...credentials, fetch });
    const calls = await Promise.all([1, 2, 3].map(() => machine.GET('/api/rollouts')));
    expect(calls.map(({ data }) => data?.rollouts.length)).toEqual([1, 1, 1]);
    const refused = await machine.POST('/api/milestones', { body: milestone });
    expect(refused.error?.status).toBe(403);
    const count = () => asked.filter((path) => path === '/oauth/token').length;
    expect(count()).toBe(1);
    const ending = budkavleClient({ baseUrl: CONSOLE_URL, ...credentials, clientId: short.id, fetch });
    for (const tokens of [2, 3]) {
      expect((await ending.GET('/api/rollouts')).response.status).toBe(200);
      expect(count()).toBe(tokens);
    }
    const other = budkavleClient({ baseUrl: CONSOLE_URL, ...credentials, scope: 'draft', fetch });
    await expect(other.GET('/api/rollouts')).rejects.toThrow('no token: invalid_scope');
    await expect(other.GET('/api/rollouts')).rejects.toThrow('no token: invalid_scope');
  });

  it('gives problems as the API gives them', async () => {
    const path = { milestone: 'nowhere' };
    const none = await clientOf('registrar').GET('/api/milestones/{milestone}', { params: { path } });
    expect([none.data, none.error?.status, none.error?.title]).toEqual([undefined, 404, 'Not found']);
    const nobody = await clientOf('nobody').GET('/api/rollouts');
    expect(nobody.error?.status).toBe(401);
  });

  it('refuses wrong paths, methods, bodies and fields before it is run', () => {
    expect(whatTypesRefuse).toBeTypeOf('function');
  });
});

/** Never called: the compiler refuses each of these, or says that it was expected to. */
async function whatTypesRefuse() {
  const client = clientOf('coordinator');
  // @ts-expect-error there is no such path
  await client.GET('/api/milestone');
  // @ts-expect-error it is read, not deleted
  await client.DELETE('/api/rollouts');
  // @ts-expect-error a path has its ids
  await client.GET('/api/milestones/{milestone}');
  // @ts-expect-error a body is needed
  await client.POST('/api/milestones', {});
  const { kind: _kind, ...kindless } = milestone;
  // @ts-expect-error of which no field may be missing
  await client.POST('/api/milestones', { body: kindless });
  // @ts-expect-error or be of another type
  await client.POST('/api/milestones', { body: { ...milestone, organisations: 1280 } });
  const { data } = await client.GET('/api/rollouts');
  // @ts-expect-error and an answer has no field that it does not have
  return data?.rollouts[0]?.approvals;
}
