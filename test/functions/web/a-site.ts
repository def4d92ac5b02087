import { HmacSigner } from '../../../functions/adapters/node-crypto/hmac-signer.ts';
import { publicApp } from '../../../functions/web/apps/public-app.ts';
import type { SiteOptions } from '../../../functions/web/public/site-page.ts';
import { inMemoryStores } from '../../domain/in-memory/in-memory-stores.ts';

export const ORIGIN = 'https://besked.example';

type Stores = ReturnType<typeof inMemoryStores>;

/** What the public site needs, over the stores given; it is 25 November 2026 unless the test says otherwise. */
export function siteOptions(stores: Stores, now = () => Date.parse('2026-11-25T11:00:00Z')): SiteOptions {
  const { rollouts, milestones, catalogues, organisations, newsroom, newsletterIssues } = stores;
  return {
    ports: {
      rollouts,
      milestones,
      catalogues,
      organisations,
      releases: newsroom,
      issues: newsletterIssues,
    },
    origin: ORIGIN,
    accessibilityAddress: 'tillganglighet@besked.example',
    now,
  };
}

/** The public pages over stores in memory, and the errors that they ran into. */
export function aSite(stores: Stores = inMemoryStores(), now?: () => number) {
  const site = siteOptions(stores, now);
  const reads = { linkKeys: stores.linkKeys, signer: new HmacSigner(), now: site.now };
  const errors: Error[] = [];
  const app = publicApp({
    reads,
    acts: { ...reads, suppressions: stores.suppressions },
    site,
    onError: (error) => errors.push(error),
  });
  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await app.request(path, { headers })).text();
  return { app, page, errors, stores };
}
