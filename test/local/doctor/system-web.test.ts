import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { systemWeb } from '../../../local/doctor/system-web.ts';

const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: '/rollouts' }).end();
  else response.writeHead(request.url === '/rollouts' ? 200 : 503).end('words');
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
});
afterAll(() => server.close());

it('says what a page answers, and follows nobody elsewhere', async () => {
  expect(await systemWeb.status(`${url}/rollouts`)).toBe(200);
  expect(await systemWeb.status(`${url}/broken`)).toBe(503);
  expect(await systemWeb.status(`${url}/moved`)).toBe(302);
});

it('says nothing where nobody answers', async () => {
  expect(await systemWeb.status('http://127.0.0.1:1/rollouts')).toBeUndefined();
  expect(await systemWeb.status('https://nobody.invalid/rollouts')).toBeUndefined();
});
