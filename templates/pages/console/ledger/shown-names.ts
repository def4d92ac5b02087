import { type Catalogue, calledOf, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { capitalised, inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { PageLocale } from '../../shared/words.ts';

/** The names of a catalogue's things in one language; what it does not have shows its id. */
export type ShownNames = Record<'group' | 'message' | 'channel' | 'milestone', (id: string) => string> & {
  /** A group's people, as a sentence about them begins. */
  people: (group: string) => string;
  organisation: (of: { organisation: string; name?: Localised | undefined }) => string;
};

export function shownNames(catalogue: Catalogue, locale: PageLocale): ShownNames {
  const named = (of: Record<string, { name: Localised }>) => (id: string) => {
    return nameOrId(of[id]?.name, id, locale);
  };
  return {
    group: named(catalogue.groups),
    message: named(catalogue.messages),
    channel: named(catalogue.channels),
    milestone: (kind) => milestoneName(catalogue, kind, locale),
    people: (group) => capitalised(locale, inLocale(calledOf(catalogue, group), locale) || group),
    organisation: ({ organisation, name }) => nameOrId(name, organisation, locale),
  };
}
