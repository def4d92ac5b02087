import { counterOf, milestoneName } from '../../catalogue/catalogue.ts';
import { dayOfTruth, sendingTime, toldTime, trueFor } from '../../plan/day-of-truth.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { changeLines, type PublicChange, type PublicChangeLine, statedInPublic } from '../public-change.ts';
import type { PublicRollout } from '../public-rollout.ts';
import { progressOfAll, publicOn, type RolloutQuery, shownIn } from '../rollout-course.ts';
import { type MilestoneTexts, type ShowRolloutPorts, toldAt } from './show-rollout.ts';

/** What an entry of the feed replaces, or is replaced by; `on`: 2026-11-25. */
export type FeedReference = { id: string; name: string; on: string };

/**
 * Something told about a rollout, in the chain of the Common Alerting Protocol: told, updated, cancelled. Times in
 * ms.
 */
export type FeedEntry = {
  /** Id of the milestone or change; never repeats. */
  id: string;
  kind: 'told' | 'updated' | 'cancelled';
  publishedAt: number;
  updatedAt: number;
  /** Absent in what only changes facts. */
  told?: Pick<MilestoneTexts, 'name' | 'lead' | 'partly'>;
  changes: PublicChangeLine[];
  /** Whose change it is, where it is one organisation's. */
  organisation?: { code: string; name: string };
  /** What has undone it everywhere. */
  undone?: FeedReference;
  replaces: FeedReference[];
};

export type RolloutFeed = { id: string; name: string; entries: FeedEntry[] };

/** Where the feed of a rollout is. */
export function rolloutFeedPath(rollout: string): string {
  return `/rollouts/${rollout}/feed.atom`;
}

/** Entries in a feed; older ones stand on the page. */
const LENGTH = 100;

/**
 * Everything that has been told about a rollout, newest first: what of it has changed, and what no longer holds. It
 * keeps what pages have let go of. Undefined if the rollout does not exist, or has told nothing yet.
 */
export async function showRolloutFeed(
  id: string,
  asked: RolloutQuery,
  { readRollout }: ShowRolloutPorts,
): Promise<RolloutFeed | undefined> {
  const open = await readRollout(id);
  if (!open || publicOn(open, asked.today).told.length === 0) return undefined;
  const told = open.told.filter((milestone) => wasTold(milestone, asked.today));
  const progress = progressOfAll(open, asked.today);
  const texts = new Map(
    told.map((milestone) => [milestone, toldAt(milestone, { open, progress, ...asked })]),
  );
  const entries = [
    ...told.map((milestone) => toldEntry(milestone, { open, told, texts, asked })),
    ...changeEntries(open, { texts, asked }),
  ];
  return {
    id,
    name: shownIn(open.rollout.name, open, asked.locale),
    entries: entries.toSorted((one, other) => other.updatedAt - one.updatedAt).slice(0, LENGTH),
  };
}

/** Whether it has been true of somebody, even if another milestone has undone it since. */
function wasTold(milestone: Milestone, today: string): boolean {
  return milestone.organisations.some((organisation) => {
    const day = dayOfTruth(milestone, organisation);
    const until = milestone.undone?.[organisation]?.on;
    return day !== undefined && day <= today && (until === undefined || day <= until);
  });
}

type Texts = ReadonlyMap<Milestone, MilestoneTexts>;
type About = { texts: Texts; asked: RolloutQuery };

function toldEntry(
  milestone: Milestone,
  { open, told, texts, asked }: About & { open: PublicRollout; told: readonly Milestone[] },
): FeedEntry {
  const { id, kind, days = {}, undone = {} } = milestone;
  const { catalogue } = open.version;
  const at = toldTime(milestone);
  const refer = (other: Milestone): FeedReference => ({
    id: other.id,
    name: milestoneName(catalogue, other.kind, asked.locale),
    on: dayIn(toldTime(other)),
  });
  const isGone = trueFor(milestone, asked.today).length === 0;
  const by = isGone && told.find((other) => Object.values(undone).some((mark) => mark.by === other.id));
  const come = Object.values(days).filter((day) => day <= asked.today);
  const { name = '', lead = '', partly } = texts.get(milestone) ?? {};
  return {
    id,
    kind: counterOf(catalogue, kind) ? 'cancelled' : 'told',
    publishedAt: at,
    updatedAt: Math.max(at, ...come.map((day) => sendingTime(day, milestone.daysOff)), by ? toldTime(by) : 0),
    told: { name, lead, ...(partly && !isGone ? { partly } : {}) },
    changes: [],
    ...(by ? { undone: refer(by) } : {}),
    replaces: told
      .filter((other) => Object.values(other.undone ?? {}).some((mark) => mark.by === id))
      .map(refer),
  };
}

/** One organisation's reason is not everybody's, as on the page. */
function changeEntries(open: PublicRollout, { texts, asked: { locale } }: About): FeedEntry[] {
  const { version, members } = open;
  const stated = statedInPublic([...texts.values()].flatMap(({ words, inside }) => [...words, ...inside]));
  return open.changes.flatMap((change, index): FeedEntry[] => {
    // The entry of the milestone says it.
    if (change.isInMilestone) return [];
    const member = members.find(({ organisation }) => organisation.code === change.organisation);
    const all = change.organisation === undefined ? change : { ...change, why: undefined };
    const lines = changeLines([all], stated, { version, locale });
    if (lines.length === 0 || (change.organisation !== undefined && !member)) return [];
    const { id, at } = change;
    return [
      {
        ...{ id, kind: 'updated', publishedAt: at, updatedAt: at, changes: lines },
        ...(member
          ? {
              organisation: {
                code: member.organisation.code,
                name: shownIn(member.organisation.name, open, locale),
              },
            }
          : {}),
        replaces: replacedBy(change, open.changes.slice(0, index), { open, texts, locale }),
      },
    ];
  });
}

/** The last change of the same facts, or else the milestones that told them. */
function replacedBy(
  change: PublicChange,
  earlier: readonly PublicChange[],
  { open, texts, locale }: { open: PublicRollout; texts: Texts; locale: string },
): FeedReference[] {
  const facts = new Set(change.facts.map(({ fact }) => fact));
  const last = earlier.findLast(
    (one) => one.organisation === change.organisation && one.facts.some(({ fact }) => facts.has(fact)),
  );
  if (last) {
    const name = changeLines([last], facts, { version: open.version, locale }).map((line) => line.name);
    return [{ id: last.id, name: name.join(', '), on: last.on }];
  }
  return [...texts].flatMap(([milestone, { name, words, inside }]) => {
    const says = statedInPublic([...words, ...inside]);
    const at = toldTime(milestone, change.organisation);
    if (at > change.at || [...facts].every((fact) => !says.has(fact))) return [];
    return [{ id: milestone.id, name, on: dayIn(at) }];
  });
}

const dayIn = (at: number) => toStockholm(at).date;
