import type { Delivery } from '../../domain/mail/delivery.ts';
import type { Received } from '../../domain/milestone/use-cases/plan-milestone.ts';
import { contentHash, type Milestone, milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import type { DeliveryCounts } from '../../domain/plan/plan.ts';
import { isOwn, reportIn } from './deployment.ts';
import type { Simulation } from './simulation.ts';

const TAKEN = ['accepted', 'delayed', 'delivered', 'bounced', 'complained'];
const SAME_ID = 'same-id-other-content';
const ENDS = ['completed', 'stopped'];

export type Part = { milestone: Milestone; organisation: string; rows: Delivery[] };

/** Every organisation's part of every milestone. */
export async function partsOf({ stores }: Simulation): Promise<Part[]> {
  const parts: Part[] = [];
  for (const milestone of await stores.milestones.ofRollout('lending')) {
    for (const organisation of milestone.organisations) {
      const rows = await stores.deliveries.ofOrganisation(milestone.id, organisation);
      parts.push({ milestone, organisation, rows });
    }
  }
  return parts;
}

/** Holds what is left at the end against everything that must be true then. */
export async function checkEnd(simulation: Simulation): Promise<Part[]> {
  const parts = await partsOf(simulation);
  await checkReceived(simulation);
  for (const part of parts) {
    checkSettled(simulation, part);
    for (const row of part.rows) simulation.witness.checkTrue(row);
    await checkProof(simulation, part);
    checkRecipients(simulation, part);
    await checkCounts(simulation, part);
    await checkTasks(simulation, part);
  }
  return parts;
}

/**
 * I0: what was reported is planned, or lies where somebody is called, or is kept as refused: told to everybody by
 * another report that came first.
 */
async function checkReceived({ bus, queues, stores, witness }: Simulation): Promise<void> {
  const parked = new Set(queues.milestones.deadLetters.map(reportIn));
  const refusals = await stores.refusals.latest(bus.archive.length);
  const toldAlready = new Set(
    refusals.filter(({ reason }) => reason === 'told-already').map(({ event }) => event),
  );
  for (const event of bus.archive) {
    if (isOwn(event) || parked.has(event.event) || toldAlready.has(event.event)) continue;
    const { id } = event.detail as { id: string };
    const milestone = await stores.milestones.find(id);
    if (!milestone?.planHash) witness.violated('I0', `${id} was reported and is ${milestone?.state}`);
  }
}

/** I2: nothing is open, and the milestone says so. */
function checkSettled({ witness }: Simulation, { milestone, rows }: Part): void {
  const { id, state } = milestone;
  if (!ENDS.includes(state)) witness.violated('I2', `${id} is still ${state}`);
  for (const row of rows) {
    if (['planned', 'sending'].includes(row.outcome.state))
      witness.violated('I2', `${row.id} of ${id} is still ${row.outcome.state}`);
  }
}

/**
 * What is kept as told is of the milestone that was told. After a restore it is planned again, and its words may be
 * others (docs/restore.md); it is never about something else that had been refused, or came later. What the lost table
 * had not judged any more may come first; then somebody is called, since what was told is refused.
 */
async function checkProof(simulation: Simulation, { milestone, organisation, rows }: Part): Promise<void> {
  const { stores, witness } = simulation;
  if (await isToldOf(simulation, milestone)) return;
  const variants = await stores.plans.variants(milestone.id, organisation);
  const subjects = new Map(variants.map(({ id, subject }) => [id, subject]));
  for (const { id, variant } of rows) {
    const said = witness.saidTo(id);
    if (said.size > 0 && !said.has(subjects.get(variant) ?? ''))
      witness.violated('proof', `${id} of ${milestone.id} was told something else than is kept`);
  }
}

/** Whether a restored table accepted what no table had judged, and somebody is called about what it refused then. */
async function isToldOf({ bus, stores, witness }: Simulation, milestone: Milestone): Promise<boolean> {
  const isIt = ({ detail }: Received) =>
    contentHash(milestoneReachedSchema.parse(detail)) === milestone.contentHash;
  const reports = bus.archive.filter((event) => !isOwn(event));
  const refused = bus.archive.flatMap((event) =>
    isOwn(event) && event.type === 'MilestoneRefused' ? [event.detail.event] : [],
  );
  const accepted = reports.filter(isIt);
  const isUnjudged = accepted.every(({ event, at }) => !refused.includes(event) && at < witness.restoredAt);
  const refusals = await stores.refusals.latest(bus.archive.length);
  return (
    isUnjudged && refusals.some(({ reason, milestone: id }) => reason === SAME_ID && id === milestone.id)
  );
}

/** I5: one row for everybody who was there when the plan was made, and nobody else. */
function checkRecipients({ witness }: Simulation, { milestone, organisation, rows }: Part): void {
  const frozen = witness.frozen.get(`${milestone.id}/${organisation}`);
  const due = (frozen?.contacts ?? []).map(({ address }) => address).sort();
  const planned = rows.map(({ address }) => address).sort();
  if (due.join() !== planned.join())
    witness.violated('I5', `${milestone.id}/${organisation}: due ${due.join()}, planned ${planned.join()}`);
}

/** I9: counters are what the rows say. */
async function checkCounts(simulation: Simulation, { milestone, organisation, rows }: Part): Promise<void> {
  const { stores, witness } = simulation;
  const count = (...states: string[]) => rows.filter(({ outcome }) => states.includes(outcome.state)).length;
  const true_ = {
    accepted: count(...TAKEN),
    returned: count('bounced', 'complained'),
    failed: count('failed'),
    unknown: count('unknown'),
    skipped: count('skipped'),
    cancelled: count('cancelled'),
  };
  const counts = await stores.plans.counts(milestone.id, organisation);
  for (const [name, number] of Object.entries(true_)) {
    const told = counts?.[name as keyof DeliveryCounts];
    if (told !== number)
      witness.violated('I9', `${milestone.id}/${organisation} counts ${told} ${name}, has ${number}`);
  }
  // Arrivals are counted together, some time after the last; more than there are is never told.
  const delivered = counts?.delivered ?? 0;
  if (delivered > count('delivered'))
    witness.violated('I9', `${milestone.id}/${organisation} counts ${delivered} delivered`);
  await checkLedger(simulation, { milestone, organisation });
  const reached = rows.filter(({ outcome }) =>
    [...TAKEN].filter((s) => s !== 'bounced').includes(outcome.state),
  );
  for (const { group, carrier, progress } of await stores.obligations.ofOrganisation(
    milestone.id,
    organisation,
  )) {
    const ofGroup = reached.filter(({ groups }) => groups.includes(group)).length;
    if (carrier === 'mail' && (progress.reached !== ofGroup || progress.state === 'planned'))
      witness.violated(
        'I9',
        `${group} counts ${progress.reached} reached (${progress.state}), has ${ofGroup}`,
      );
  }
}

/** I9: the ledger is what the obligations say. */
async function checkLedger(
  { stores, witness }: Simulation,
  { milestone, organisation }: Omit<Part, 'rows'>,
): Promise<void> {
  const under = `${milestone.id}/${organisation}`;
  const kept = await stores.ledgers.find(milestone.id, organisation);
  const rows = await stores.obligations.ofOrganisation(milestone.id, organisation);
  if (kept?.row.cells.length !== rows.length) witness.violated('I9', `the ledger of ${under} is not whole`);
  for (const { group, channel, progress } of rows) {
    const cell = kept?.row.cells.find((each) => each.group === group && each.channel === channel);
    if (cell?.state !== progress.state || cell.reached !== progress.reached)
      witness.violated(
        'I9',
        `${under} tells ${cell?.state} of ${group}/${channel}, which is ${progress.state}`,
      );
  }
}

/** Whoever has a duty and cannot be mailed becomes a task. */
async function checkTasks(simulation: Simulation, { milestone, organisation, rows }: Part): Promise<void> {
  const tasks = await simulation.stores.manualFollowUps.ofOrganisation(milestone.id, organisation);
  for (const { contact, list, outcome } of rows) {
    const lost = outcome.state === 'skipped' || outcome.state === 'complained' || outcome.state === 'bounced';
    if (lost && !list && !tasks.some((task) => task.contact === contact))
      simulation.witness.violated(
        'task',
        `${contact} is ${outcome.state}, and nobody is asked to reach them`,
      );
  }
}
