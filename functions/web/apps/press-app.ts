import type { Hono } from 'hono';
import { PRESS_ROUTES } from '../api/press/press-releases.ts';
import type { PageRoute } from '../console/page-route.ts';
import type { PressPorts } from '../console/press/press-request.ts';
import { PRESS_STEP_PAGES } from '../console/press/press-step-pages.ts';
import { PRESS_TEXT_PAGES } from '../console/press/press-text-pages.ts';
import { PRESS_VIEW_PAGES } from '../console/press/press-view-pages.ts';
import { PRESS_WRITE_PAGES } from '../console/press/press-write-pages.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** The pages about press releases. The more exact path stands before the one with parameters. */
export const PRESS_PAGES: readonly PageRoute<PressPorts>[] = [
  ...PRESS_WRITE_PAGES,
  ...PRESS_STEP_PAGES,
  ...PRESS_TEXT_PAGES,
  ...PRESS_VIEW_PAGES,
];

/** Press releases before they are public: pages and API, behind the console's sign-in. Mails and pages are shown in frames. */
export function pressApp(options: SignedInOptions<PressPorts>): Hono {
  return signedInApp(options, { pages: PRESS_PAGES, api: PRESS_ROUTES, follows: true });
}
