/**
 * The state machine of a delivery, as data: code, tests and the drawing in docs/ all read this.
 * A rank only rises. Evidence from SES may arrive twice, late and in any order; the highest rank reached stays.
 */
export const DELIVERY_RANKS = {
  planned: 0,
  sending: 1,
  unknown: 2,
  failed: 3,
  accepted: 4,
  delayed: 5,
  delivered: 6,
  bounced: 7,
  complained: 8,
  // Nothing was or will be sent: no evidence can exist for these two, but in a table that was restored.
  skipped: 9,
  cancelled: 9,
} as const;

/**
 * The rank of a bounce that is not permanent, below a delivery: an out-of-office reply comes as one after the mail
 * has arrived (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html), and may
 * also be heard of before the delivery is.
 */
export const TRANSIENT_BOUNCE_RANK = 5.5;

export type DeliveryState = keyof typeof DELIVERY_RANKS;
export type Writer = 'planner' | 'sender' | 'reconciler' | 'mail event' | 'stop' | 'person';
export type Transition = { from: DeliveryState; to: DeliveryState; by: Writer; when: string };

/** States that prove that SES accepted the mail. */
export const TAKEN: readonly DeliveryState[] = ['accepted', 'delayed', 'delivered', 'bounced', 'complained'];
/** States that will change without a person. */
export const OPEN: readonly DeliveryState[] = ['planned', 'sending'];

const evidence = (from: readonly DeliveryState[], to: DeliveryState, when: string): Transition[] =>
  from
    .filter((state) => DELIVERY_RANKS[state] < DELIVERY_RANKS[to])
    .map((state) => ({ from: state, to, by: 'mail event', when }));

const CALLED = ['sending', 'unknown', 'failed', ...TAKEN] as const satisfies readonly DeliveryState[];
const UNDELIVERED = CALLED.filter((state) => state !== 'delivered');

/** States without an attempt, or of an earlier one, that a restored table can have of a mail that has left. */
const LOST = ['planned', 'skipped', 'cancelled'] as const satisfies readonly DeliveryState[];

const lostEvidence = (to: DeliveryState, when: string): Transition[] =>
  LOST.map((from) => ({ from, to, by: 'mail event', when: `${when}, sent before the table was restored` }));

/** Every transition. What is not here cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'planned', to: 'sending', by: 'sender', when: 'approved, due, and the intent is written' },
  { from: 'planned', to: 'cancelled', by: 'stop', when: 'the dispatch is stopped' },
  {
    from: 'planned',
    to: 'unknown',
    by: 'sender',
    when: 'the table was restored to a moment before the mail may have left',
  },
  { from: 'sending', to: 'accepted', by: 'sender', when: 'SES returned an id' },
  {
    from: 'sending',
    to: 'failed',
    by: 'sender',
    when: 'rejected for something in this mail',
  },
  {
    from: 'sending',
    to: 'planned',
    by: 'sender',
    when: 'certainly not accepted, waits for the next attempt or for a hold to end',
  },
  { from: 'sending', to: 'skipped', by: 'sender', when: 'the recipient is suppressed; no call was made' },
  { from: 'sending', to: 'unknown', by: 'sender', when: 'no certain answer' },
  { from: 'sending', to: 'unknown', by: 'reconciler', when: 'the lease expired: the sender died' },
  {
    from: 'unknown',
    to: 'accepted',
    by: 'sender',
    when: 'the lease had expired, and SES returned an id after all',
  },
  {
    from: 'unknown',
    to: 'failed',
    by: 'sender',
    when: 'the lease had expired, and SES rejected it after all',
  },
  { from: 'unknown', to: 'accepted', by: 'person', when: 'looked up: it arrived' },
  {
    from: 'unknown',
    to: 'planned',
    by: 'person',
    when: 'looked up: it did not arrive, or resent on purpose',
  },
  { from: 'failed', to: 'planned', by: 'person', when: 'what was wrong is mended, sent again' },
  ...evidence(CALLED, 'accepted', 'Send'),
  ...evidence(CALLED, 'delayed', 'DeliveryDelay'),
  ...evidence(CALLED, 'delivered', 'Delivery'),
  ...evidence(UNDELIVERED, 'bounced', 'Bounce, Reject, Rendering Failure'),
  { from: 'delivered', to: 'bounced', by: 'mail event', when: 'permanent Bounce' },
  { from: 'bounced', to: 'delivered', by: 'mail event', when: 'Delivery; the Bounce was not permanent' },
  ...evidence(CALLED, 'complained', 'Complaint'),
  ...lostEvidence('accepted', 'Send'),
  ...lostEvidence('delayed', 'DeliveryDelay'),
  ...lostEvidence('delivered', 'Delivery'),
  ...lostEvidence('bounced', 'Bounce, Reject, Rendering Failure'),
  ...lostEvidence('complained', 'Complaint'),
];
