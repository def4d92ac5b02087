import type { DispatchState } from '../mail/dispatch.ts';

export type MilestoneTransition = { from: DispatchState; to: DispatchState; by: string; when: string };

/** The state machine of a milestone, as data. What is not listed cannot happen. */
export const MILESTONE_TRANSITIONS: readonly MilestoneTransition[] = [
  { from: 'planning', to: 'planned', by: 'plan-organisation', when: 'the last organisation is planned' },
  { from: 'planning', to: 'completed', by: 'plan-organisation', when: 'nobody holds what has changed' },
  { from: 'planned', to: 'approved', by: 'approve-milestone', when: 'the policy is automatic' },
  { from: 'planned', to: 'held', by: 'approve-milestone', when: 'it arrived more than six hours late' },
  { from: 'planned', to: 'held', by: 'approve-milestone', when: 'the policy requires an approver' },
  { from: 'held', to: 'held', by: 'person', when: 'approved by the first of two' },
  {
    from: 'held',
    to: 'approved',
    by: 'person',
    when: 'approved under the same hash, by others than its author',
  },
  {
    from: 'approved',
    to: 'dispatching',
    by: 'dispatch-milestone',
    when: 'the approved hash is the planned one, and it cannot be undone any more',
  },
  { from: 'dispatching', to: 'completed', by: 'send-deliveries', when: 'no delivery is open' },
  {
    from: 'completed',
    to: 'dispatching',
    by: 'person',
    when: 'a mail that ended unknown is resent on purpose',
  },
  {
    from: 'completed',
    to: 'dispatching',
    by: 'reconcile',
    when: 'a crash left a resend half done',
  },
  {
    from: 'completed',
    to: 'stopping',
    by: 'reconcile',
    when: 'it ended unapproved, with nobody to tell, and a slower job had planned mails by then',
  },
  ...(['planned', 'held', 'approved', 'dispatching'] as const).map((from) => ({
    from,
    to: 'stopping' as const,
    by: 'person',
    when: 'stopped',
  })),
  {
    from: 'stopping',
    to: 'stopped',
    by: 'send-deliveries',
    when: 'no delivery is planned or in flight, and some did not leave',
  },
  {
    from: 'stopping',
    to: 'completed',
    by: 'send-deliveries',
    when: 'every mail had left before it was stopped',
  },
  { from: 'stopped', to: 'stopping', by: 'reconcile', when: 'a mail was resent on purpose meanwhile' },
];
