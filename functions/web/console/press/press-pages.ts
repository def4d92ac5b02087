import type { PageRoute } from '../page-route.ts';
import type { PressPorts } from './press-request.ts';
import { PRESS_STEP_PAGES } from './press-step-pages.ts';
import { PRESS_TEXT_PAGES } from './press-text-pages.ts';
import { PRESS_VIEW_PAGES } from './press-view-pages.ts';
import { PRESS_WRITE_PAGES } from './press-write-pages.ts';

/** Press pages. Exact paths come before those with parameters. */
export const PRESS_PAGES: readonly PageRoute<PressPorts>[] = [
  ...PRESS_WRITE_PAGES,
  ...PRESS_STEP_PAGES,
  ...PRESS_TEXT_PAGES,
  ...PRESS_VIEW_PAGES,
];
