import { shareOf } from '../ledger/coverage.ts';
import { isTold, type Milestone } from '../plan/milestone.ts';
import { type RolloutProgress, rolloutProgressOf } from '../public/rollout-progress.ts';
import type { KnownMilestone, KnownRollout } from './known-rollout.ts';

/**
 * Where an organisation stands: how many occasions are late or left to it at the newest milestone, if it takes part.
 */
export type OrganisationState = RolloutProgress & { late: number; left: number; takesPart: boolean };

/** How a rollout stands today. */
export type RolloutState = {
  /** Told last, and not a change. */
  newest: Milestone | undefined;
  /** Municipalities and regions, by code. */
  organisations: OrganisationState[];
  figures: {
    /** Of those of the newest milestone, and how many of them have nothing left to do by hand. */
    takePart: number;
    done: number;
    late: number;
    /** Share of its messages that are told, 0 to 1. */
    told: number | undefined;
  };
};

/** The milestone of a rollout that was told last. */
export function newestTold<Known extends Pick<KnownMilestone, 'milestone'>>(
  milestones: readonly Known[],
): Known | undefined {
  return milestones.find(({ milestone }) => isTold(milestone) && milestone.change === undefined);
}

/** The state of a rollout in one picture: every organisation, and four figures of the newest milestone. */
export function rolloutState(known: KnownRollout): RolloutState {
  const { version, milestones, participations, organisations, rollout, today, reach } = known;
  const newest = newestTold(milestones);
  const course = {
    catalogue: version.catalogue,
    told: milestones.map(({ milestone }) => milestone).filter((one) => isTold(one) && !one.change),
    facts: rollout.facts,
    members: participations.length,
    today,
  };
  const channels = new Map(
    (newest?.work ?? []).map(({ organisation, left }) => {
      const own = left.filter(([office]) => !office);
      const count = (of: typeof own) => new Set(of.map(([, channel]) => channel)).size;
      return [organisation, { left: count(own), late: count(own.filter(([, , due]) => due < today)) }];
    }),
  );
  const states = participations.flatMap((participation): OrganisationState[] => {
    const organisation = organisations.get(participation.organisation);
    if (!organisation || organisation.kind === 'national') return [];
    const { left = 0, late = 0 } = channels.get(organisation.code) ?? {};
    const takesPart = newest?.milestone.organisations.includes(organisation.code) ?? false;
    return [{ ...rolloutProgressOf({ organisation, participation }, course), left, late, takesPart }];
  });
  const taking = states.filter(({ takesPart }) => takesPart);
  return {
    newest: newest?.milestone,
    organisations: states,
    figures: {
      takePart: taking.length,
      done: taking.filter(({ left }) => left === 0).length,
      late: taking.filter(({ late }) => late > 0).length,
      told: reach && shareOf(reach),
    },
  };
}
