import type { Hono } from 'hono';
import { ROLLOUT_IMPORT_PAGES } from '../console/setup/import-rollout-pages.ts';
import type { RolloutImportPorts } from '../console/setup/rollout-import-ports.ts';
import { type SignedInOptions, signedInApp } from './signed-in-app.ts';

/** Rollout import pages, behind the console's sign-in. */
export function importRolloutApp(options: SignedInOptions<RolloutImportPorts>): Hono {
  return signedInApp(options, { pages: ROLLOUT_IMPORT_PAGES, api: [] });
}
