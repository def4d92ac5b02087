import type { Catalogue, CatalogueSource } from '../../catalogue/catalogue.ts';
import { catalogueVersion } from '../../catalogue/catalogue-version.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { brokenRules, ruleProblem } from '../../catalogue/date-rules.ts';
import type { Facts } from '../../catalogue/fact.ts';
import { factProblems } from '../../catalogue/fact-problems.ts';
import type { Text } from '../../catalogue/text.ts';
import { type Contact, type Contacts, mergeContacts } from '../../contacts/contact.ts';
import type { Weakening } from '../../controls/control.ts';
import type { ControlLog } from '../../controls/control-log.ts';
import { askChange } from '../../controls/use-cases/ask-change.ts';
import { type HeldBack, type HoldBackPorts, holdBack } from '../../controls/use-cases/hold-back.ts';
import { foreignSender } from '../../mail/mail-account.ts';
import { changedGoals, nextChangeAt } from '../../rollout/goal-history.ts';
import { goalProblems } from '../../rollout/goal-problems.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Participation, Rollout, Rollouts } from '../../rollout/rollout.ts';
import { canonicalJson } from '../../shared/digest.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';

export type PlaceRolloutPorts = HoldBackPorts & {
  rollouts: Pick<Rollouts, 'save' | 'join' | 'goalChanges'>;
  organisations: Pick<Organisations, 'save'>;
  controlLog: ControlLog;
  /** The only domain that mail may leave from. */
  mailDomain?: string | undefined;
};
export type LoadRolloutPorts = PlaceRolloutPorts & {
  catalogues: Pick<Catalogues, 'publish'>;
  contacts: Pick<Contacts, 'save'>;
};

/** A complete rollout from files. */
export type RolloutSource = {
  catalogue: CatalogueSource;
  texts: readonly Text[];
  rollout: Rollout;
  organisations: readonly Organisation[];
  participations: readonly Participation[];
  contacts: readonly Contact[];
};

/** Who asks for what weakens a control, by their address, and when (ms). */
type Asker = { by: string; at: number };

/** A rollout that was loaded, and what of it waits for a second person. */
export type LoadedRollout = CatalogueVersion & { weakened: Weakening[] };

/**
 * Loads a catalogue with its texts and a rollout with its participants. Everything is validated first; if
 * there is any problem nothing is written. What weakens a control waits. Idempotent.
 * @throws {InvalidInput} with every problem, or if it weakens a control and nobody says who wants that
 */
export async function loadRollout(
  files: RolloutSource,
  ports: LoadRolloutPorts,
  asker?: Asker,
): Promise<LoadedRollout> {
  const held = await holdBack(files, ports);
  const { source, weakened } = held;
  const version = checkedVersion(source, ports.mailDomain);
  if (asker) await askForRest(held, asker, ports);
  else if (weakened.length > 0)
    throw new InvalidInput(`rollout "${source.rollout.id}"`, [problemAt('by', 'missing')]);
  await ports.catalogues.publish(version);
  await ports.contacts.save(mergeContacts(source.contacts));
  await placeRollout(held, ports, asker);
  return { ...version, weakened };
}

/** What the files would weaken waits for a second person. */
export async function askForRest(
  { source, weakened }: HeldBack<Omit<RolloutSource, 'contacts'>>,
  asker: Asker,
  { controlLog }: Pick<PlaceRolloutPorts, 'controlLog'>,
): Promise<void> {
  const { rollout, catalogue } = source;
  if (weakened.length === 0) return;
  const what = { kind: 'rollout' as const, rollout: rollout.id, catalogue: catalogue.id, weakened };
  await askChange({ what, ...asker }, controlLog);
}

/**
 * The rollout's catalogue, after validating everything that is loaded with it.
 * @throws {InvalidInput} with every problem
 */
export function checkedVersion(source: RolloutSource, mailDomain?: string): CatalogueVersion {
  const version = catalogueVersion(source.catalogue, source.texts);
  const { from } = source.rollout;
  const problems = [
    ...(mailDomain === undefined ? [] : foreignSender('rollout.from', from, mailDomain)),
    ...rolloutProblems(source, version.catalogue),
  ];
  if (problems.length > 0)
    throw new InvalidInput(`rollout "${source.rollout.id}" cannot be loaded`, problems);
  return version;
}

/**
 * Stores participants before the rollout itself, so that nobody sees an incomplete one. What the files change of the
 * goals is noted with whoever loads them.
 * @throws {InvalidInput} if its controls were changed at the same moment
 */
export async function placeRollout(
  { source, seen }: HeldBack<Omit<RolloutSource, 'contacts'>>,
  ports: PlaceRolloutPorts,
  asker?: Asker,
): Promise<void> {
  const { organisations, participations } = source;
  const rollout = withGoals(source.rollout, seen);
  const changed = changedGoals(seen?.goals ?? [], rollout.goals ?? []);
  const before = changed.length > 0 ? await ports.rollouts.goalChanges(rollout.id) : [];
  const goals =
    asker && changed.length > 0
      ? { by: asker.by, at: nextChangeAt(before, asker.at), goals: changed }
      : undefined;
  await Promise.all(organisations.map((organisation) => ports.organisations.save(organisation)));
  await Promise.all(participations.map((participation) => ports.rollouts.join(participation)));
  if (!(await ports.rollouts.save(rollout, { seen, goals })))
    throw new InvalidInput(`rollout "${rollout.id}"`, [problemAt('', 'changed-meanwhile')]);
}

/**
 * A rollout of files with the goals that it had, where the files say nothing of goals: they are set in the console
 * too.
 */
export function withGoals(rollout: Rollout, before: Rollout | undefined): Rollout {
  const goals = rollout.goals ?? before?.goals;
  return goals ? { ...rollout, goals } : rollout;
}

function rolloutProblems(source: RolloutSource, catalogue: Catalogue): Problem[] {
  const { rollout } = source;
  const codes = new Set(source.organisations.map(({ code }) => code));
  const roles = new Set([...Object.keys(catalogue.groups), ...Object.keys(catalogue.relays)]);
  const known = (path: string, code: string) =>
    codes.has(code) ? [] : [problemAt(path, 'unknown', { what: 'organisation', value: code })];
  return [
    ...(rollout.catalogue === catalogue.id
      ? []
      : [problemAt('rollout.catalogue', 'not-one-of', { options: [catalogue.id] })]),
    ...known('rollout.office', rollout.office),
    ...organisationsTwice(source.organisations),
    ...scopedProblems('rollout.facts', rollout.facts, { catalogue, scope: 'rollout' }),
    ...source.participations.flatMap(({ organisation, facts }) => [
      ...known('organisations', organisation),
      ...scopedProblems(`organisations.${organisation}.facts`, facts, { catalogue, scope: 'organisation' }),
    ]),
    ...goalProblems(rollout.goals ?? [], catalogue).map((found) => below('rollout.goals', found)),
    ...brokenInFile(source, catalogue),
    ...source.contacts.flatMap(({ organisation, groups, phone }, index) => [
      ...known(`contacts.${index}.organisation`, organisation),
      ...groups
        .filter((role) => !roles.has(role))
        .map((value) => problemAt(`contacts.${index}.groups`, 'unknown', { what: 'role', value })),
      ...(phone !== undefined && groups.every((group) => catalogue.groups[group]?.side === 'external')
        ? [problemAt(`contacts.${index}.phone`, 'phone-without-duty')]
        : []),
    ]),
  ];
}

/** The hard rules that its facts break as they stand in the files, where nothing has been reported yet. */
function brokenInFile(
  { rollout, participations }: RolloutSource,
  { rules = {}, facts }: Catalogue,
): Problem[] {
  const hard = Object.values(rules).filter(({ kind }) => kind === 'hard');
  const found = participations.flatMap((own) =>
    brokenRules(hard, {
      facts: { ...rollout.facts, ...own.facts },
      milestones: {},
      daysOff: rollout.daysOff,
    }).map((broken) => {
      const { date } = broken.rule;
      const isOwn = 'fact' in date && facts[date.fact]?.scope === 'organisation';
      return below(isOwn ? `organisations.${own.organisation}` : 'rollout', ruleProblem(broken));
    }),
  );
  return [...new Map(found.map((problem) => [canonicalJson(problem), problem])).values()];
}

/** Of two entries for one organisation, the later would silently replace the earlier. */
function organisationsTwice(organisations: readonly Organisation[]): Problem[] {
  const first = new Map(organisations.map(({ code }, index) => [code, index] as const).reverse());
  return organisations.flatMap(({ code, name, locale }, index) =>
    first.get(code) === index
      ? []
      : [
          problemAt(`organisations.${index}.code`, 'organisation-twice', {
            organisation: code,
            name: inLocale(name, locale),
          }),
        ],
  );
}

type Scope = { catalogue: Catalogue; scope: 'rollout' | 'organisation' };

function scopedProblems(path: string, facts: Facts, { catalogue, scope }: Scope): Problem[] {
  const elsewhere = Object.keys(facts).filter((fact) => (catalogue.facts[fact]?.scope ?? scope) !== scope);
  const other = scope === 'rollout' ? 'organisation' : 'rollout';
  return [
    ...factProblems(facts, catalogue.facts).map((found) => below(path, found)),
    ...elsewhere.map((fact) => problemAt(`${path}.${fact}`, 'fact-elsewhere', { fact, scope: other })),
  ];
}
