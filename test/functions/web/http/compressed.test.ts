import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { compressed } from '../../../../functions/web/http/compressed.ts';

const LONG = 'Malmö stad, har fått veta\n'.repeat(5_000);
const app = new Hono();
app.use(compressed());
app.get('/long', (context) => context.text(LONG));
app.get('/short', (context) => context.text('kort'));
app.get('/archive', (context) =>
  context.body(new Uint8Array(50_000), 200, { 'Content-Type': 'application/zip' }),
);

const ask = async (path: string, accepted?: string) => {
  const headers: Record<string, string> = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  const answer = await app.request(path, { headers });
  return { encoding: answer.headers.get('content-encoding'), body: Buffer.from(await answer.arrayBuffer()) };
};

describe('a long text', () => {
  it.each(['gzip, deflate, br', '*', undefined])(
    'is compressed for clients that accept %j, and is the same text',
    async (accepted) => {
      const { encoding, body } = await ask('/long', accepted);
      expect(encoding).toBe('gzip');
      expect(body.length).toBeLessThan(LONG.length / 20);
      expect(gunzipSync(body).toString('utf8')).toBe(LONG);
    },
  );

  it.each(['identity', 'br'])('is left alone for clients that accept %j', async (accepted) => {
    const { encoding, body } = await ask('/long', accepted);
    expect(encoding).toBeNull();
    expect(body.toString('utf8')).toBe(LONG);
  });
});

it('a short text, and what is an archive already, are left alone', async () => {
  expect(await ask('/short', 'gzip')).toEqual({ encoding: null, body: Buffer.from('kort') });
  expect(await ask('/archive', 'gzip')).toMatchObject({ encoding: null, body: { length: 50_000 } });
});
