import * as z from 'zod';

/** `held`: too late to be published without a fresh approval. `corrected`: a newer version has been published. */
export const pressStateSchema = z.enum([
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'held',
  'publishing',
  'published',
  'corrected',
  'withdrawn',
]);
export type PressState = z.infer<typeof pressStateSchema>;

export type PressTransition = { from: PressState; to: PressState; by: string; when: string };

const UNPUBLISHED = ['draft', 'submitted', 'approved', 'scheduled', 'held'] as const;

/**
 * The state machine of a release version, as data; code, tests and docs read it. What is not listed cannot
 * happen.
 */
export const PRESS_TRANSITIONS: readonly PressTransition[] = [
  ...UNPUBLISHED.map((from) => ({
    from,
    to: 'draft' as const,
    by: 'draft-press-release',
    when: from === 'draft' ? 'edited' : 'edited, which voids the approval',
  })),
  {
    from: 'draft',
    to: 'submitted',
    by: 'submit-press-release',
    when: 'text, recipients and time are frozen under a hash',
  },
  {
    from: 'submitted',
    to: 'approved',
    by: 'approve-press-release',
    when: 'a second person, never an author, under that hash',
  },
  ...(['submitted', 'held'] as const).map((from) => ({
    from,
    to: 'draft' as const,
    by: 'reject-press-release',
    when: 'an approver says no, with a reason that its authors see',
  })),
  { from: 'approved', to: 'scheduled', by: 'schedule-press-release', when: 'its hour is in the future' },
  {
    from: 'scheduled',
    to: 'publishing',
    by: 'publish-press-release',
    when: 'its hour has come, and the hash is the approved one',
  },
  {
    from: 'scheduled',
    to: 'held',
    by: 'publish-press-release',
    when: 'it is more than 15 minutes late, or what it rests on has changed',
  },
  ...(['submitted', 'approved', 'scheduled'] as const).map((from) => ({
    from,
    to: 'held' as const,
    by: 'hold-outdated-releases',
    when: 'a fact that it says has another value now',
  })),
  {
    from: 'held',
    to: 'scheduled',
    by: 'approve-press-release',
    when: 'approved again by a second person on the same day; leaves at once',
  },
  {
    from: 'publishing',
    to: 'published',
    by: 'publish-press-release',
    when: 'the page is public and the mails are queued',
  },
  { from: 'published', to: 'corrected', by: 'publish-press-release', when: 'a newer version is published' },
  ...[...UNPUBLISHED, 'published' as const].map((from) => ({
    from,
    to: 'withdrawn' as const,
    by: 'withdraw-press-release',
    when: from === 'published' ? 'withdrawn; its page says so, without the text' : 'given up',
  })),
];

/** Whether that use case may take a version from one state to another. */
export function mayGo(from: PressState, to: PressState, by: string): boolean {
  return PRESS_TRANSITIONS.some((way) => way.from === from && way.to === to && way.by === by);
}

/** Whether a version is neither public nor given up yet. */
export function isOpenRelease(state: PressState): boolean {
  return state === 'publishing' || UNPUBLISHED.some((open) => open === state);
}

/** Whether a version is public, as the newest or as an earlier one. */
export function isPublic(state: PressState): boolean {
  return state === 'published' || state === 'corrected';
}
