/**
 * The state machine of a delivery, as data: code, tests and the drawing in docs/ all read this.
 * A rank only rises. Evidence of the mail service may arrive twice, late and in any order; the highest rank it reaches stays.
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
  // Nothing was or will be sent: no evidence can reach these two.
  skipped: 9,
  cancelled: 9,
} as const;

export type DeliveryState = keyof typeof DELIVERY_RANKS;
export type Writer = 'planner' | 'sender' | 'reconciler' | 'mail event' | 'stop' | 'person';
export type Transition = { from: DeliveryState; to: DeliveryState; by: Writer; when: string };

/** States that prove the mail service took the mail. */
export const TAKEN: readonly DeliveryState[] = ['accepted', 'delayed', 'delivered', 'bounced', 'complained'];
/** States in which something is still to happen without a person. */
export const OPEN: readonly DeliveryState[] = ['planned', 'sending'];

const evidence = (from: readonly DeliveryState[], to: DeliveryState, when: string): Transition[] =>
  from
    .filter((state) => DELIVERY_RANKS[state] < DELIVERY_RANKS[to])
    .map((state) => ({ from: state, to, by: 'mail event', when }));

const CALLED = ['sending', 'unknown', 'failed', ...TAKEN] as const satisfies readonly DeliveryState[];

/** Every way from one state to another. What is not here cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'planned', to: 'sending', by: 'sender', when: 'cleared, due, and the intent is written' },
  { from: 'planned', to: 'cancelled', by: 'stop', when: 'the milestone is stopped' },
  { from: 'sending', to: 'accepted', by: 'sender', when: 'an id came back' },
  { from: 'sending', to: 'failed', by: 'sender', when: 'refused for good, or not taken for the last time' },
  { from: 'sending', to: 'planned', by: 'sender', when: 'certainly not taken, waits' },
  { from: 'sending', to: 'skipped', by: 'sender', when: 'the recipient is suppressed, no call was made' },
  { from: 'sending', to: 'unknown', by: 'sender', when: 'no certain answer' },
  { from: 'sending', to: 'unknown', by: 'reconciler', when: 'the lease is over, the sender died' },
  {
    from: 'unknown',
    to: 'accepted',
    by: 'sender',
    when: 'the lease was over, and an id came back after all',
  },
  { from: 'unknown', to: 'failed', by: 'sender', when: 'the lease was over, and it was refused after all' },
  { from: 'unknown', to: 'accepted', by: 'person', when: 'looked up, it arrived' },
  { from: 'unknown', to: 'planned', by: 'person', when: 'looked up, it did not, sent again on purpose' },
  ...evidence(CALLED, 'accepted', 'Send'),
  ...evidence(CALLED, 'delayed', 'DeliveryDelay'),
  ...evidence(CALLED, 'delivered', 'Delivery'),
  ...evidence(CALLED, 'bounced', 'Bounce, Reject, Rendering Failure'),
  ...evidence(CALLED, 'complained', 'Complaint'),
];
