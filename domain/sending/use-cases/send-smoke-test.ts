import { type Deliveries, type Delivery, deliveryId, type Outcome } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { Variant } from '../../mail/variant.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from './plan-dispatch-part.ts';

export type SendSmokeTestPorts = PlanDispatchPartPorts;

/** Belongs to no rollout, so no ledger, register or page shows it. */
const NOBODYS = 'smoke-test';
/**
 * Takes every mail and delivers it to nobody:
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
const SIMULATOR = 'success@simulator.amazonses.com';

/**
 * Sends one mail to the mail service's simulator the way every mail is sent: planned in the table, released to
 * the queue, claimed, handed over. Returns the dispatch's id.
 */
export async function sendSmokeTest({ from }: { from: string }, ports: SendSmokeTestPorts): Promise<string> {
  const id = `${NOBODYS}-${ports.now()}`;
  const dispatch: Dispatch = {
    id,
    rollout: NOBODYS,
    purpose: 'smoke-test',
    name: { sv: 'Prov av utskick', en: 'Smoke test' },
    organisations: [NOBODYS],
    state: 'planning',
    changedAt: ports.now(),
  };
  await ports.dispatches.open(dispatch);
  const variant: Variant = {
    id: NOBODYS,
    locale: 'en',
    groups: [NOBODYS],
    channels: [],
    topics: [],
    from: { name: 'Budkavle', address: from },
    replyTo: { name: 'Budkavle', address: from },
    subject: 'Smoke test',
    html: '<p>Smoke test</p>',
    text: 'Smoke test',
  };
  const delivery: Delivery = {
    id: deliveryId(id, NOBODYS, SIMULATOR),
    organisation: NOBODYS,
    variant: variant.id,
    contact: NOBODYS,
    name: 'Simulator',
    address: SIMULATOR,
    groups: [NOBODYS],
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  };
  const part = { organisation: NOBODYS, variants: [variant], deliveries: [delivery], carries: [] };
  await planDispatchPart(dispatch, part, ports);
  return id;
}

export type FollowSmokeTestPorts = {
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  now: () => number;
  sleep: (millis: number) => Promise<unknown>;
};

const POLL_MILLIS = 1000;
const OPEN: readonly Outcome['state'][] = ['planned', 'sending', 'accepted', 'delayed'];

/** What became of the mail after at most `patience` ms, and how long that took. */
export async function followSmokeTest(
  { id, patience }: { id: string; patience: number },
  { deliveries, now, sleep }: FollowSmokeTestPorts,
): Promise<{ outcome: Outcome | undefined; millis: number }> {
  const start = now();
  for (;;) {
    const [delivery] = await deliveries.ofOrganisation(id, NOBODYS);
    const millis = now() - start;
    if (!delivery || !OPEN.includes(delivery.outcome.state) || millis >= patience)
      return { outcome: delivery?.outcome, millis };
    await sleep(POLL_MILLIS);
  }
}
