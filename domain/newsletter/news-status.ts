import type { Facts } from '../catalogue/fact.ts';
import type { ChangedFact } from '../plan/change.ts';
import type { NewsletterSlot } from '../rollout/rollout.ts';
import { canonicalJson } from '../shared/digest.ts';
import { completeNews } from './compose-issue.ts';
import { isMeantFor, type NewsItem, outdatedIn } from './news-item.ts';
import type { IssueHeading } from './newsletter-issue.ts';
import { type IssueTime, issueWithin } from './newsletter-schedule.ts';

/** An organisation's newsletter: its schedule, the next issue, and the facts in force there. */
export type NewsletterPlace = { code: string; slot: NewsletterSlot; next: IssueTime; facts: Facts };

/** Issues as known at an instant (ms). */
export type NewsContext = {
  places: readonly NewsletterPlace[];
  /** The issues that have told a piece of news, by its id. */
  told: ReadonlyMap<string, readonly IssueHeading[]>;
  now: number;
};

/** Issues sent at the same time, and their organisations. */
export type IssueGroup = IssueTime & { organisations: string[] };

/** Progress of a news item. */
export type NewsStatus = {
  item: NewsItem;
  /** `gone`: every issue that it is for has told it. `missed`: no issue falls within its days any longer. */
  state: 'on-its-way' | 'gone' | 'missed' | 'taken-back';
  /** Number of organisations it is meant for. */
  meant: number;
  /** The issues that have told it, or are about to leave with it. */
  gone: readonly IssueHeading[];
  /** Issues that will carry it, in order of time. */
  next: IssueGroup[];
  /** Number of organisations where a missing fact holds it back. */
  withheld: number;
  /**
   * What it says in typed words that has changed since it was added, and at how many organisations that holds it
   * back.
   */
  outdated: { facts: ChangedFact[]; organisations: number };
};

/** Which issues have carried a news item, and which will as things stand. Pure. */
export function newsStatusOf(item: NewsItem, { places, told, now }: NewsContext): NewsStatus {
  const meant = places.filter(({ code }) => isMeantFor(item, code));
  const ids = new Set(meant.map(({ code }) => code));
  const gone = (told.get(item.id) ?? []).filter(({ organisation }) => ids.has(organisation));
  const done = new Set(gone.map(({ organisation }) => organisation));
  const waiting = item.takenBack ? [] : meant.filter(({ code }) => !done.has(code));
  const coming = issuesOf(item, waiting, now);
  const withheld = new Set(
    waiting.filter(({ facts }) => completeNews([item], facts).length === 0).map(({ code }) => code),
  );
  const outdated = waiting.map(({ code, facts }) => ({ code, facts: outdatedIn(item, code, facts) }));
  const held = new Set(outdated.filter(({ facts }) => facts.length > 0).map(({ code }) => code));
  const next = coming.flatMap(({ organisations, ...issue }) => {
    const told = organisations.filter((code) => !withheld.has(code) && !held.has(code));
    return told.length > 0 ? [{ ...issue, organisations: told }] : [];
  });
  const state = item.takenBack
    ? 'taken-back'
    : waiting.length === 0
      ? 'gone'
      : coming.length > 0
        ? 'on-its-way'
        : 'missed';
  const changed = outdated.flatMap(({ facts }) => facts.map((each) => [canonicalJson(each), each] as const));
  return {
    ...{ item, state, meant: meant.length, gone, next, withheld: withheld.size },
    outdated: { facts: [...new Map(changed).values()], organisations: held.size },
  };
}

/** The issues within an item's days, grouped by time. */
function issuesOf(item: NewsItem, waiting: readonly NewsletterPlace[], now: number): IssueGroup[] {
  return groupsOf(waiting).flatMap(({ slot, next, organisations }) => {
    const issue = issueWithin(item, { slot, next, now });
    return issue ? [{ ...issue, organisations }] : [];
  });
}

type PlaceGroup = Pick<NewsletterPlace, 'slot' | 'next'> & { organisations: string[] };

function groupsOf(places: readonly NewsletterPlace[]): PlaceGroup[] {
  const byTime = Map.groupBy(places, ({ slot, next }) => `${slot.weekday} ${slot.hour} ${next.at}`);
  return [...byTime.values()]
    .flatMap((alike) => {
      const [first] = alike;
      return first ? [{ ...first, organisations: alike.map(({ code }) => code) }] : [];
    })
    .toSorted((one, other) => one.next.at - other.next.at);
}

/** The next issues, in order of time. */
export function comingIssues(places: readonly NewsletterPlace[]): IssueGroup[] {
  return groupsOf(places).map(({ next, organisations }) => ({ ...next, organisations }));
}
