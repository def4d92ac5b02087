import type { Hono } from 'hono';
import { PRESS_ROUTES } from '../api/press/press-releases.ts';
import type { PageRoute } from '../console/page-route.ts';
import { PRESS_SHOWN_PAGES } from '../console/press/press-shown-pages.ts';
import { PRESS_STEP_PAGES } from '../console/press/press-step-pages.ts';
import { PRESS_TEXT_PAGES } from '../console/press/press-text-pages.ts';
import type { PressDeskPorts } from '../console/press/press-visit.ts';
import { PRESS_WRITE_PAGES } from '../console/press/press-write-pages.ts';
import { type OfficeOptions, officeApp } from './signed-in-app.ts';

/** The pages about press releases. The more exact path stands before the one with parameters. */
export const PRESS_PAGES: readonly PageRoute<PressDeskPorts>[] = [
  ...PRESS_WRITE_PAGES,
  ...PRESS_STEP_PAGES,
  ...PRESS_TEXT_PAGES,
  ...PRESS_SHOWN_PAGES,
];

/** Press releases before they are public: pages and API, behind the console's sign-in. Mails and pages are shown in frames. */
export function pressDeskApp(options: OfficeOptions<PressDeskPorts>): Hono {
  return officeApp(options, { pages: PRESS_PAGES, api: PRESS_ROUTES, follows: true });
}
