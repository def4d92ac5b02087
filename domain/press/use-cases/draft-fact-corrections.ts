import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { ChangeMilestone, Milestones } from '../../plan/milestone.ts';
import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { isSameJson } from '../../shared/digest.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { inLocale } from '../../shared/locale.ts';
import { changesInAll, correctedDraft, type SayPressCorrection } from '../fact-correction.ts';
import type { PressReleases, PressVersion } from '../press-version.ts';

export type DraftFactCorrectionsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'changesOf'>;
  catalogues: Pick<Catalogues, 'load'>;
  pressReleases: Pick<PressReleases, 'ofRollout' | 'versions' | 'open' | 'replace' | 'remembered'>;
  sayCorrection: SayPressCorrection;
  now: () => number;
};

/** A day without rounds, during which the alarm for missing rounds is on, forgets no change. */
const BACK_MILLIS = DAY_MILLIS;

/**
 * Drafts a correction of each published release that says the old value of a fact that has changed since, and of each
 * local edition whose national release has been corrected since. Nothing is published without people: it is submitted,
 * approved and scheduled as any. A correction that somebody is writing, or has given up, is left to them. Runs every
 * minute; idempotent. Returns the ids of the releases.
 */
export async function draftFactCorrections(ports: DraftFactCorrectionsPorts): Promise<string[]> {
  const drafted: string[] = [];
  const since = ports.now() - BACK_MILLIS;
  const due = await ports.pressReleases.remembered(since, ports.now());
  const isCorrected = due.some(({ version }) => version > 1);
  for (const { id } of await ports.rollouts.list()) {
    const changes = (await ports.milestones.changesOf(id)).toSorted(
      (one, other) => one.receivedAt - other.receivedAt,
    );
    const newest = changes.at(-1);
    // What a milestone brought has its time, which may lie days before it was dispatched.
    const isChanged = changes.some((one) => one.receivedAt >= since || one.changedAt >= since);
    if (!isChanged && !isCorrected) continue;
    drafted.push(...(await draftOfRollout(id, { changes, newest }, ports)));
  }
  return drafted;
}

async function draftOfRollout(
  rollout: string,
  { changes, newest }: { changes: readonly ChangeMilestone[]; newest: ChangeMilestone | undefined },
  { catalogues, pressReleases, sayCorrection, now }: DraftFactCorrectionsPorts,
): Promise<string[]> {
  const version = newest && (await catalogues.load(newest.catalogue, newest.catalogueVersion));
  const about = { changes, catalogue: version?.catalogue, say: sayCorrection, at: now() };
  const ids = await pressReleases.ofRollout(rollout);
  const all = new Map(await mapInChunks(ids, async (id) => [id, await pressReleases.versions(id)] as const));
  const drafted = await mapInChunks(ids, async (id): Promise<string[]> => {
    const next = nextOf(all.get(id) ?? [], { ...about, all });
    if (!next) return [];
    const kept = next.revision === 1 ? await pressReleases.open(next) : await pressReleases.replace(next);
    return kept && next.state === 'draft' ? [id] : [];
  });
  return drafted.flat();
}

type About = {
  changes: readonly ChangeMilestone[];
  catalogue: Catalogue | undefined;
  /** Every release of the rollout, by id. */
  all: ReadonlyMap<string, readonly PressVersion[]>;
  say: SayPressCorrection;
  at: number;
};

/** The correction to be stored: a new version, or another wording of one that nobody has touched. */
function nextOf(
  versions: readonly PressVersion[],
  { changes, catalogue, all, say, at }: About,
): PressVersion | undefined {
  const [published, newest] = [publishedOf(versions), versions.at(-1)];
  if (!published || !newest) return undefined;
  const isOwn = newest.state === 'draft' && newest.authors.every((author) => author === SYSTEM_ACTOR);
  // What people are writing is theirs, and so is what they have given up, until something else changes.
  const { draft, publishedAt = published.changedAt } = published;
  const national = draft.kind === 'local' ? publishedOf(all.get(draft.editionOf) ?? []) : undefined;
  const corrected = national && (national.publishedAt ?? 0) > publishedAt ? national : undefined;
  const latest = Math.max(changes.at(-1)?.receivedAt ?? 0, corrected?.publishedAt ?? 0);
  const isGivenUp = newest.state === 'withdrawn' && latest > newest.changedAt;
  if (newest !== published && !isGivenUp && !isOwn) return undefined;
  const sender = draft.kind === 'local' ? draft.organisation : undefined;
  const since = changes.filter(
    ({ receivedAt, change: { organisation } }) =>
      receivedAt > publishedAt && (organisation === undefined || organisation === sender),
  );
  const own =
    catalogue &&
    correctedDraft(draft, {
      changes: changesInAll(since.flatMap(({ change }) => change.facts)),
      whys: since.slice(-1).flatMap(({ change: { why } }) => (why === undefined ? [] : [why])),
      ...{ catalogue, say },
    });
  const next = own ?? (corrected && { ...draft, correction: corrected.draft.correction });
  if (!next) {
    if (!isOwn) return undefined;
    // The old value holds again: nothing is left to correct.
    const why = since.at(-1)?.change.why;
    const reason = typeof why === 'string' ? why : inLocale(why ?? {}, 'sv');
    return {
      ...newest,
      ...{ revision: newest.revision + 1, state: 'withdrawn', changedAt: at },
      withdrawn: { by: SYSTEM_ACTOR, reason, at },
    };
  }
  const written = { state: 'draft' as const, draft: next, authors: [SYSTEM_ACTOR], changedAt: at };
  const { id, rollout, images } = published;
  if (isOwn && isSameJson(newest.draft, next)) return undefined;
  if (!isOwn) return { id, rollout, images, version: newest.version + 1, revision: 1, ...written };
  return { ...newest, ...written, revision: newest.revision + 1 };
}

function publishedOf(versions: readonly PressVersion[]): PressVersion | undefined {
  return versions.findLast(({ state }) => state === 'published');
}
