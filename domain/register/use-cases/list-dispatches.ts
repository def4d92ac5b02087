import { milestoneName } from '../../catalogue/catalogue.ts';
import { FACT_CHANGED } from '../../catalogue/catalogue-ids.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { having } from '../../shared/likeness.ts';
import type { Localised } from '../../shared/locale.ts';
import { type CountryQuery, registerDate } from '../register.ts';
import { isLogged } from '../register-log.ts';

export type ListDispatchesPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'withoutTexts'>;
  organisations: Pick<Organisations, 'list'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
};

/** A dispatch that has left, for a list of all of them. */
export type ListedDispatch = Pick<Dispatch, 'id' | 'rollout' | 'purpose' | 'state'> & {
  /** Date in Stockholm on which its first mails were released. */
  date: string;
  name: Localised;
  /** Those whose words were looked for, or all of them. */
  organisations: Organisation[];
  /** In how many organisations' names it left. */
  all: number;
};

const CHANGED: Localised = { sv: 'Ändrade uppgifter', en: 'Changed facts' };

/** A dispatch may be held for months before its release, at most a year. */
const OPENED_BEFORE_MILLIS = 366 * DAY_MILLIS;

/**
 * What has been mailed in anybody's name in a period, newest first, without texts and recipients. `q` narrows it to
 * what is called so, or has left in the name of an organisation that is.
 */
export async function listDispatches(
  query: CountryQuery,
  ports: ListDispatchesPorts,
): Promise<ListedDispatch[]> {
  const [rollouts, organisations] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.organisations.list(),
  ]);
  const byCode = new Map(organisations.map((one) => [one.code, one]));
  const all = await allSettledOrThrow(
    rollouts.map((rollout) => dispatchesOf(rollout, { query, byCode }, ports)),
  );
  return all
    .flat()
    .flatMap((dispatch) => narrowed(dispatch, query.q))
    .toSorted((a, b) => (a.date === b.date ? a.id.localeCompare(b.id) : a.date < b.date ? 1 : -1));
}

type Within = { query: CountryQuery; byCode: ReadonlyMap<string, Organisation> };

async function dispatchesOf(
  { id, catalogue: catalogueId }: Rollout,
  { query: { from, to }, byCode }: Within,
  { catalogues, dispatches }: ListDispatchesPorts,
): Promise<ListedDispatch[]> {
  const [current, found] = await allSettledOrThrow([
    catalogues.currentVersion(catalogueId),
    dispatches.ofRollout(id, Date.parse(from) - OPENED_BEFORE_MILLIS),
  ]);
  const catalogue = current === undefined ? undefined : await catalogues.withoutTexts(catalogueId, current);
  const nameOf = ({ id: own, name, kind }: Dispatch): Localised => {
    if (name) return name;
    if (kind === FACT_CHANGED) return CHANGED;
    if (kind === undefined || !catalogue) return { sv: own };
    return Object.fromEntries(
      catalogue.locales.map((locale) => [locale, milestoneName(catalogue, kind, locale)]),
    );
  };
  return found
    .filter((dispatch) => isLogged(dispatch) && dispatch.dispatchedAt !== undefined)
    .map((dispatch) => ({
      ...{ id: dispatch.id, rollout: id, purpose: dispatch.purpose, state: dispatch.state },
      ...{ date: registerDate(dispatch), name: nameOf(dispatch), all: dispatch.organisations.length },
      organisations: dispatch.organisations.flatMap((code) => byCode.get(code) ?? []),
    }))
    .filter(({ date }) => from <= date && date <= to);
}

/** With the organisations that have the words, or all of them where it has the words itself; nothing if neither has. */
function narrowed(dispatch: ListedDispatch, q: string): ListedDispatch[] {
  if (having([dispatch], q, ({ id, name }) => [id, ...Object.values(name)].join(' ')).length > 0)
    return [dispatch];
  const organisations = having(dispatch.organisations, q, ({ code, name }) =>
    [code, ...Object.values(name)].join(' '),
  );
  return organisations.length > 0 ? [{ ...dispatch, organisations }] : [];
}
