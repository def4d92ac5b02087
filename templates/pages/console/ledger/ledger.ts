import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Coverage } from '../../../../domain/ledger/coverage.ts';
import type { StandingCell } from '../../../../domain/reach/ledger-view.ts';
import type { SummedUpLedger } from '../../../../domain/reach/use-cases/sum-up-ledger.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type LedgerWords, ledgerWords } from '../../../words/ledger.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { filterForm, filterQuery } from './filter-form.ts';
import { legend, messageMap, organisationMap } from './heat-maps.ts';
import { shownNames } from './shown-names.ts';
import { conditions } from './sufficient.ts';
import { totals } from './totals.ts';
import { unreachedTable } from './unreached-table.ts';

/** How many of the groups that have not been told everything the page names. */
export const MOST_URGENT = 12;

/** `all`: the map has every organisation, not only those with most left. */
export type LedgerPageView = SummedUpLedger & { all: boolean };

/** The reach ledger of a milestone: how much has arrived, whose turn it is, what is most urgent, and two heat maps. */
export function ledgerPage(shown: LedgerPageView, locale: Language, reader?: Reader): string {
  const say = ledgerWords(locale);
  const { milestone, catalogue, view, organisations, left, filter } = shown;
  const words = { say, names: shownNames(catalogue, locale), lang: locale };
  const date = formatFact('date', milestone.occurredOn, locale);
  const body =
    view.organisations.length === 0
      ? html`<div class="empty"><p>${say('empty')}</p><p>${say('emptyNext')}</p></div>`
      : html`${totals(shown.view, say)}${conditions(shown, words)}${ownerTable(shown, say, locale)}
${mostUrgent(shown, words)}
${organisationMap(shown, words)}
${messageMap(shown, words)}
${legend(say)}`;
  const main = html`<p><a href="/overview?lang=${locale}">${say('toOverview')}</a></p>
<h1>${say('title')}</h1>
<p class="quiet">${say('reached', { kind: words.names.milestone(milestone.kind), date })}</p>
${filterForm(
  { filter, catalogue, rows: organisations },
  { say, names: words.names, lang: locale, wanted: ['organisation', 'group', 'message', 'channel'] },
)}
${body}
${downloads(filterQuery(filter, locale), say, left > 0)}`;
  return page({ locale, title: say('title'), path: `/milestones/${milestone.id}/ledger`, main, reader });
}

const COUNTED = ['missed', 'late', 'waiting', 'published', 'told'] as const;

function ownerTable({ view, filter }: SummedUpLedger, say: LedgerWords, locale: Language): Html {
  const rows = [...view.owners]
    .toSorted(([, a], [, b]) => b.missed + b.late - (a.missed + a.late) || b.waiting - a.waiting)
    .map(([owner, coverage]) =>
      ownerRow(owner, coverage, { say, query: filterQuery({ ...filter, owner }, locale) }),
    );
  return html`<section class="scroll" tabindex="0" aria-labelledby="owners"><table class="owners">
<caption id="owners">${say('owners')}<span class="quiet note">${say('ownersNote')}</span></caption>
<thead><tr><th scope="col">${say('owner')}</th>${COUNTED.map(
    (standing) => html`<th scope="col">${say(`status.${standing}`)}</th>`,
  )}</tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function ownerRow(
  owner: StandingCell['responsible'],
  coverage: Coverage,
  { say, query }: { say: LedgerWords; query: string },
): Html {
  const cells = COUNTED.map((standing) => {
    const count = standing === 'told' ? coverage.told + coverage.partly : coverage[standing];
    const urgent = count > 0 && (standing === 'missed' || standing === 'late');
    return html`<td class="number">${urgent ? html`<b class="state late">${count}</b>` : count}</td>`;
  });
  return html`<tr><th scope="row"><a href="unreached${query}">${say(`owner.${owner}`)}</a></th>${cells}</tr>`;
}

type Words = Parameters<typeof unreachedTable>[2];

function mostUrgent({ left, mostUrgent: shown, filter }: SummedUpLedger, words: Words): Html {
  const { say, lang } = words;
  if (left === 0) return html`<p class="state ok">${say('nobodyLeft')}</p>`;
  return html`${unreachedTable(shown, { caption: say('urgent'), note: say('urgentNote') }, words)}
<p><a href="unreached${filterQuery(filter, lang)}">${say('showAll', { count: left })}</a></p>`;
}

function downloads(query: string, say: LedgerWords, anybodyLeft: boolean): Html {
  const files = [
    ['ledger.xlsx', 'ledgerXlsx'],
    ['ledger.csv', 'ledgerCsv'],
    ['ledger.json', 'ledgerJson'],
    ...(anybodyLeft
      ? ([
          ['unreached.csv', 'unreachedCsv'],
          ['unreached.json', 'unreachedJson'],
        ] as const)
      : []),
  ] as const;
  const links = files.map(([file, word]) => html`<li><a href="${file}${query}">${say(word)}</a></li>`);
  return html`<h2 id="downloads">${say('download')}</h2><ul class="files" aria-labelledby="downloads">${links}</ul>`;
}
