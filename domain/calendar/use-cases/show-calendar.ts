import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import type { NewsletterSchedules } from '../../newsletter/newsletter-schedule.ts';
import { type Milestone, type Milestones, mayBeToldAt } from '../../plan/milestone.ts';
import type { PressReleases, PressVersion } from '../../press/press-version.ts';
import { type PressReader, visibleVersions } from '../../press/press-visibility.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { type CalendarBasis, calendarEntries } from '../calendar-entries.ts';
import type { CalendarSpan, MarkedEntry } from '../calendar-entry.ts';
import { marked } from '../clashes.ts';

export type ShowCalendarPorts = {
  rollouts: Pick<Rollouts, 'list' | 'participations' | 'participation'>;
  milestones: Pick<Milestones, 'allOf' | 'acceptances'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'list'>;
  ledgers: Pick<Ledgers, 'ofMilestone' | 'find'>;
  newsletterSchedules: Pick<NewsletterSchedules, 'of'>;
  /** Where releases that are not public yet may be read. */
  pressReleases?: Pick<PressReleases, 'ofRollout' | 'versions'>;
  now: () => number;
};

export type CalendarAsked = CalendarSpan & {
  rollout?: string | undefined;
  /** Whether a local lead reads it, who sees no milestone that nobody has approved. */
  isLeads?: boolean | undefined;
  /** As whom releases are read; without any, none is. */
  pressReaders?: readonly PressReader[];
};

/** A calendar, with what its entries are named by. */
export type Calendar = {
  span: CalendarSpan;
  entries: readonly MarkedEntry[];
  rollouts: readonly { rollout: Rollout; catalogue: CatalogueVersion['catalogue'] }[];
  organisations: ReadonlyMap<string, Organisation>;
};

/** The milestones of a rollout whose work by hand is looked at: those accepted last. */
const LOOKED_AT = 12;

/** Everything that happens between two days: of all rollouts or one, for all organisations or one. Read-only. */
export async function showCalendar(asked: CalendarAsked, ports: ShowCalendarPorts): Promise<Calendar> {
  const [listed, organisations] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.organisations.list(),
  ]);
  const wanted = listed.filter(({ id }) => asked.rollout === undefined || id === asked.rollout);
  const found = await allSettledOrThrow(wanted.map((rollout) => basisOf(rollout, asked, ports)));
  const bases = found.filter((basis) => basis !== undefined);
  const entries = bases.flatMap((basis) => calendarEntries(basis, asked));
  const daysOff = new Map(bases.map(({ rollout }) => [rollout.id, rollout.daysOff]));
  return {
    span: { from: asked.from, until: asked.until, organisation: asked.organisation },
    entries: marked(
      entries.toSorted((a, b) => a.day.localeCompare(b.day)),
      daysOff,
    ),
    rollouts: bases.map(({ rollout, catalogue }) => ({ rollout, catalogue })),
    organisations: new Map(organisations.map((one) => [one.code, one])),
  };
}

/** Undefined for a rollout without a catalogue, or one in which the organisation takes no part. */
async function basisOf(
  rollout: Rollout,
  asked: CalendarAsked,
  ports: ShowCalendarPorts,
): Promise<CalendarBasis | undefined> {
  const { id } = rollout;
  const [current, participations, all, acceptances, schedule, releases] = await allSettledOrThrow([
    ports.catalogues.currentVersion(rollout.catalogue),
    participationsOf(id, asked, ports),
    ports.milestones.allOf(id),
    ports.milestones.acceptances(id),
    ports.newsletterSchedules.of(id),
    releasesOf(id, asked, ports),
  ]);
  const version = current === undefined ? undefined : await ports.catalogues.load(rollout.catalogue, current);
  if (!version || participations.length === 0) return undefined;
  const { organisation = rollout.office } = asked;
  const milestones = asked.isLeads ? all.filter((one) => mayBeToldAt(one, organisation)) : all;
  const ledgers = await ledgersOf(milestones, asked, ports);
  const { catalogue } = version;
  const now = ports.now();
  return { rollout, catalogue, participations, milestones, ledgers, schedule, releases, acceptances, now };
}

async function participationsOf(
  rollout: string,
  { organisation }: CalendarAsked,
  { rollouts }: ShowCalendarPorts,
) {
  if (organisation === undefined) return rollouts.participations(rollout);
  const own = await rollouts.participation(rollout, organisation);
  return own ? [own] : [];
}

async function ledgersOf(
  milestones: readonly Milestone[],
  { organisation }: CalendarAsked,
  { ledgers }: ShowCalendarPorts,
): Promise<CalendarBasis['ledgers']> {
  const newest = milestones
    .filter(({ state, change }) => change === undefined && state !== 'stopped' && state !== 'stopping')
    .toSorted((a, b) => b.receivedAt - a.receivedAt)
    .slice(0, LOOKED_AT);
  return mapInChunks(newest, async (milestone) => {
    if (organisation === undefined) return { milestone, rows: await ledgers.ofMilestone(milestone.id) };
    const kept = await ledgers.find(milestone.id, organisation);
    const rows: LedgerRow[] = kept ? [kept.row] : [];
    return { milestone, rows };
  });
}

async function releasesOf(
  rollout: string,
  { pressReaders = [] }: CalendarAsked,
  { pressReleases }: ShowCalendarPorts,
): Promise<PressVersion[]> {
  if (!pressReleases || pressReaders.length === 0) return [];
  const versions = await mapInChunks(await pressReleases.ofRollout(rollout), async (id) =>
    visibleVersions(await pressReleases.versions(id), pressReaders).at(-1),
  );
  return versions.filter((version) => version !== undefined);
}
