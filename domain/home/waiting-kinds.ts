import { type Gap, gapsLeft } from '../catalogue/gap.ts';
import { isOpen } from '../controls/control-log.ts';
import { isSignedOff, type SignOffPlace, signOffStanding } from '../ledger/sign-off-standing.ts';
import { isReady } from '../milestone/prepared-counter.ts';
import { authorsOf, isTold, type Milestone } from '../plan/milestone.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import type { PressVersion } from '../press/press-version.ts';
import { answerBy, waitForAnswer } from '../questions/answerer.ts';
import { type Enquiry, enquiryDay, isUrgent } from '../questions/enquiry.ts';
import type { Question } from '../questions/question.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import { DAY_MILLIS } from '../shared/duration.ts';
import type { Localised } from '../shared/locale.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays } from '../shared/working-day.ts';
import type { KnownMilestone, KnownRollout, KnownStage } from './known-rollout.ts';
import { dueBy, type Waiting, type WaitingKind } from './waiting.ts';

/** A milestone asks for a release, and what was refused or not approved for somebody to look at it, for this long. */
const ASKED_DAYS = { release: 30, refusal: 7, rejection: 7 } as const;
/** Tasks of the national office are shown this many days ahead. */
const OFFICE_DAYS = 14;

/**
 * What waits in a rollout. To add a kind: an entry here, its words (`what`, `why` and `do`) in
 * `words/<language>/home.json` and the page that it leads to in `templates/pages/console/home/waiting-links.ts`; the
 * types ask for each.
 */
export const ROLLOUT_KINDS = {
  'approve-milestone': {
    roles: ['approver'],
    watches: ['coordinator'],
    find: ({ milestones }) =>
      milestones
        .filter(({ milestone }) => milestone.state === 'held')
        .map(({ milestone }) => ({
          milestone,
          by: milestone.triggeredBy,
          count: milestone.organisations.length,
          not: [...authorsOf(milestone), ...(milestone.firstApprovedBy ? [milestone.firstApprovedBy] : [])],
          since: milestone.receivedAt,
          ...dueBy(Object.values(milestone.days ?? {})),
        })),
  },
  'approve-release': {
    roles: ['approver'],
    watches: ['coordinator'],
    find: ({ releases }) =>
      releases
        .filter(({ state, heldFor }) => state === 'submitted' || (state === 'held' && heldFor !== 'changed'))
        .map((version) => ({
          ...aboutRelease(version),
          not: version.authors,
          edition: `${version.version} ${version.hash}`,
          ...(version.submittedBy === undefined ? {} : { by: version.submittedBy }),
        })),
  },
  'approve-counter': {
    roles: ['approver'],
    watches: ['coordinator'],
    find: ({ counters, milestones }) =>
      counters
        .filter(({ counter, standing }) => !isReady(standing) && !hasFired(counter.content.id, milestones))
        .map(({ counter, standing }) => ({
          id: counter.content.id,
          milestone: { id: counter.content.id, kind: counter.content.kind },
          by: counter.preparedBy,
          not: [counter.preparedBy, ...standing.by],
          edition: String(counter.at),
          since: counter.at,
        })),
  },
  'schedule-release': {
    roles: ['coordinator'],
    find: ({ releases }) => releases.filter(({ state }) => state === 'approved').map(aboutRelease),
  },
  'rewrite-release': {
    roles: ['coordinator'],
    find: ({ releases }) =>
      releases.filter(({ state, heldFor }) => state === 'held' && heldFor === 'changed').map(aboutRelease),
  },
  'answer-rejection': {
    roles: ['coordinator'],
    find: ({ milestones, now }) =>
      milestones
        .filter(
          ({ milestone: { rejectedFor, changedAt } }) =>
            rejectedFor !== undefined && now - changedAt < ASKED_DAYS.rejection * DAY_MILLIS,
        )
        .map(({ milestone }) => ({
          milestone,
          ...(milestone.stoppedBy === undefined ? {} : { by: milestone.stoppedBy }),
          since: milestone.changedAt,
        })),
  },
  'change-release': {
    roles: ['coordinator'],
    find: ({ releases }) => releases.filter(isRejected).map(aboutRelease),
  },
  'finish-release': {
    roles: ['coordinator'],
    find: ({ releases }) =>
      releases
        .filter((one) => one.state === 'draft' && one.draft.kind === 'national' && !isRejected(one))
        .map(aboutRelease),
  },
  'write-release': {
    roles: ['coordinator'],
    find: ({ milestones }) =>
      milestones
        .filter(({ asksForRelease }) => asksForRelease)
        .map(({ milestone }) => ({ milestone, since: milestone.receivedAt })),
  },
  'finish-draft': {
    roles: ['coordinator'],
    find: ({ drafts, milestones }) =>
      drafts
        .filter(({ content }) => !hasFired(content.id, milestones))
        .map(({ content, at }) => ({
          id: content.id,
          milestone: { id: content.id, kind: content.kind },
          since: at,
          ...dueBy([content.occurredOn, content.planned?.all].filter((day) => day !== undefined)),
        })),
  },
  'close-gap': { roles: ['coordinator'], find: openGaps },
  'settle-unknown': { roles: ['coordinator'], find: (known) => withMails(known, 'unknown') },
  'send-again': { roles: ['coordinator'], find: (known) => withMails(known, 'failed') },
  'silent-organisation': { roles: ['coordinator'], find: (known) => lateAt(known, { confirmed: false }) },
  'late-tasks': { roles: ['coordinator'], find: (known) => lateAt(known, { confirmed: true }) },
  'overdue-sign-offs': { roles: ['coordinator'], find: overdueSignOffs },
  'answer-enquiry': { roles: ['coordinator'], watches: ['coordinator'], find: officeEnquiries },
  'answer-question': { roles: ['coordinator'], find: officeQuestions },
  'office-task': { roles: ['coordinator'], find: officeTasks },
} as const satisfies Record<string, WaitingKind<KnownRollout>>;

/** What waits for the stage as a whole. */
export const STAGE_KINDS = {
  'decide-control': {
    roles: ['approver'],
    watches: ['coordinator'],
    find: ({ changes }) =>
      changes
        .filter((change) => isOpen(change) && change.decided === undefined)
        .map(({ id, asked }) => ({ id, by: asked.by, not: [asked.by], since: asked.at })),
  },
  'go-on-after-restore': {
    roles: ['coordinator'],
    find: ({ hold, now }) => (hold === undefined ? [] : [{ due: toStockholm(now).date }]),
  },
  'consent-to-machine': {
    roles: ['coordinator'],
    find: ({ machines, now }) =>
      machines
        .filter(({ state, until }) => state === 'waiting' && now < until)
        .map(({ id, madeBy, madeAt }) => ({ id, by: madeBy, not: [madeBy], since: madeAt })),
  },
  'dead-webhook': {
    roles: ['coordinator'],
    find: ({ webhooks }) =>
      webhooks
        .filter(({ state }) => state === 'dead')
        .map(({ id, failingSince }) => ({ id, since: failingSince ?? 0 })),
  },
  'dead-teams-channel': {
    roles: ['coordinator'],
    find: ({ teamsChannels }) =>
      teamsChannels
        .filter(({ state, endedBy }) => state === 'dead' || endedBy === 'receiver')
        .map(({ organisation, failingSince, problem }) => ({
          organisations: [organisation],
          since: failingSince ?? problem?.at ?? 0,
        })),
  },
  'refused-event': {
    roles: ['coordinator'],
    find: ({ refusals, now }) =>
      refusals
        .filter(({ receivedAt }) => now - receivedAt < ASKED_DAYS.refusal * DAY_MILLIS)
        .map(({ event, receivedAt }) => ({ id: event, since: receivedAt })),
  },
} as const satisfies Record<string, WaitingKind<KnownStage>>;

export type RolloutKind = keyof typeof ROLLOUT_KINDS;
export type StageKind = keyof typeof STAGE_KINDS;

function aboutRelease({ id, draft }: PressVersion): Waiting {
  const name: Localised =
    draft.kind === 'national'
      ? Object.fromEntries(Object.entries(draft.texts).map(([locale, { headline }]) => [locale, headline]))
      : {};
  return {
    id,
    name,
    ...(draft.kind === 'national' ? {} : { organisations: [draft.organisation] }),
    due: toStockholm(draft.publishAt).date,
  };
}

function isRejected({ state, rejected }: PressVersion): boolean {
  return state === 'draft' && rejected !== undefined;
}

function hasFired(id: string, milestones: readonly KnownMilestone[]): boolean {
  return milestones.some(({ milestone }) => milestone.id === id);
}

/** Whether a milestone was dispatched a short while ago and has no release. `now` in ms. */
export function mayLackRelease(
  milestone: Milestone,
  { releases, now }: Pick<KnownRollout, 'releases' | 'now'>,
): boolean {
  const { id, state, undone, receivedAt } = milestone;
  const isNew = now - receivedAt < ASKED_DAYS.release * DAY_MILLIS;
  const isGoing = state !== 'stopped' && state !== 'stopping' && !undone;
  return isNew && isGoing && !releases.some((release) => isReleaseOf(release, id));
}

function isReleaseOf({ draft, state }: PressVersion, milestone: string): boolean {
  return draft.kind === 'national' && draft.milestone === milestone && state !== 'withdrawn';
}

/** Whoever planned later knows more: a gap counts where an organisation was planned last, one line for each gap. */
function openGaps({ milestones, participations, rollout }: KnownRollout): Waiting[] {
  const facts = new Map(
    participations.map((one) => [one.organisation, factsInForce(rollout.facts, one)] as const),
  );
  const seen = new Set<string>();
  const found: { gap: Gap; organisation: string; milestone: Milestone }[] = [];
  for (const { milestone, gaps: lacking } of milestones.filter(({ milestone: one }) => asksToMend(one))) {
    const here = lacking.filter(({ organisation }) => !seen.has(organisation));
    for (const { organisation, gaps } of here) {
      seen.add(organisation);
      const left = gapsLeft(gaps, { facts: facts.get(organisation) ?? {}, groups: [] });
      // Who has left cannot be told: nobody can close it.
      for (const gap of left.filter(({ kind }) => kind !== 'holders-left'))
        found.push({ gap, organisation, milestone });
    }
  }
  return [...Map.groupBy(found, ({ gap }) => gapKey(gap)).values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            gap: first.gap,
            milestone: first.milestone,
            organisations: [first, ...more].map(({ organisation }) => organisation),
            since: first.milestone.receivedAt,
          },
        ]
      : [],
  );
}

/** What is stopped is sent to nobody: what it lacked is asked for when another one lacks it. */
function asksToMend({ change, state }: Milestone): boolean {
  return !change && state !== 'stopped' && state !== 'stopping';
}

function gapKey(gap: Gap): string {
  switch (gap.kind) {
    case 'no-contact':
      return `${gap.kind} ${gap.group}`;
    case 'no-relay':
      return `${gap.kind} ${gap.group} ${gap.relay}`;
    case 'missing-fact':
      return `${gap.kind} ${gap.fact}`;
    case 'missing-text':
      return `${gap.kind} ${gap.topic} ${gap.locale} ${gap.before ?? ''}`;
    case 'no-responsible':
    case 'no-register-number':
    case 'holders-left':
      return gap.kind;
  }
}

function withMails({ milestones }: KnownRollout, what: 'unknown' | 'failed'): Waiting[] {
  return milestones.flatMap(({ milestone, counts }) => {
    const count = counts.reduce((sum, each: DeliveryCounts) => sum + each[what], 0);
    return count > 0 ? [{ milestone, count, since: milestone.receivedAt }] : [];
  });
}

/** Where tasks of an organisation's own people have passed their day, and whether these have confirmed any. */
function lateAt({ late }: KnownRollout, { confirmed }: { confirmed: boolean }): Waiting[] {
  return late
    .filter((one) => one.confirmed === confirmed)
    .map(({ organisation, occasions: count, due, holder: by }) => ({
      ...{ organisations: [organisation], count, due },
      ...(by === undefined ? {} : { by }),
    }));
}

/** Milestones that organisations should have signed off by now. */
function overdueSignOffs({ milestones, version, today }: KnownRollout): Waiting[] {
  const others = milestones.map(({ milestone }) => milestone);
  return milestones.flatMap(({ milestone, signOffs }): Waiting[] => {
    const overdue = unsigned({ milestone, signOffs }, { catalogue: version.catalogue, others, today });
    if (overdue.length === 0) return [];
    const organisations = overdue.map(({ organisation }) => organisation);
    return [{ milestone, organisations, ...dueBy(overdue.map(({ due }) => due)) }];
  });
}

/** The organisations that should have signed off a milestone by now, given their words on it. */
export function unsigned(
  { milestone, signOffs }: Pick<KnownMilestone, 'milestone' | 'signOffs'>,
  { catalogue, others, today }: Pick<SignOffPlace, 'catalogue' | 'others' | 'today'>,
): { organisation: string; due: string }[] {
  if (!isSignedOff(milestone, catalogue)) return [];
  const words = new Map(signOffs.map(({ organisation, history }) => [organisation, history.at(-1)] as const));
  const ofKind = others.filter(({ kind }) => kind === milestone.kind);
  return milestone.organisations.flatMap((organisation) => {
    const place = { milestone, catalogue, organisation, others: ofKind, today };
    const standing = signOffStanding(place, words.get(organisation));
    return standing.state === 'overdue' ? [{ organisation, due: standing.due }] : [];
  });
}

/** Questions to the office, and those that nobody at an organisation has answered in time. */
function officeQuestions({ questions, rollout, today }: KnownRollout): Waiting[] {
  return questions
    .filter(({ enquiry }) => enquiry === undefined)
    .filter((one) => one.national || waitForAnswer(one, { today, daysOff: rollout.daysOff }).late)
    .map((question) => ({
      id: question.id,
      organisations: [question.organisation],
      due: answerBy(question, rollout.daysOff),
    }));
}

/** What journalists ask the office, or has been given to somebody, or has to be answered within a day. */
function officeEnquiries({ questions, now }: KnownRollout): Waiting[] {
  return questions.flatMap((question): Waiting[] => {
    const { enquiry, national } = question;
    const isOurs = enquiry && (national || enquiry.owner !== undefined || isUrgent(enquiry, now));
    return isOurs ? [waitingEnquiry(question, enquiry, now)] : [];
  });
}

/** An enquiry as it waits: for its owner, and once it is late for everybody who answers there. */
export function waitingEnquiry({ id, organisation }: Question, enquiry: Enquiry, now: number): Waiting {
  const { owner, medium, deadline } = enquiry;
  return {
    ...{
      id,
      organisations: [organisation],
      by: medium,
      due: enquiryDay(enquiry),
      hour: toStockholm(deadline).time,
      edition: owner?.address ?? '',
    },
    ...(owner && deadline > now ? { only: owner.address } : {}),
    ...(isUrgent(enquiry, now) ? { atOnce: true as const } : {}),
  };
}

/** What the national office has to do itself: a line for each occasion. */
function officeTasks({ milestones, today }: KnownRollout): Waiting[] {
  const until = addDays(today, OFFICE_DAYS);
  return milestones.flatMap(({ milestone, work }) => {
    if (!isTold(milestone)) return [];
    const near = work.flatMap(({ organisation, left }) =>
      left
        .filter(([office, , due]) => office && due <= until)
        .map(([, channel, due]) => ({ channel, due, organisation })),
    );
    return [...Map.groupBy(near, ({ channel }) => channel)].map(
      ([channel, of]): Waiting => ({
        milestone,
        channel,
        organisations: [...new Set(of.map(({ organisation }) => organisation))],
        ...dueBy(of.map(({ due }) => due)),
      }),
    );
  });
}
