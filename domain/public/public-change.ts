import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { type Facts, formatFact, type ShownFact } from '../catalogue/fact.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import type { PublicText } from '../catalogue/public-text.ts';
import { type ChangedFact, changedFacts, type Why } from '../plan/change.ts';
import { type ChangeMilestone, isTold } from '../plan/milestone.ts';
import { isSameJson } from '../shared/digest.ts';
import { inLocale, type Locale } from '../shared/locale.ts';

/** A change as the public knows it: from what was public before. */
export type PublicChange = {
  id: string;
  /** The day (2026-11-25), and when it was received; ms. */
  on: string;
  at: number;
  organisation?: string | undefined;
  facts: ChangedFact[];
  why?: Why | undefined;
  /** A milestone took the facts away or said them again, and says so itself. */
  isInMilestone?: boolean;
};

/** A changed fact in a list, formatted; absent where nobody knew it, or knows it any longer. */
export type PublicChangeLine = {
  id: string;
  on: string;
  name: string;
  from?: string;
  to?: string;
  why?: string;
};

/** What was told of a fact, and what holds now. */
export type SinceTold = Pick<PublicChangeLine, 'on' | 'name' | 'to' | 'why'> & { fact: string; told: string };

/** What was told, as it holds now. */
export type HeldTexts = {
  /** Texts with a fact that is no longer decided are left out. */
  words: PublicText[];
  inside: PublicText[];
  /** The newest day (2026-11-30) on which a fact in them changed. */
  changedOn?: string;
  /** What was told and is no longer decided. */
  gone: SinceTold[];
};

function backwards({ fact, from, to }: ChangedFact): ChangedFact {
  return { fact, ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }) };
}

/** Facts before changes that they have been through, oldest first. */
export function factsBefore(facts: Facts, changes: readonly Pick<PublicChange, 'facts'>[]): Facts {
  return changes.reduceRight<Facts>(
    (known, change) => changedFacts(known, change.facts.map(backwards)),
    facts,
  );
}

/** Facts after changes, oldest first. */
export function factsAfter(facts: Facts, changes: readonly Pick<PublicChange, 'facts'>[]): Facts {
  return changes.reduce<Facts>((known, change) => changedFacts(known, change.facts), facts);
}

/**
 * What is public of the facts of a rollout or one organisation, from what is stored: changes that have not been
 * released are left out, and each that has been starts from what was public. `changes`: theirs alone, oldest first.
 */
export function publicChanges(
  stored: Facts,
  changes: readonly ChangeMilestone[],
): { facts: Facts; changes: PublicChange[] } {
  let facts = factsBefore(
    stored,
    changes.map(({ change }) => change),
  );
  const released = changes.filter(isReleased).map((milestone): PublicChange => {
    const { id, occurredOn: on, receivedAt: at, change } = milestone;
    const before = facts;
    facts = changedFacts(facts, change.facts);
    const changed = change.facts
      .map(({ fact, to }) => ({
        fact,
        ...(before[fact] === undefined ? {} : { from: before[fact] }),
        ...(to === undefined ? {} : { to }),
      }))
      .filter(({ from, to }) => !isSameJson(from, to));
    const isInMilestone =
      change.broughtBy !== undefined &&
      change.facts.every(({ from, to }) => from === undefined || to === undefined);
    const said = { id, on, at, organisation: change.organisation, facts: changed, why: change.why };
    return isInMilestone ? { ...said, isInMilestone } : said;
  });
  return { facts, changes: released.filter((change) => change.facts.length > 0) };
}

/** A change is released with its mails; what a milestone brought, with the milestone. */
function isReleased(milestone: ChangeMilestone): boolean {
  return isTold(milestone) || milestone.change.broughtBy !== undefined;
}

type Reading = { version: CatalogueVersion; locale: Locale };

/** The names of the facts in public texts. */
export function statedInPublic(texts: readonly PublicText[]): Set<string> {
  return new Set(texts.flatMap(({ markdown }) => factsIn(markdown)));
}

/** Changes of facts that public texts contain, newest first. */
export function changeLines(
  changes: readonly PublicChange[],
  stated: ReadonlySet<string>,
  { version: { catalogue }, locale }: Reading,
): PublicChangeLine[] {
  return changes
    .toSorted((one, other) => other.at - one.at)
    .flatMap(({ id, on, facts, why }) =>
      facts.flatMap(({ fact, from, to }): PublicChangeLine[] => {
        const definition = catalogue.facts[fact];
        if (!definition || !stated.has(fact)) return [];
        return [
          {
            ...{ id, on, name: inLocale(definition.name, locale) },
            ...(from === undefined ? {} : { from: formatFact(definition.type, from, locale) }),
            ...(to === undefined ? {} : { to: formatFact(definition.type, to, locale) }),
            ...(why === undefined ? {} : { why: typeof why === 'string' ? why : inLocale(why, locale) }),
          },
        ];
      }),
    );
}

type Shown = Readonly<Record<string, ShownFact>>;

/** Of the facts in texts, those that have changed since they were told, in the catalogue's order. */
export function sinceTold(
  texts: readonly PublicText[],
  { now, changes, version, locale }: Reading & { now: Shown; changes: readonly PublicChange[] },
): SinceTold[] {
  const told: Shown = Object.assign({}, ...texts.map(({ facts }) => facts));
  const stated = statedInPublic(texts);
  const lines = changeLines(changes, stated, { version, locale });
  return Object.entries(version.catalogue.facts).flatMap(([fact, definition]): SinceTold[] => {
    const [then, today] = [told[fact], now[fact]];
    const name = inLocale(definition.name, locale);
    const newest = lines.find((line) => line.name === name);
    if (!stated.has(fact) || !then || !newest || then.text === today?.text) return [];
    const { on, why } = newest;
    return [
      {
        on,
        fact,
        name,
        told: then.text,
        ...(today ? { to: today.text } : {}),
        ...(why === undefined ? {} : { why }),
      },
    ];
  });
}

/** What was told, with the values that hold now. */
export function heldNow(
  told: { words: readonly PublicText[]; inside: readonly PublicText[]; since: readonly SinceTold[] },
  now: Shown,
): HeldTexts {
  const { since } = told;
  const gone = since.filter(({ to }) => to === undefined);
  const changed = Object.fromEntries(
    since.flatMap(({ fact }) => {
      const value = now[fact];
      return value ? [[fact, value] as const] : [];
    }),
  );
  const held = (texts: readonly PublicText[]) =>
    texts
      .filter(({ markdown }) => !factsIn(markdown).some((name) => gone.some(({ fact }) => fact === name)))
      .map((text) => ({ ...text, facts: { ...text.facts, ...changed } }));
  const changedOn = since
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  return {
    ...{ words: held(told.words), inside: held(told.inside), gone },
    ...(changedOn === undefined ? {} : { changedOn }),
  };
}
