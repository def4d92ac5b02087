import { type Gap, gapsLeft } from '../catalogue/gap.ts';
import { isOpen } from '../controls/control-log.ts';
import type { LedgerCell } from '../ledger/ledger.ts';
import { signOffStanding } from '../ledger/sign-off-standing.ts';
import { isReady } from '../milestone/prepared-counter.ts';
import { authorsOf, isTold, type Milestone } from '../plan/milestone.ts';
import type { DeliveryCounts } from '../plan/plan.ts';
import type { PressVersion } from '../press/press-version.ts';
import { answerBy, waitForAnswer } from '../questions/answerer.ts';
import { type Enquiry, enquiryDay, isUrgent } from '../questions/enquiry.ts';
import type { Question } from '../questions/question.ts';
import { factsInForce } from '../rollout/rollout.ts';
import { DAY_MILLIS } from '../shared/duration.ts';
import type { Localised } from '../shared/locale.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays } from '../shared/working-day.ts';
import type { KnownMilestone, KnownRollout, KnownStage } from './known-rollout.ts';
import type { Waiting, WaitingKind } from './waiting.ts';

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
    find: ({ milestones, releases, now }) =>
      milestones
        .filter((known) => asksForRelease(known, now) && !hasRelease(known.milestone, releases))
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
  'silent-organisation': { roles: ['coordinator'], find: (known) => lateAt(known).filter(isSilent) },
  'late-tasks': { roles: ['coordinator'], find: (known) => lateAt(known).filter((one) => !isSilent(one)) },
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

function dueBy(days: readonly string[]): Pick<Waiting, 'due'> {
  const [due] = days.toSorted();
  return due === undefined ? {} : { due };
}

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

/** It is told to the press by a release, and was dispatched a short while ago. */
function asksForRelease({ milestone, summaries }: KnownMilestone, now: number): boolean {
  const isNew = now - milestone.receivedAt < ASKED_DAYS.release * DAY_MILLIS;
  const isGoing = milestone.state !== 'stopped' && milestone.state !== 'stopping' && !milestone.undone;
  const asks = summaries.some(({ obligations }) =>
    Object.values(obligations).some(({ press = 0 }) => press > 0),
  );
  return isNew && isGoing && asks;
}

function hasRelease({ id }: Milestone, releases: readonly PressVersion[]): boolean {
  return releases.some(
    ({ draft, state }) => draft.kind === 'national' && draft.milestone === id && state !== 'withdrawn',
  );
}

/** Whoever planned later knows more: a gap counts where an organisation was planned last, one line for each gap. */
function openGaps({ milestones, participations, rollout }: KnownRollout): Waiting[] {
  const facts = new Map(
    participations.map((one) => [one.organisation, factsInForce(rollout.facts, one)] as const),
  );
  const seen = new Set<string>();
  const found: { gap: Gap; organisation: string; milestone: Milestone }[] = [];
  for (const { milestone, summaries } of milestones.filter(({ milestone: one }) => !one.change)) {
    const here = summaries.filter(({ organisation }) => !seen.has(organisation));
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

type Late = Waiting & { confirmed: boolean };

function isSilent({ confirmed }: Late): boolean {
  return !confirmed;
}

/** Where tasks of an organisation's own people have passed their day. */
function lateAt({ milestones, today }: KnownRollout): Late[] {
  const rows = milestones.flatMap(({ milestone, ledger }) =>
    ledger.filter(({ organisation }) => !Object.hasOwn(milestone.undone ?? {}, organisation)),
  );
  return [...Map.groupBy(rows, ({ organisation }) => organisation)].flatMap(
    ([organisation, theirs]): Late[] => {
      const cells = theirs.flatMap((row) => row.cells).filter(isByHand);
      const late = cells.filter((cell) => isOpenCell(cell) && cell.due < today);
      const occasions = new Set(late.map(({ channel, contactName }) => `${channel} ${contactName}`));
      if (occasions.size === 0) return [];
      const holders = [...new Set(late.flatMap(({ contactName }) => contactName ?? []))];
      return [
        {
          organisations: [organisation],
          count: occasions.size,
          confirmed: cells.some(({ state }) => state === 'confirmed' || state === 'relayed'),
          ...(holders[0] === undefined ? {} : { by: holders[0] }),
          ...dueBy(late.map(({ due }) => due)),
        },
      ];
    },
  );
}

function isByHand({ carrier, owner }: LedgerCell): boolean {
  return carrier === 'people' && owner !== 'national-office';
}

/** Whether work by hand is left; what was missed can still be done. */
export function isOpenCell({ carrier, state }: LedgerCell): boolean {
  return carrier === 'people' && (state === 'planned' || state === 'missed');
}

/** Milestones that organisations should have signed off by now. */
function overdueSignOffs({ milestones, version, today }: KnownRollout): Waiting[] {
  const others = milestones.map(({ milestone }) => milestone);
  return milestones.flatMap(({ milestone, signOffs }): Waiting[] => {
    const words = new Map(
      signOffs.map(({ organisation, history }) => [organisation, history.at(-1)] as const),
    );
    const overdue = milestone.organisations.flatMap((organisation) => {
      const place = { milestone, catalogue: version.catalogue, organisation, others, today };
      const standing = signOffStanding(place, words.get(organisation));
      return standing.state === 'overdue' ? [{ organisation, due: standing.due }] : [];
    });
    if (overdue.length === 0) return [];
    const organisations = overdue.map(({ organisation }) => organisation);
    return [{ milestone, organisations, ...dueBy(overdue.map(({ due }) => due)) }];
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
  return milestones.flatMap(({ milestone, ledger }) => {
    if (!isTold(milestone)) return [];
    const cells = ledger.flatMap(({ organisation, cells: all }) =>
      all
        .filter((cell) => cell.owner === 'national-office' && isOpenCell(cell) && cell.due <= until)
        .map((cell) => ({ ...cell, organisation })),
    );
    return [...Map.groupBy(cells, ({ channel }) => channel)].map(
      ([channel, of]): Waiting => ({
        milestone,
        channel,
        organisations: [...new Set(of.map(({ organisation }) => organisation))],
        ...dueBy(of.map(({ due }) => due)),
      }),
    );
  });
}
