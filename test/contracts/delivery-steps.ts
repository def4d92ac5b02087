import type { Delivery, DeliveryInState, Evidence, Outcome } from '../../domain/mail/delivery.ts';
import { only } from '../fixtures/a-delivery.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import type { Open, Stores } from './stores.ts';

export const NOW = 1000;

/** Stores whose milestone `m` has these deliveries at organisation 1280. */
export async function openWith(open: Open, rows: Delivery[]): Promise<Stores> {
  const stores = await open();
  await stores.plans.write('m', aPlan({ deliveries: rows }));
  return stores;
}

export const stored = ({ deliveries }: Stores) => deliveries.ofOrganisation('m', '1280');

export async function storedOutcomes(stores: Stores): Promise<Outcome[]> {
  return (await stored(stores)).map(({ outcome }) => outcome);
}

export const claim = ({ deliveries }: Stores, rows: Delivery[], attempt = 'a1') =>
  deliveries.claim({
    dispatchId: 'm',
    deliveries: rows.map((row) => only('planned', row)),
    attempt,
    now: NOW,
    leaseUntil: NOW + 60,
  });

/** Claims one delivery, which must be free. */
export async function claimOne(
  stores: Stores,
  row: Delivery,
  attempt = 'a1',
): Promise<DeliveryInState<'sending'>> {
  const [claimed] = await claim(stores, [row], attempt);
  if (!claimed) throw new Error('nothing was claimed');
  return claimed;
}

export const settle = ({ deliveries }: Stores, from: DeliveryInState<'sending'>, outcome: Outcome) =>
  deliveries.settle('m', [{ from, outcome }]);

const tried = { tries: 1, attempt: 'a1', at: NOW };

/** What the sender may write of its first attempt, `a1`. */
export const written = {
  accepted: { state: 'accepted', ...tried, messageId: 'ses-1' },
  failed: { state: 'failed', ...tried, reason: 'MessageRejected' },
  unknown: { state: 'unknown', ...tried, reason: 'TimeoutError' },
  skipped: { state: 'skipped', ...tried, reason: 'suppressed' },
  planned: { state: 'planned', tries: 1, notBefore: NOW, reason: 'Throttling' },
} as const satisfies Partial<Record<Outcome['state'], Outcome>>;

const of = {
  dispatchId: 'm',
  organisation: '1280',
  delivery: 'delivery-1',
  attempt: 'a1',
  at: NOW + 5,
};

/** What events may prove of attempt `a1`, from the lowest rank to the highest. */
export const evidence = {
  accepted: { ...of, proves: 'accepted', messageId: 'ses-1' },
  delayed: { ...of, proves: 'delayed', reason: 'MailboxFull' },
  delivered: { ...of, proves: 'delivered' },
  bounced: { ...of, proves: 'bounced', reason: 'Permanent NoEmail', permanent: true },
  complained: { ...of, proves: 'complained', reason: 'abuse' },
} as const satisfies Record<Evidence['proves'], Evidence>;

const proven = { tries: 1, attempt: 'a1', at: NOW + 5 };

/** What each of them makes of a delivery in its first try. */
export const shown = {
  accepted: { state: 'accepted', ...proven, messageId: 'ses-1' },
  delayed: { state: 'delayed', ...proven, reason: 'MailboxFull' },
  delivered: { state: 'delivered', ...proven },
  bounced: { state: 'bounced', ...proven, reason: 'Permanent NoEmail', permanent: true },
  complained: { state: 'complained', ...proven, reason: 'abuse' },
} as const satisfies Record<Evidence['proves'], Outcome>;
