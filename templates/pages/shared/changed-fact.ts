import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../domain/catalogue/fact.ts';
import type { ChangedFact } from '../../../domain/plan/change.ts';
import { nameOrId } from '../../../domain/shared/locale.ts';
import { changeWords } from '../../words/change.gen.ts';
import type { Language } from '../../words/languages.ts';

/** What a fact has become, in a few words. */
export function changedFact(
  { fact, from, to }: ChangedFact,
  { catalogue, locale }: { catalogue: Catalogue; locale: Language },
): string {
  const say = changeWords(locale);
  const definition = catalogue.facts[fact];
  const name = nameOrId(definition?.name, fact, locale);
  const shown = (value: NonNullable<ChangedFact['from']>) =>
    definition ? formatFact(definition.type, value, locale) : String(value);
  if (to === undefined) return say('unknown', { name, from: from === undefined ? '' : shown(from) });
  return from === undefined
    ? say('known', { name, to: shown(to) })
    : say('changed', { name, from: shown(from), to: shown(to) });
}
