import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { compressed } from '../../../../functions/web/http/compressed.ts';

const LONG = 'Malmö stad, har fått veta\n'.repeat(5_000);
const app = new Hono();
app.use(compressed());
app.get('/long', (context) => context.text(LONG));
app.get('/short', (context) => context.text('kort'));
app.get('/longest', (context) => context.text('x'.repeat(7_000_000)));
app.get('/as', (context) =>
  context.body('x'.repeat(2_000), 200, { 'Content-Type': context.req.query('type') ?? '' }),
);
app.get('/archive', (context) =>
  context.body(new Uint8Array(50_000), 200, { 'Content-Type': 'application/zip' }),
);

const ask = async (path: string, accepted?: string) => {
  const headers: Record<string, string> = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  const answer = await app.request(path, { headers });
  return { encoding: answer.headers.get('content-encoding'), body: Buffer.from(await answer.arrayBuffer()) };
};

describe('a long text', () => {
  it.each(['gzip, deflate, br', '*', 'GZIP', 'br;q=1.0, gzip;q=0.1', 'identity;q=0, *;q=0.5'])(
    'is compressed for clients that accept %j, and is the same text',
    async (accepted) => {
      const { encoding, body } = await ask('/long', accepted);
      expect(encoding).toBe('gzip');
      expect(body.length).toBeLessThan(LONG.length / 20);
      expect(gunzipSync(body).toString('utf8')).toBe(LONG);
    },
  );

  it.each(['identity', 'br', 'gzip;q=0', 'gzip; q=0.0, *', '*;q=0', '', undefined])(
    'is left alone for clients that accept %j',
    async (accepted) => {
      const { encoding, body } = await ask('/long', accepted);
      expect(encoding).toBeNull();
      expect(body.toString('utf8')).toBe(LONG);
    },
  );
});

it('is compressed unasked where Lambda could not return it otherwise', async () => {
  const { encoding, body } = await ask('/longest');
  expect([encoding, gunzipSync(body).length]).toEqual(['gzip', 7_000_000]);
});

it('says to caches that it depends on what was asked for, compressed or not', async () => {
  for (const accepted of ['gzip', 'identity'])
    expect(
      (await app.request('/short', { headers: { 'Accept-Encoding': accepted } })).headers.get('vary'),
    ).toBe('Accept-Encoding');
});

it.each(['text/css', 'application/json', 'application/atom+xml', 'application/xml', 'image/svg+xml'])(
  '%s is a text',
  async (type) => {
    expect((await ask(`/as?type=${encodeURIComponent(type)}`, 'gzip')).encoding).toBe('gzip');
  },
);

it('a short text, and what is an archive already, are left alone', async () => {
  expect(await ask('/short', 'gzip')).toEqual({ encoding: null, body: Buffer.from('kort') });
  expect(await ask('/archive', 'gzip')).toMatchObject({ encoding: null, body: { length: 50_000 } });
});
