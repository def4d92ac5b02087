import { type Catalogue, counterOf } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Facts } from '../../catalogue/fact.ts';
import type { PublicSignOff, PublicSignOffs } from '../../ledger/sign-off.ts';
import { maySubscribe, subscribePath } from '../../newsletter/newsletter-readers.ts';
import { isTold, type Milestone, type Milestones, milestonesAndChanges } from '../../plan/milestone.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { factsAfter, type PublicChange, publicChanges } from '../public-change.ts';
import type { PublicRollout } from '../public-rollout.ts';

export type LoadPublicRolloutPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'list'>;
  publicSignOffs: PublicSignOffs;
};

/** Loads a rollout with all participants in a few queries. Undefined if it does not exist. */
export async function loadPublicRollout(
  id: string,
  ports: LoadPublicRolloutPorts,
): Promise<PublicRollout | undefined> {
  const rollout = await ports.rollouts.find(id);
  if (!rollout) return undefined;
  const [participations, { milestones, changes }, organisations, current] = await allSettledOrThrow([
    ports.rollouts.participations(id),
    milestonesAndChanges(id, ports.milestones),
    ports.organisations.list(),
    ports.catalogues.currentVersion(rollout.catalogue),
  ]);
  const told = milestones.filter(isTold).sort((a, b) => a.receivedAt - b.receivedAt);
  const newest = told.at(-1);
  // The text of the newest milestone is that which was sent, even if the catalogue has changed.
  const wanted = newest?.catalogueVersion ?? current;
  const version = wanted === undefined ? undefined : await ports.catalogues.load(rollout.catalogue, wanted);
  if (!version) return undefined;
  const inOrder = changes.toSorted((one, other) => one.receivedAt - other.receivedAt);
  const changesFor = (code: string | undefined) =>
    inOrder.filter(({ change }) => change.organisation === code);
  const ofAll = publicChanges(rollout.facts, changesFor(undefined)).changes;
  const members = participations.map((participation) => ({
    participation,
    own: publicChanges(participation.facts, changesFor(participation.organisation)),
  }));
  const signOffs = rollout.namesOverdue ? await signOffsOf(told, ports) : undefined;
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  return {
    rollout,
    version,
    told: told.sort((a, b) => placeOf(a, version.catalogue) - placeOf(b, version.catalogue)),
    facts: openFactsOf({ rollout, milestones, changes: ofAll }),
    changes: [...ofAll, ...members.flatMap(({ own }) => own.changes)].sort((a, b) => a.at - b.at),
    signOffs,
    members: members.flatMap(({ participation, own: { facts } }) => {
      const organisation = byCode.get(participation.organisation);
      return organisation ? [{ organisation, participation: { ...participation, facts } }] : [];
    }),
  };
}

async function signOffsOf(
  told: readonly Milestone[],
  { publicSignOffs }: Pick<LoadPublicRolloutPorts, 'publicSignOffs'>,
): Promise<Map<string, PublicSignOff[]>> {
  const found = await allSettledOrThrow(
    told.map(async ({ id }) => [id, await publicSignOffs.ofMilestone(id)] as const),
  );
  return new Map(found);
}

/** Its step in the order of the rollout; what undoes a step stands with it. */
function placeOf({ kind }: Milestone, catalogue: Catalogue): number {
  const [step = kind] = counterOf(catalogue, kind)?.undoes ?? [];
  return Object.keys(catalogue.milestones).indexOf(step);
}

/** Path of the subscription page; undefined if there is none. */
export function subscribePathOf({ rollout, version, members }: PublicRollout): string | undefined {
  const organisations = members.map(({ organisation }) => organisation);
  return maySubscribe(version.catalogue, organisations) ? subscribePath(rollout.id) : undefined;
}

/** A milestone adds its facts to the rollout when reported, long before they may be public. */
function openFactsOf({
  rollout,
  milestones,
  changes,
}: {
  rollout: Rollout;
  milestones: readonly Milestone[];
  changes: readonly PublicChange[];
}): Facts {
  const newest = milestones
    .filter(isTold)
    .reduce<Milestone | undefined>(
      (latest, one) => (latest && latest.receivedAt > one.receivedAt ? latest : one),
      undefined,
    );
  if (newest)
    return factsAfter(
      newest.facts,
      changes.filter(({ at }) => at > newest.receivedAt),
    );
  return milestones.length === 0 ? rollout.facts : {};
}
