import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import type { PageLocale } from '../../shared/words.ts';

/** The names of a catalogue's things in one language; what it does not have shows its id. */
export type ShownNames = Record<'group' | 'message' | 'channel' | 'milestone', (id: string) => string> & {
  organisation: (of: { organisation: string; name?: Localised | undefined }) => string;
};

export function shownNames(catalogue: Catalogue, locale: PageLocale): ShownNames {
  const named = (of: Record<string, { name: Localised }>) => (id: string) => {
    const name = of[id]?.name;
    return name ? inLocale(name, locale) : id;
  };
  return {
    group: named(catalogue.groups),
    message: named(catalogue.messages),
    channel: named(catalogue.channels),
    milestone: (kind) => catalogue.milestones[kind]?.[locale]?.name ?? kind,
    organisation: ({ organisation, name }) => (name ? inLocale(name, locale) : organisation),
  };
}
