import type { Catalogues } from '../../catalogue/catalogues.ts';
import { scopeOf } from '../../plan/audience.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Locale, Localised } from '../../shared/locale.ts';
import { subscribableGroups } from '../newsletter-readers.ts';

export type ShowSubscriptionPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  catalogues: Catalogues;
  organisations: Pick<Organisations, 'find'>;
};

type Scope = 'local' | 'national';

/** Choices on the subscription page. Each group belongs to organisations of its own scope. */
export type SubscriptionChoices = {
  rollout: string;
  service: Localised;
  organisations: { code: string; name: Localised; scope: Scope }[];
  groups: { id: string; name: Localised; scope: Scope }[];
  locales: Locale[];
};

/** The choices; undefined if nothing can be subscribed to. Read-only. */
export async function showSubscription(
  id: string,
  { rollouts, catalogues, organisations }: ShowSubscriptionPorts,
): Promise<SubscriptionChoices | undefined> {
  const rollout = await rollouts.find(id);
  const version = rollout && (await catalogues.currentVersion(rollout.catalogue));
  const loaded = version ? await catalogues.load(rollout.catalogue, version) : undefined;
  if (!rollout || !loaded) return undefined;
  const { catalogue } = loaded;
  const groups = subscribableGroups(catalogue).map(([group, { name, scope }]) => ({
    id: group,
    name,
    scope,
  }));
  const codes = (await rollouts.participations(id)).map(({ organisation }) => organisation);
  const found = await allSettledOrThrow(codes.map((code) => organisations.find(code)));
  const open = found.flatMap((organisation) => {
    if (!organisation) return [];
    const { code, name } = organisation;
    const scope = scopeOf(organisation);
    return groups.some((group) => group.scope === scope) ? [{ code, name, scope }] : [];
  });
  if (groups.length === 0 || open.length === 0) return undefined;
  return { rollout: id, service: rollout.name, organisations: open, groups, locales: catalogue.locales };
}
