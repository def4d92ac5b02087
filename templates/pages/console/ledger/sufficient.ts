import type { Catalogue, Group } from '../../../../domain/catalogue/catalogue.ts';
import type { LedgerView } from '../../../../domain/reach/ledger-view.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';
import type { ShownNames } from './shown-names.ts';

type Words = { say: LedgerWords; names: ShownNames; lang: string };

/** When groups whose people nobody can count are reached, one line for each that a ledger has. */
export function conditions(
  { catalogue, view }: { catalogue: Catalogue; view: Pick<LedgerView, 'groups'> },
  { say, names, lang }: Words,
): Html {
  const lines = Object.entries(catalogue.groups).flatMap(([id, { sufficient }]) =>
    view.groups.has(id) && typeof sufficient === 'object' && !Array.isArray(sufficient)
      ? [say('condition', { group: names.people(id), condition: inLocale(sufficient.name, lang) })]
      : [],
  );
  return html`${lines.map((line) => html`<p class="quiet">${line}</p>\n`)}`;
}

/** When one group has been told. */
export function sufficientLine(
  { group, of: { sufficient = 'any' } }: { group: string; of: Pick<Group, 'sufficient'> },
  { say, names, lang }: Words,
): string {
  if (sufficient === 'any' || sufficient === 'all') return say(`sufficient.${sufficient}`);
  if (Array.isArray(sufficient))
    return say('sufficient.list', { channels: sufficient.map(names.channel).join(', ') });
  return say('condition', { group: names.people(group), condition: inLocale(sufficient.name, lang) });
}
