import {
  lacksReports,
  type ReadsRestores,
  restoreStateOf,
  type TableIdentities,
} from '../../mail/restore.ts';
import { type Milestone, milestoneReachedSchema } from '../../plan/milestone.ts';
import { COORDINATOR_SOURCE, type MilestoneEvents } from '../../plan/milestone-events.ts';
import type { Refusal, Refusals } from '../../plan/refusal.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { canonicalJson } from '../../shared/digest.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt, shortened } from '../../shared/problem.ts';
import { type AcceptChangePorts, acceptChange, factChangedSchema } from './accept-change.ts';
import { acceptMilestone } from './accept-milestone.ts';

export type PlanMilestonePorts = AcceptChangePorts &
  ReadsRestores & { identity: TableIdentities; refusals: Refusals; events: MilestoneEvents };

/**
 * An event from the bus with the bus's id and time (ms); `detail` is unvalidated. `unknown`: no rule takes events of
 * this source and type, so it is only here to be refused.
 */
export type Received = {
  event: string;
  at: number;
  type?: 'MilestoneReached' | 'FactChanged';
  detail: unknown;
  unknown?: { source: string; type: string } | undefined;
  /** It comes from the bus's archive, by the command that has a restored table learn. */
  replayed?: boolean;
};

export type PlanMilestoneResult =
  | { kind: 'accepted'; milestone: string; organisations: number }
  | { kind: 'known'; milestone: string }
  | { kind: 'refused'; refusal: Refusal };

/**
 * Accepts the event of a milestone or of a change, or refuses it as a whole and stores the refusal for the
 * coordinator. Idempotent: an event is judged once. What was refused stays so however often it comes, since another
 * may have been reported in its place.
 * @throws {TemporaryFailure} while a restored table lacks what was reported before
 */
export async function planMilestone(
  received: Received,
  ports: PlanMilestonePorts,
): Promise<PlanMilestoneResult> {
  const { event, at: receivedAt } = received;
  const [before, waits] = await allSettledOrThrow([
    ports.refusals.find({ event, receivedAt }),
    !received.replayed && isBeforeOthers(ports),
  ]);
  if (waits) throw new TemporaryFailure(`event ${event} waits for those before it to be replayed`);
  if (before) return refuse(received, before, ports);
  if (received.unknown)
    return refuse(received, { reason: 'unknown-event', problems: problemsOf(received.unknown) }, ports);
  return received.type === 'FactChanged' ? planChange(received, ports) : planReached(received, ports);
}

async function isBeforeOthers({ restores, identity, now }: PlanMilestonePorts): Promise<boolean> {
  const [{ value }, current] = await allSettledOrThrow([restores.read(), identity.current()]);
  return lacksReports(restoreStateOf(value, current, now()).result);
}

async function planReached(received: Received, ports: PlanMilestonePorts): Promise<PlanMilestoneResult> {
  const parsed = parseInput(milestoneReachedSchema, received.detail);
  if (!parsed.ok) return refuse(received, { reason: 'malformed', problems: parsed.problems }, ports);
  const taken = await acceptMilestone(parsed.data, { at: received.at, byHand: false }, ports);
  if (taken.kind === 'refused') return refuse(received, { ...taken, ...namesOf(parsed.data) }, ports);
  return resultOf(taken);
}

async function planChange(received: Received, ports: PlanMilestonePorts): Promise<PlanMilestoneResult> {
  const parsed = parseInput(factChangedSchema, received.detail);
  if (!parsed.ok) return refuse(received, { reason: 'malformed', problems: parsed.problems }, ports);
  const named = namesOf(parsed.data);
  const taken = await acceptChange(parsed.data, { at: received.at, byHand: false }, ports);
  if (taken.kind === 'refused') return refuse(received, { ...taken, ...named }, ports);
  if (taken.kind === 'overtaken') {
    const problems = [problemAt('from', 'changed-meanwhile')];
    return refuse(received, { reason: 'invalid-fact', problems, ...named }, ports);
  }
  return resultOf(taken);
}

function resultOf({
  kind,
  milestone: { id, organisations },
}: {
  kind: 'accepted' | 'known';
  milestone: Milestone;
}): PlanMilestoneResult {
  return kind === 'known'
    ? { kind, milestone: id }
    : { kind, milestone: id, organisations: organisations.length };
}

function problemsOf({ source, type }: NonNullable<Received['unknown']>): Problem[] {
  return source === COORDINATOR_SOURCE
    ? [problemAt('detail-type', 'unknown', { what: 'event', value: type })]
    : [problemAt('source', 'not-one-of', { options: [COORDINATOR_SOURCE] })];
}

const KEPT_DETAIL = 20_000;
// Problems may quote input, and the resulting event must stay far below the bus's limit of 256 kB.
const KEPT_PROBLEMS = 50;

function namesOf({ id: milestone, rollout }: Pick<Milestone, 'id' | 'rollout'>) {
  return { milestone, rollout };
}

async function refuse(
  { event, at: receivedAt, detail }: Received,
  {
    reason,
    problems,
    milestone: id,
    rollout,
  }: Pick<Refusal, 'reason' | 'problems' | 'milestone' | 'rollout'>,
  ports: PlanMilestonePorts,
): Promise<PlanMilestoneResult> {
  const kept = canonicalJson(detail).slice(0, KEPT_DETAIL).toWellFormed();
  const told = problems
    .slice(0, KEPT_PROBLEMS)
    .map((found) => (typeof found === 'string' ? found : shortened(found)));
  const refusal: Refusal = {
    event,
    receivedAt,
    ...(id ? { milestone: id } : {}),
    ...(rollout ? { rollout } : {}),
    reason,
    problems: told,
    detail: kept,
  };
  await ports.refusals.keep(refusal);
  await ports.events.publish({
    type: 'MilestoneRefused',
    detail: {
      event,
      receivedAt,
      ...(id ? { id } : {}),
      ...(rollout ? { rollout } : {}),
      reason,
      problems: told.filter((found) => typeof found !== 'string'),
    },
  });
  return { kind: 'refused', refusal };
}
