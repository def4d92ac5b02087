import type { Hono } from 'hono';
import { CALENDAR_PAGES } from '../console/calendar/calendar-pages.ts';
import { HOME_PAGES, type HomePorts } from '../console/home/home-pages.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/**
 * The first page behind the sign-in, the search and the calendar, which read of everything a little and write
 * nothing.
 */
export function homeApp(options: SignedInOptions<HomePorts>): Hono {
  return signedInApp(options, { pages: [...HOME_PAGES, ...CALENDAR_PAGES], api: [] });
}
