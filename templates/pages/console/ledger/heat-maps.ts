import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { type Coverage, doneOf, requiredOf, shareOf, sumOf } from '../../../../domain/ledger/coverage.ts';
import type { LedgerFilter, LedgerView } from '../../../../domain/reach/ledger-view.ts';
import { type Html, html } from '../../../shared/html.ts';
import { findWords } from '../../../words/find.gen.ts';
import type { Language } from '../../../words/languages.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { filterQuery } from './filter-form.ts';
import { heatCells } from './heat-cell.ts';
import type { ShownNames } from './shown-names.ts';

type Shown = { catalogue: Catalogue; view: LedgerView };
type Words = { say: LedgerWords; names: ShownNames; lang: Language };

/** How many organisations the map has at first; whoever is told everything is seldom looked for. */
export const ORGANISATIONS_SHOWN = 50;

/**
 * Organisations × groups: number of a group's messages told there. Most left first, and unless `all` are asked for
 * only so many, with the way to the others.
 */
export function organisationMap(
  shown: Shown & { filter: LedgerFilter; all: boolean },
  { say, names, lang }: Words,
): Html {
  const groups = groupsOf(shown);
  const heatCell = heatCells(say);
  const worstFirst = shown.view.organisations.toSorted(
    (a, b) => shareOf(a.coverage) - shareOf(b.coverage) || overdue(b.coverage) - overdue(a.coverage),
  );
  const few = shown.all ? worstFirst : worstFirst.slice(0, ORGANISATIONS_SHOWN);
  const rows = few.map((each) => {
    const own = `?organisation=${each.organisation}&lang=${lang}`;
    const cells = groups.map((group) =>
      heatCell(each.groups.get(group), `ledger/${each.organisation}/${group}?lang=${lang}`),
    );
    return html`<tr><th scope="row">${names.organisation(each)}</th>${heatCell(each.coverage, own)}${
      cells
    }</tr>\n`;
  });
  const map = heatMap({
    id: 'by-organisation',
    title: say('byOrganisation'),
    note: say('organisationsNote'),
    corner: say('organisation'),
    columns: [say('all'), ...groups.map(names.group)],
    rows,
  });
  if (few.length === worstFirst.length) return map;
  const count = { shown: few.length, all: worstFirst.length };
  const all = `${filterQuery(shown.filter, lang)}&all=yes#by-organisation`;
  return html`${map}
<p>${findWords(lang)('shownOf', count)} <a href="${all}">${findWords(lang)('showAll')}</a></p>`;
}

/** Messages × groups: number of organisations where a message has reached the group. */
export function messageMap(shown: Shown, { say, names, lang }: Words): Html {
  const groups = groupsOf(shown);
  const heatCell = heatCells(say);
  const order = Object.keys(shown.catalogue.messages);
  const messages = [...shown.view.messages].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const rows = messages.map(([message, byGroup]) => {
    const all = sumOf(byGroup.values());
    // Links to what is left, or to the evidence if everything is told.
    const to = (coverage: Coverage | undefined, group?: string) => {
      const page = coverage && doneOf(coverage) < requiredOf(coverage) ? 'unreached' : 'ledger';
      return `${page}?message=${message}${group === undefined ? '' : `&group=${group}`}&lang=${lang}`;
    };
    const cells = groups.map((group) => heatCell(byGroup.get(group), to(byGroup.get(group), group)));
    return html`<tr><th scope="row">${names.message(message)}</th>${heatCell(all, to(all))}${cells}</tr>\n`;
  });
  return heatMap({
    id: 'by-message',
    title: say('byMessage'),
    note: say('messagesNote'),
    corner: say('message'),
    columns: [say('all'), ...groups.map(names.group)],
    rows,
  });
}

function groupsOf({ catalogue, view }: Shown): string[] {
  return Object.keys(catalogue.groups).filter((group) => view.groups.has(group));
}

const overdue = ({ late, missed }: { late: number; missed: number }) => late + missed;

/** A table with groups or messages as columns. */
export type HeatMap = {
  id: string;
  title: string;
  note: string;
  corner: string;
  columns: readonly string[];
  rows: readonly Html[];
  /** Of the table, where it is more than a map. */
  kind?: string;
};

/** The frame of every heat map. */
export function heatMap({ id, title, note, corner, columns, rows, kind = '' }: HeatMap): Html {
  const heads = columns.map((column) => html`<th scope="col"><span>${column}</span></th>`);
  return html`<section class="scroll map" tabindex="0" aria-labelledby="${id}"><table class="heatmap ${kind}">
<caption id="${id}">${title}<span class="quiet note">${note}</span></caption>
<thead><tr><th scope="col" class="corner">${corner}</th>${heads}</tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

type Sample = readonly [
  heat: string,
  word: Extract<WordKey<LedgerWords>, `legend.${string}` | `status.${string}`>,
];

const SHARES: readonly Sample[] = [
  ['heat-0', 'legend.0'],
  ['heat-1', 'legend.1'],
  ['heat-2', 'legend.2'],
  ['heat-3', 'legend.3'],
  ['heat-4', 'legend.4'],
  ['overdue', 'legend.late'],
  ['overdue-much', 'legend.very-late'],
];

/** The legend of colours; by default that of shares. */
export function legend(say: LedgerWords, samples: readonly Sample[] = SHARES): Html {
  const items = samples.map(
    ([heat, word]) => html`<li><span class="swatch ${heat}" aria-hidden="true"></span>${say(word)}</li>`,
  );
  return html`<h3 id="legend">${say('legend')}</h3><ul class="legend" aria-labelledby="legend">${items}</ul>`;
}
