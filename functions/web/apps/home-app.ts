import type { Hono } from 'hono';
import { HOME_PAGES, type HomePorts } from '../console/home/home-pages.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** The first page behind the sign-in, which reads of everything a little and writes nothing. */
export function homeApp(options: SignedInOptions<HomePorts>): Hono {
  return signedInApp(options, { pages: HOME_PAGES, api: [] });
}
