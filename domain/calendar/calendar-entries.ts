import { type Catalogue, topicsDue } from '../catalogue/catalogue.ts';
import type { LedgerCell, LedgerRow } from '../ledger/ledger.ts';
import { isUndone } from '../mail/dispatch.ts';
import { hasNewsletter, readingGroups } from '../newsletter/newsletter-readers.ts';
import { issueWithin, type NewsletterSchedule, nextIssue } from '../newsletter/newsletter-schedule.ts';
import { dayOfTruth } from '../plan/day-of-truth.ts';
import { isTold, type Milestone } from '../plan/milestone.ts';
import type { PressVersion } from '../press/press-version.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import { shortDigest } from '../shared/digest.ts';
import { MINUTE_MILLIS } from '../shared/duration.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays } from '../shared/working-day.ts';
import type { CalendarEntry, CalendarSpan } from './calendar-entry.ts';

/** What a rollout's calendar is made of. */
export type CalendarBasis = {
  rollout: Rollout;
  catalogue: Catalogue;
  participations: readonly Participation[];
  milestones: readonly Milestone[];
  ledgers: readonly { milestone: Milestone; rows: readonly LedgerRow[] }[];
  schedule: NewsletterSchedule;
  /** Those that the reader sees. */
  releases: readonly PressVersion[];
  /** How many milestones and changes have been accepted; each may move days. */
  acceptances: number;
  now: number;
};

type Asked = CalendarBasis & { span: CalendarSpan };

/** Everything of a rollout between two days, by day; of one organisation, or of all. */
export function calendarEntries(basis: CalendarBasis, span: CalendarSpan): CalendarEntry[] {
  const asked = { ...basis, span };
  return [
    ...milestoneEntries(asked),
    ...startEntries(asked),
    ...workEntries(asked),
    ...newsletterEntries(asked),
    ...releaseEntries(asked),
  ]
    .filter(({ day }) => span.from <= day && day <= span.until)
    .toSorted((a, b) => (a.day === b.day ? (a.at ?? 0) - (b.at ?? 0) : a.day < b.day ? -1 : 1));
}

function isOf({ span: { organisation } }: Asked, code: string): boolean {
  return organisation === undefined || code === organisation;
}

function isStopped({ state }: Milestone): boolean {
  return state === 'stopping' || state === 'stopped';
}

/** Of one organisation a thing is the same whatever its day; of several, what falls on one day is one thing. */
function entryId({ rollout, span }: Asked, kind: string, of: readonly string[], day: string): string {
  return shortDigest('calendar', rollout.id, kind, ...of, span.organisation ?? day);
}

function groupsOf(catalogue: Catalogue, kind: string): string[] {
  return Object.entries(catalogue.groups)
    .filter(([, group]) => topicsDue(catalogue, group, kind).length > 0)
    .map(([id]) => id);
}

/** Codes by day, each with the day that is said for it. */
function byDay(codes: readonly string[], dayOf: (code: string) => string | undefined): Map<string, string[]> {
  const days = codes.flatMap((code) => {
    const day = dayOf(code);
    return day === undefined ? [] : [{ code, day }];
  });
  return new Map(
    [...Map.groupBy(days, ({ day }) => day)].map(([day, of]) => [day, of.map(({ code }) => code)]),
  );
}

function milestoneEntries(asked: Asked): CalendarEntry[] {
  const { milestones, rollout, catalogue, acceptances, now } = asked;
  const today = toStockholm(now).date;
  return milestones
    .filter((milestone) => milestone.change === undefined && !isStopped(milestone))
    .flatMap((milestone) => {
      const codes = milestone.organisations.filter((code) => isOf(asked, code) && !isUndone(milestone, code));
      const { id, kind } = milestone;
      return [...byDay(codes, (code) => dayOfTruth(milestone, code))].map(
        ([day, organisations]): CalendarEntry => ({
          ...{ id: entryId(asked, 'milestone', [id], day), kind: 'milestone', rollout: rollout.id, day },
          milestone: { id, kind, isTold: isTold(milestone) },
          ...{ organisations, groups: groupsOf(catalogue, kind) },
          ...{ isDone: isTold(milestone) && day <= today, sequence: acceptances },
        }),
      );
    });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days that facts plan for kinds of milestones which have not been reported where they are planned. */
function startEntries(asked: Asked): CalendarEntry[] {
  const { rollout, catalogue, participations, milestones, acceptances } = asked;
  return Object.entries(catalogue.milestoneDates ?? {}).flatMap(([kind, fact]) => {
    const reported = new Set(
      milestones
        .filter((one) => one.kind === kind && one.change === undefined && !isStopped(one))
        .flatMap(({ organisations }) => organisations),
    );
    const planned = participations.filter(
      ({ organisation }) => isOf(asked, organisation) && !reported.has(organisation),
    );
    const days = new Map(planned.map((one) => [one.organisation, factsInForce(rollout.facts, one)[fact]]));
    const dayOf = (code: string) => {
      const day = days.get(code);
      return typeof day === 'string' && DAY.test(day) ? day : undefined;
    };
    return [...byDay([...days.keys()], dayOf)].map(
      ([day, organisations]): CalendarEntry => ({
        ...{ id: entryId(asked, 'start', [kind], day), kind: 'start', rollout: rollout.id, day },
        ...{ milestone: { kind }, organisations, groups: groupsOf(catalogue, kind) },
        ...{ isDone: false, sequence: acceptances },
      }),
    );
  });
}

type Work = { organisation: string; cell: LedgerCell };

/**
 * Work by hand, one entry for each occasion and day: of an organisation all of its own; of all of them their
 * meetings, and what the national office has to do itself.
 */
function workEntries(asked: Asked): CalendarEntry[] {
  const { catalogue, span, rollout } = asked;
  return asked.ledgers.flatMap(({ milestone, rows }) => {
    const work = rows
      .filter(({ organisation }) => isOf(asked, organisation))
      .flatMap(({ organisation, cells }) => cells.map((cell): Work => ({ organisation, cell })))
      .filter(
        ({ organisation, cell: { carrier, channel, owner } }) =>
          carrier === 'people' &&
          (span.organisation !== undefined ||
            isMeeting(catalogue, channel) ||
            owner === 'national-office' ||
            organisation === rollout.office),
      );
    const key = ({ cell: { channel, due } }: Work) =>
      span.organisation === undefined ? `${channel} ${due}` : channel;
    return [...Map.groupBy(work, key).values()].map((of) => workEntry(asked, milestone, of));
  });
}

function isMeeting({ channels }: Catalogue, id: string): boolean {
  const channel = channels[id];
  return channel?.carrier === 'people' && channel.material.includes('agenda');
}

function workEntry(asked: Asked, milestone: Milestone, of: readonly Work[]): CalendarEntry {
  const { id, kind } = milestone;
  const cells = of.map(({ cell }) => cell);
  const channel = cells[0]?.channel ?? '';
  const day = cells.map(({ due }) => due).toSorted()[0] ?? '';
  return {
    id: entryId(asked, 'work', [id, channel], day),
    kind: isMeeting(asked.catalogue, channel) ? 'meeting' : 'task',
    ...{ rollout: asked.rollout.id, day, channel, milestone: { id, kind, isTold: isTold(milestone) } },
    organisations: [...new Set(of.map(({ organisation }) => organisation))],
    groups: [...new Set(cells.map(({ group }) => group))],
    isDone: cells.every(({ state }) => state !== 'planned' && state !== 'missed'),
    sequence: asked.acceptances,
  };
}

/** Issues to come, one entry for each time at which some leave. */
function newsletterEntries(asked: Asked): CalendarEntry[] {
  const { catalogue, schedule, span, rollout, now } = asked;
  if (!hasNewsletter(catalogue)) return [];
  const groups = readingGroups(catalogue).map(([id]) => id);
  const due = Object.entries(schedule)
    .filter(([organisation]) => isOf(asked, organisation))
    .flatMap(([organisation, entry]) => {
      const slot = { ...entry.slot, daysOff: rollout.daysOff };
      const next = nextIssue({ slot, since: entry.since }, [], now);
      const until = span.until;
      const times: { at: number; week: string; organisation: string; since: number }[] = [];
      let from = span.from;
      for (;;) {
        const issue = issueWithin({ from, until }, { slot, next, now });
        if (!issue) return times;
        const week = `${issue.week.year}-${issue.week.week}`;
        // What is late leaves now, and is no date to come.
        if (issue.at > now) times.push({ at: issue.at, week, organisation, since: entry.since });
        from = addDays(toStockholm(Math.max(issue.at, now)).date, 1);
      }
    });
  return [...Map.groupBy(due, ({ at }) => at)].map(([at, of]): CalendarEntry => {
    const week = of[0]?.week ?? '';
    return {
      id: entryId(asked, 'newsletter', [week], String(at)),
      ...{ kind: 'newsletter', rollout: rollout.id, day: toStockholm(at).date, at },
      ...{ organisations: of.map(({ organisation }) => organisation), groups, isDone: false },
      // A new hour of the week begins with its own time.
      sequence: Math.floor(Math.max(...of.map(({ since }) => since)) / MINUTE_MILLIS),
    };
  });
}

const ON_ITS_WAY: readonly PressVersion['state'][] = ['submitted', 'approved', 'scheduled'];

function releaseEntries(asked: Asked): CalendarEntry[] {
  const { releases, rollout, catalogue } = asked;
  const groups = Object.entries(catalogue.groups)
    .filter(([, { channels }]) => channels.some((name) => catalogue.channels[name]?.carrier === 'press'))
    .map(([id]) => id);
  return releases
    .filter(({ state, publishedAt }) => publishedAt !== undefined || ON_ITS_WAY.includes(state))
    .map(({ id, draft, state, publishedAt, revision }): CalendarEntry => {
      const at = publishedAt ?? draft.publishAt;
      const organisations = [draft.kind === 'local' ? draft.organisation : rollout.office];
      return {
        id: entryId(asked, 'release', [id], ''),
        ...{ kind: 'release', rollout: rollout.id, day: toStockholm(at).date, at },
        ...{ release: { id, draft, state }, organisations, groups },
        ...{ isDone: publishedAt !== undefined, sequence: revision },
      };
    })
    .filter(({ organisations, release }) =>
      // A national release concerns everybody.
      release?.draft.kind === 'national' ? true : organisations.some((code) => isOf(asked, code)),
    );
}
