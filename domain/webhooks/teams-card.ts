import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ChangedFact } from '../plan/change.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Localised } from '../shared/locale.ts';

/** Something to be done on an occasion: by when (2027-03-15), through which channel, and to whom. */
export type CardTask = { due: string; channel: string; groups: readonly string[] };

/** What a card in an organisation's channel says. Nothing in it is about people. */
export type TeamsCard = {
  locale: string;
  service: Localised;
  organisation: { code: string; name: Localised };
  catalogue: Catalogue;
  milestone: Pick<Milestone, 'id' | 'kind' | 'change'>;
} & (
  | {
      what: 'reached';
      /** From when it is true there (2027-03-15), if anybody has said it. */
      day: string | undefined;
      /** The kinds of what no longer holds. */
      undoes: readonly string[];
      /** What has changed, without what is about people. */
      changes: readonly ChangedFact[];
      /** What is left to be done, by day. */
      tasks: readonly CardTask[];
    }
  | { what: 'stopped' }
);

/** Renders a card, or the one that somebody has asked for to see whether it comes, as the text that is posted. */
export interface RenderTeamsCards {
  card(card: TeamsCard): string;
  trial(organisation: TeamsCard['organisation'], locale: string): string;
}
