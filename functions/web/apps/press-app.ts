import type { Hono } from 'hono';
import { PRESS_ROUTES } from '../api/press/press-releases.ts';
import { PRESS_PAGES } from '../console/press/press-pages.ts';
import type { PressPorts } from '../console/press/press-request.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/**
 * Unpublished press releases: pages and API, behind the console's sign-in. Mails and pages are shown in
 * frames.
 */
export function pressApp(options: SignedInOptions<PressPorts>): Hono {
  return signedInApp(options, { pages: PRESS_PAGES, api: PRESS_ROUTES, frames: true });
}
