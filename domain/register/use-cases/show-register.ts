import type { Catalogue } from '../../catalogue/catalogue.ts';
import { FACT_CHANGED } from '../../catalogue/catalogue-ids.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import { type Rollout, type Rollouts, registerNumberOf } from '../../rollout/rollout.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { type RegisterEntry, type RegisterQuery, registerDate, registerEntry } from '../register.ts';

export type ShowRegisterPorts = {
  rollouts: Rollouts;
  catalogues: Catalogues;
  organisations: Organisations;
  dispatches: Dispatches;
  plans: Plans;
  deliveries: Deliveries;
};

export type Register = {
  query: RegisterQuery;
  organisation: Organisation;
  /** Current catalogues of its rollouts, for the names of groups. */
  catalogues: Catalogue[];
  /** Oldest first. */
  entries: RegisterEntry[];
};

/** A dispatch may be held for months before its release, at most a year. */
const OPENED_BEFORE_MILLIS = 366 * DAY_MILLIS;

/**
 * Everything mailed in an organisation's name, for its registrar. Undefined if the organisation does not
 * exist.
 */
export async function showRegister(
  query: RegisterQuery,
  ports: ShowRegisterPorts,
): Promise<Register | undefined> {
  const [organisation, rollouts] = await allSettledOrThrow([
    ports.organisations.find(query.organisation),
    ports.rollouts.list(),
  ]);
  if (!organisation) return undefined;
  const found = await allSettledOrThrow(
    rollouts.map((rollout) => entriesOf(rollout, { ...query, locale: organisation.locale }, ports)),
  );
  const catalogues = await allSettledOrThrow(rollouts.map((rollout) => catalogueOf(rollout, ports)));
  return {
    query,
    organisation,
    catalogues: catalogues.filter((catalogue) => catalogue !== undefined),
    entries: found.flat().sort((a, b) => compare(a.date, b.date) || compare(a.dispatch, b.dispatch)),
  };
}

/**
 * One register entry with its texts, by dispatch; undefined if nothing was sent in the organisation's name.
 */
export async function showRegisterEntry(
  { organisation: code, dispatch: id }: { organisation: string; dispatch: string },
  ports: ShowRegisterPorts,
): Promise<RegisterEntry | undefined> {
  const [organisation, dispatch] = await allSettledOrThrow([
    ports.organisations.find(code),
    ports.dispatches.find(id),
  ]);
  if (!organisation || !dispatch?.organisations.includes(code)) return undefined;
  const [rollout, participation] = await allSettledOrThrow([
    ports.rollouts.find(dispatch.rollout),
    ports.rollouts.participation(dispatch.rollout, code),
  ]);
  if (!rollout || !participation) return undefined;
  const registerNumber = registerNumberOf(rollout, participation);
  const dispatches = await ports.dispatches.ofRollout(rollout.id, registerTime(dispatch));
  const supersededBy = await supersessions(dispatches, code, ports);
  return loadRegisterEntry(
    dispatch,
    { organisation: code, registerNumber, locale: organisation.locale, supersededBy },
    ports,
  );
}

async function entriesOf(
  rollout: Rollout,
  { organisation, from, to, locale }: RegisterQuery & { locale: string },
  ports: ShowRegisterPorts,
): Promise<RegisterEntry[]> {
  const participation = await ports.rollouts.participation(rollout.id, organisation);
  if (!participation) return [];
  const dispatches = await ports.dispatches.ofRollout(rollout.id, Date.parse(from) - OPENED_BEFORE_MILLIS);
  // A part that waited for its day left later than the rest.
  const wanted = dispatches.filter(
    (dispatch) =>
      dispatch.organisations.includes(organisation) &&
      registerDate(dispatch) <= to &&
      (dispatch.days !== undefined || from <= registerDate(dispatch)),
  );
  // Today's register number, even if it was entered after the mail was sent.
  const registerNumber = registerNumberOf(rollout, participation);
  const supersededBy = await supersessions(dispatches, organisation, ports);
  const entries = await allSettledOrThrow(
    wanted.map((dispatch) =>
      loadRegisterEntry(dispatch, { organisation, registerNumber, locale, supersededBy }, ports),
    ),
  );
  return entries.filter((entry) => entry !== undefined).filter(({ date }) => from <= date && date <= to);
}

/** For each dispatch the changes whose mails supersede its words at an organisation, oldest first; by id. */
async function supersessions(
  dispatches: readonly Dispatch[],
  organisation: string,
  { plans }: ShowRegisterPorts,
): Promise<Map<string, string[]>> {
  const changes = dispatches
    .filter(
      ({ kind, dispatchedAt, organisations }) =>
        kind === FACT_CHANGED && dispatchedAt !== undefined && organisations.includes(organisation),
    )
    .toSorted((one, other) => registerTime(one) - registerTime(other));
  const summaries = await mapInChunks(changes, ({ id }) => plans.summary(id, organisation));
  const pairs = changes.flatMap(({ id }, index) =>
    (summaries[index]?.supersedes ?? []).map((superseded): [string, string] => [superseded, id]),
  );
  return new Map(
    [...Map.groupBy(pairs, ([superseded]) => superseded)].map(([superseded, found]) => [
      superseded,
      found.map(([, change]) => change),
    ]),
  );
}

function registerTime({ dispatchedAt, changedAt }: Dispatch): number {
  return dispatchedAt ?? changedAt;
}

type Of = {
  organisation: string;
  registerNumber: string | undefined;
  locale: string;
  supersededBy: ReadonlyMap<string, string[]>;
};

/** An organisation's part of a dispatch as its register has it; undefined if nothing was sent. */
export async function loadRegisterEntry(
  dispatch: Dispatch,
  { organisation, supersededBy, ...of }: Of,
  { plans, deliveries }: Pick<ShowRegisterPorts, 'plans' | 'deliveries'>,
): Promise<RegisterEntry | undefined> {
  const [variants, rows, summary] = await allSettledOrThrow([
    plans.variants(dispatch.id, organisation),
    deliveries.ofOrganisation(dispatch.id, organisation),
    plans.summary(dispatch.id, organisation),
  ]);
  return registerEntry({
    dispatch,
    variants,
    deliveries: rows,
    summary,
    supersededBy: supersededBy.get(dispatch.id),
    ...of,
  });
}

async function catalogueOf(
  { catalogue }: Rollout,
  { catalogues }: ShowRegisterPorts,
): Promise<Catalogue | undefined> {
  const version = await catalogues.currentVersion(catalogue);
  return version === undefined ? undefined : catalogues.withoutTexts(catalogue, version);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
