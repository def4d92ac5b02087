import type { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { STYLE } from '../../templates/pages/shared/style.ts';

/** Has a page ask this app instead of the network; style comes with it. Answers the origin that the app then has. */
export async function served(page: Page, app: Hono): Promise<string> {
  const origin = 'https://pages.example';
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/style.css') return route.fulfill({ contentType: 'text/css', body: STYLE });
    if (pathname === '/mark.svg') return route.fulfill({ status: 404, body: '' });
    const body = request.postDataBuffer();
    const answer = await app.request(request.url(), {
      method: request.method(),
      headers: await request.allHeaders(),
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
  });
  return origin;
}
