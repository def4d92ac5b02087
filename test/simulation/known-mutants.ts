import {
  type Delivery,
  type DeliveryInState,
  inState,
  type Outcome,
  provenOutcome,
  type Settled,
} from '../../domain/mail/delivery.ts';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { portWith } from '../fixtures/port-with.ts';
import type { Stores } from './content.ts';
import { mailerMutants } from './mailer-mutants.ts';
import type { Mutant } from './mutant.ts';

const keyOf = (milestone: string, { organisation, id }: Pick<Delivery, 'organisation' | 'id'>) =>
  `${milestone}#${organisation}#${id}`;

function write({ plans }: Stores, milestone: string, row: Delivery, outcome: Outcome): void {
  plans.deliveries.put(keyOf(milestone, row), { ...row, outcome });
}

/** Reads who is due, sends, and only then writes anything. */
const checkSendWrite = (stores: Stores) => {
  const { deliveries, plans } = stores;
  const stored = (milestone: string, row: Delivery) => plans.deliveries.get(keyOf(milestone, row));
  const settle = async (milestone: string, settled: readonly Settled[]) => {
    for (const { from, outcome } of settled) {
      write(stores, milestone, from, from.outcome);
      write(stores, milestone, from, outcome);
    }
  };
  const claiming = portWith(deliveries, 'claim', async (claim) => {
    const { dispatchId: milestone, settled = [], deliveries: due, attempt, leaseUntil } = claim;
    await settle(milestone, settled);
    return due.flatMap((row): DeliveryInState<'sending'>[] => {
      const found = stored(milestone, row);
      if (!found || !inState(found, 'planned')) return [];
      const tries = found.outcome.tries + 1;
      return [{ ...found, outcome: { state: 'sending', tries, attempt, leaseUntil } }];
    });
  });
  return portWith(claiming, 'settle', settle);
};

/** A mail whose sender seems to have died is sent by the next one who comes by. */
const takeLeaseOver = ({ deliveries }: Stores) =>
  portWith(deliveries, 'settle', (milestone, settled) =>
    deliveries.settle(
      milestone,
      settled.map(({ from, outcome }) =>
        outcome.state === 'unknown' && outcome.reason === 'sender-died'
          ? { from, outcome: { state: 'planned', tries: outcome.tries, notBefore: outcome.at } }
          : { from, outcome },
      ),
    ),
  );

const settleWithoutAttempt = (stores: Stores) => {
  const { deliveries } = stores;
  const settle = async (milestone: string, settled: readonly Settled[]) => {
    for (const { from, outcome } of settled) write(stores, milestone, from, outcome);
  };
  const claiming = portWith(deliveries, 'claim', async ({ settled = [], ...claim }) => {
    await settle(claim.dispatchId, settled);
    return deliveries.claim(claim);
  });
  return portWith(claiming, 'settle', settle);
};

/** A share's tally stands for the whole organisation. */
const shareIsAll = ({ plans }: Stores) =>
  portWith(plans, 'tallies', async (milestone, organisation) => {
    const [first] = await plans.tallies(milestone, organisation);
    if (!first) return [];
    const empty = { states: {}, reached: {}, arrived: {}, open: {}, mayArrive: 0, unreachable: 0 };
    const others = Array.from({ length: first.chunk.of }, (_, number) => ({
      ...{ chunk: { number, of: first.chunk.of }, at: -1 },
      ...empty,
    }));
    return others.map((other) => (other.chunk.number === first.chunk.number ? first : other));
  });

/** A claim that is asked for twice finds its own write and takes it for somebody else's. */
const ownWriteIsFailure = ({ deliveries, plans }: Stores) =>
  portWith(deliveries, 'claim', async (claim) => {
    const before = new Set(
      claim.deliveries
        .filter((row) => plans.deliveries.get(keyOf(claim.dispatchId, row))?.outcome.state === 'planned')
        .map(({ id }) => id),
    );
    return (await deliveries.claim(claim)).filter(({ id }) => before.has(id));
  });

const recordWithoutRank = (stores: Stores) =>
  portWith(stores.deliveries, 'record', async (evidence) => {
    const id = { organisation: evidence.organisation, id: evidence.delivery };
    const row = stores.plans.deliveries.get(keyOf(evidence.dispatchId, id));
    if (!row || !('attempt' in row.outcome) || row.outcome.attempt !== evidence.attempt)
      return { kind: 'foreign' };
    write(stores, evidence.dispatchId, row, provenOutcome(evidence, row.outcome.tries));
    return { kind: 'recorded', was: row.outcome };
  });

const randomIds = ({ plans }: Stores) => {
  let made = 0;
  return portWith(plans, 'write', (milestone, plan) => {
    made += 1;
    const deliveries = plan.deliveries.map((row) => ({ ...row, id: `${row.id}-${made}` }));
    return plans.write(milestone, { ...plan, deliveries });
  });
};

const recipientsOfToday = ({ plans }: Stores) =>
  portWith(
    portWith(plans, 'basis', async () => undefined),
    'freeze',
    async (_milestone, basis) => ({ basis, isNew: false }),
  );

/** Stopping writes over mails that are being sent. */
const stopOverwrites = (stores: Stores) =>
  portWith(stores.deliveries, 'cancel', async (milestone, rows, at) => {
    const organisation = rows[0]?.organisation ?? '';
    const open = (await stores.deliveries.ofOrganisation(milestone, organisation)).filter(({ outcome }) =>
      ['planned', 'sending'].includes(outcome.state),
    );
    for (const row of open) write(stores, milestone, row, { state: 'cancelled', at });
    return open.length;
  });

const nowhere = { enqueue: async () => {} };

/** Sees who has left before the intent is written, not after. */
const suppressionBeforeClaim: NonNullable<Mutant['ports']> = ({ deliveries, suppressions }) => {
  let left = new Set<string>();
  return {
    deliveries: portWith(deliveries, 'claim', async (claim) => {
      const asked = claim.deliveries.map(({ address, list }) => ({
        recipient: recipientDigest(address),
        ...(list ? { list } : {}),
      }));
      left = await suppressions.among(asked);
      return deliveries.claim(claim);
    }),
    suppressions: portWith(suppressions, 'among', async () => left),
  };
};

/** Whoever sends takes the dispatch to be as it was when the job was handed out. */
const stopNotLookedAt: NonNullable<Mutant['ports']> = ({ dispatches }, process) =>
  process !== 'deliveries'
    ? {}
    : {
        dispatches: portWith(dispatches, 'find', async (id) => {
          const found = await dispatches.find(id);
          // One that was stopped before its approval was never handed out.
          const handedOut = found?.state === 'stopping' && found.approvedHash !== undefined;
          return handedOut ? { ...found, state: 'dispatching' } : found;
        }),
      };

/** A milestone is accepted, and nothing says that it has work. */
const acceptWithoutNote = ({ dispatches, milestones }: Stores) =>
  portWith(milestones, 'accept', async (milestone, ...rest) => {
    const result = await milestones.accept(milestone, ...rest);
    await dispatches.closeWork({ id: milestone.id, at: milestone.changedAt });
    return result;
  });

/** The mistakes of other senders and of first attempts; a simulation that misses one of them proves nothing. */
export const KNOWN_MUTANTS = {
  ...mailerMutants,
  'check, send, write': () => ({ backends: (stores) => ({ deliveries: checkSendWrite(stores) }) }),
  'expired lease sent again': () => ({ backends: (stores) => ({ deliveries: takeLeaseOver(stores) }) }),
  'result written without attempt': () => ({
    backends: (stores) => ({ deliveries: settleWithoutAttempt(stores) }),
  }),
  'a share taken for the whole': () => ({ backends: (stores) => ({ plans: shareIsAll(stores) }) }),
  'own write read as failure': () => ({ backends: (stores) => ({ deliveries: ownWriteIsFailure(stores) }) }),
  'events without rank': () => ({ backends: (stores) => ({ deliveries: recordWithoutRank(stores) }) }),
  'random ids in the planner': () => ({ backends: (stores) => ({ plans: randomIds(stores) }) }),
  'recipients resolved again': () => ({ backends: (stores) => ({ plans: recipientsOfToday(stores) }) }),
  'stop overwrites mails in the air': () => ({
    backends: (stores) => ({ deliveries: stopOverwrites(stores) }),
  }),
  'nothing sent again from the sweep': () => ({
    ports: (_ports, process) => (process === 'reconcile' ? { sendJobs: nowhere } : {}),
  }),
  'half-written plans not resumed': () => ({
    ports: (_ports, process) => (process === 'reconcile' ? { planJobs: nowhere } : {}),
  }),
  'milestone accepted without a note of work': () => ({
    backends: (stores) => ({ milestones: acceptWithoutNote(stores) }),
  }),
  'stop looked at only when handing out': () => ({ ports: stopNotLookedAt }),
  'suppression read before the intent': () => ({ ports: suppressionBeforeClaim }),
} as const satisfies Record<string, () => Mutant>;

export type MutantName = keyof typeof KNOWN_MUTANTS;
