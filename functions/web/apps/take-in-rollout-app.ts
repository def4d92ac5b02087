import type { Hono } from 'hono';
import { TAKE_IN_PAGES, type TakeInPorts } from '../console/setup/take-in-pages.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** Rollout import pages, behind the console's sign-in. */
export function takeInRolloutApp(options: SignedInOptions<TakeInPorts>): Hono {
  return signedInApp(options, { pages: TAKE_IN_PAGES, api: [] });
}
