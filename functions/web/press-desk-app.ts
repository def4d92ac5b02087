import type { Hono } from 'hono';
import { PRESS_ROUTES } from './api/press-releases.ts';
import { type OfficeOptions, officeApp } from './office-app.ts';
import type { PageRoute } from './pages/page-route.ts';
import { PRESS_SHOWN_PAGES } from './press/press-shown-pages.ts';
import { PRESS_STEP_PAGES } from './press/press-step-pages.ts';
import { PRESS_TEXT_PAGES } from './press/press-text-pages.ts';
import type { PressDeskPorts } from './press/press-visit.ts';
import { PRESS_WRITE_PAGES } from './press/press-write-pages.ts';

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
