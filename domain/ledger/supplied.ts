import type { Obligation, ObligationState } from '../plan/obligation.ts';
import { canonicalJson } from '../shared/digest.ts';

/** States in which what an obligation supplies has been told. */
const TOLD: readonly ObligationState[] = [
  'delivered',
  'sent',
  'partly-sent',
  'published',
  'relayed',
  'confirmed',
];

/** The milestones, by id, of whose withheld messages a change has told some. */
export function suppliedBy(obligations: readonly Obligation[]): string[] {
  const supplies = obligations.filter(isTold).flatMap(({ supplies = [] }) => supplies);
  return [...new Set(supplies.map(({ milestone }) => milestone))];
}

type Change = { milestone: string; dispatch: string; rows: readonly Obligation[] };

/**
 * A milestone's obligation after a change, with its `rows`, has told of what it withheld; undefined if that changes
 * nothing.
 */
export function suppliedTo(owing: Obligation, { milestone, dispatch, rows }: Change): Obligation | undefined {
  const { group, channel, messages, withheld, progress } = owing;
  const carriers = rows.filter((row) => isTold(row) && row.group === group);
  const carrier = carriers.find(({ supplies = [] }) =>
    supplies.some((one) => one.milestone === milestone && one.channel === channel),
  );
  if (!carrier) return undefined;
  const told = (carrier.supplies ?? [])
    .filter((one) => one.milestone === milestone && one.channel === channel)
    .flatMap(({ topics }) => topics);
  const carried = messages.length === 0 || progress.dispatch === dispatch;
  const after: Obligation = {
    ...owing,
    messages: [...new Set([...messages, ...withheld.filter((topic) => told.includes(topic))])],
    withheld: withheld.filter((topic) => !told.includes(topic)),
    progress: carried ? { ...carrier.progress, dispatch } : progress,
  };
  return canonicalJson(after) === canonicalJson(owing) ? undefined : after;
}

function isTold({ progress }: Obligation): boolean {
  return TOLD.includes(progress.state);
}
