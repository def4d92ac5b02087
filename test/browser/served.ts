import type { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { CONSOLE_STYLE, SITE_STYLE } from '../../templates/styles/styles.gen.ts';

/** Has a page ask this app instead of the network; style comes with it. Answers the origin that the app then has. */
export async function served(page: Page, app: Hono): Promise<string> {
  const origin = 'https://pages.example';
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const style = { '/files/style.css': CONSOLE_STYLE, '/files/site.css': SITE_STYLE }[pathname];
    if (style) return route.fulfill({ contentType: 'text/css', body: style });
    if (pathname === '/files/mark.svg') return route.fulfill({ status: 404, body: '' });
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
