import * as z from 'zod';
import { type Catalogue, defaultLocale } from '../catalogue/catalogue.ts';
import {
  type Facts,
  type FactValue,
  factNameSchema,
  factValueSchema,
  type ToldFacts,
} from '../catalogue/fact.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { isSameJson } from '../shared/digest.ts';
import { inLocale, localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** One fact's change. Without `from` nobody knew it before; without `to` nobody knows it any longer. */
export const changedFactSchema = z.strictObject({
  fact: factNameSchema,
  from: factValueSchema.optional(),
  to: factValueSchema.optional(),
});
export type ChangedFact = z.infer<typeof changedFactSchema>;

/** The facts whose value is to be another one than the stored one; null for none. */
export function changesIn(wanted: ToldFacts, stored: Facts): ChangedFact[] {
  return Object.entries(wanted)
    .filter(([fact, value]) => !isSameJson(value, stored[fact]))
    .map(([fact, value]) => ({
      fact,
      ...(stored[fact] === undefined ? {} : { from: stored[fact] }),
      ...(value === null ? {} : { to: value }),
    }));
}

/** Of values that were said, those that no longer hold, with what holds now. */
export function changedSince(said: Facts, now: Facts): ChangedFact[] {
  return Object.entries(said)
    .filter(([fact, from]) => !isSameJson(from, now[fact]))
    .map(([fact, from]) => ({ fact, from, ...(now[fact] === undefined ? {} : { to: now[fact] }) }));
}

/** Facts after a change. */
export function changedFacts(facts: Facts, changes: readonly ChangedFact[]): Facts {
  const names = new Set(changes.map(({ fact }) => fact));
  const kept = Object.entries(facts).filter(([fact]) => !names.has(fact));
  const added = changes.flatMap(({ fact, to }): [string, FactValue][] =>
    to === undefined ? [] : [[fact, to]],
  );
  return Object.fromEntries([...kept, ...added]);
}

/** Why a fact has changed, as its readers are told; in one language or in several. */
export const whySchema = personal(z.union([plainText(300), localisedSchema]), 'words');
export type Why = z.infer<typeof whySchema>;

/** The names of what has changed, in a language. */
export function changeName(
  { facts }: Pick<Change, 'facts'>,
  catalogue: Pick<Catalogue, 'facts' | 'locales'>,
  locale: string,
): string {
  const names = facts.map(({ fact }) =>
    inLocale(catalogue.facts[fact]?.name ?? {}, locale, defaultLocale(catalogue)),
  );
  return names.filter((name) => name !== '').join(', ');
}

/** What has changed: for one organisation, or for all of a rollout. */
export const changeSchema = z.strictObject({
  organisation: organisationCodeSchema.optional(),
  facts: z.array(changedFactSchema).min(1),
  why: whySchema.optional(),
  /** The milestone that brought the new values, by id, if one did. */
  broughtBy: z.string().optional(),
  /**
   * What went before telling these values and did not tell all of them, by id: a stop, or a counter. They were said
   * before, and are told after all.
   */
  givesBack: z.string().optional(),
});
export type Change = z.infer<typeof changeSchema>;
