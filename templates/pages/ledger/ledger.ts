import { type Coverage, requiredOf, shareOf } from '../../../domain/coverage.ts';
import { formatFact } from '../../../domain/fact.ts';
import { standingSchema } from '../../../domain/ledger-standing.ts';
import type { StandingCell } from '../../../domain/ledger-view.ts';
import type { ShownLedger } from '../../../domain/use-cases/show-ledger.ts';
import { type Html, html } from '../../html.ts';
import { page, type Reader } from '../page.ts';
import type { PageLocale } from '../words.ts';
import { filterForm, filterQuery } from './filter-form.ts';
import { legend, messageMap, organisationMap } from './heat-maps.ts';
import { type SayLedger, speakLedger } from './ledger-words.ts';
import { shownNames } from './shown-names.ts';
import { unreachedTable } from './unreached-table.ts';

const MOST_URGENT = 12;

/** The reach ledger of a milestone: how much has arrived, whose turn it is, what is most urgent, and two heat maps. */
export function ledgerPage(shown: ShownLedger, locale: PageLocale, reader?: Reader): string {
  const say = speakLedger(locale);
  const { milestone, catalogue, view, unreached, filter } = shown;
  const words = { say, names: shownNames(catalogue, locale), lang: locale };
  const date = formatFact('date', milestone.occurredOn, locale);
  const body =
    view.organisations.length === 0
      ? html`<div class="empty"><p>${say('empty')}</p><p>${say('emptyNext')}</p></div>`
      : html`${totals(shown, say)}${ownerTable(shown, say, locale)}
${mostUrgent(shown, words)}
${organisationMap(shown, words)}
${messageMap(shown, words)}
${legend(say)}`;
  const main = html`<p><a href="/?lang=${locale}">${say('back')}</a></p>
<h1>${say('title')}</h1>
<p class="quiet">${say('reached', { kind: words.names.milestone(milestone.kind), date })} · ${milestone.id}</p>
${filterForm(shown, { say, names: words.names, lang: locale, wanted: ['organisation', 'group', 'message', 'channel'] })}
${body}
${downloads(filterQuery(filter, locale), say, unreached.length > 0)}`;
  return page({ locale, title: say('title'), path: `/milestones/${milestone.id}/ledger`, main, reader });
}

function totals({ view }: ShownLedger, say: SayLedger): Html {
  const { total, organisations } = view;
  const share = Math.floor(shareOf(total) * 100);
  const people = { people: 0, reached: 0, delivered: 0 };
  for (const group of view.groups.values())
    for (const count of ['people', 'reached', 'delivered'] as const) people[count] += group[count];
  const required = requiredOf(total);
  return html`<section aria-labelledby="total"><h2 id="total">${say('totalLead', { share })}</h2>
${stackedBar(total)}
<ul class="figures">${standingSchema.options
    .filter((standing) => total[standing] > 0)
    .map(
      (standing) =>
        html`<li><span class="swatch ${standing}" aria-hidden="true"></span>${say(`count_${standing}`, { count: total[standing] })}</li>`,
    )}</ul>
<p class="quiet">${say('totalNote', { told: total.told, required, organisations: organisations.length })} ${people.people > 0 ? say('people', people) : ''}</p></section>`;
}

/** Shares of one line, widths in thousandths; the words beneath say the same. */
function stackedBar(coverage: Coverage): Html {
  const required = Math.max(1, requiredOf(coverage));
  let left = 0;
  const parts = standingSchema.options
    .filter((standing) => standing !== 'waived')
    .map((standing) => {
      const width = (coverage[standing] / required) * 1000;
      const part = html`<rect class="${standing}" x="${left.toFixed(1)}" width="${width.toFixed(1)}" height="12"/>`;
      left += width;
      return part;
    });
  return html`<svg class="stacked" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

const COUNTED = ['missed', 'late', 'waiting', 'told'] as const;

function ownerTable({ view, filter }: ShownLedger, say: SayLedger, locale: PageLocale): Html {
  const rows = [...view.owners]
    .toSorted(([, a], [, b]) => b.missed + b.late - (a.missed + a.late) || b.waiting - a.waiting)
    .map(([owner, coverage]) =>
      ownerRow(owner, coverage, { say, query: filterQuery({ ...filter, owner }, locale) }),
    );
  return html`<section class="scroll" tabindex="0" aria-labelledby="owners"><table class="owners">
<caption id="owners">${say('owners')}<span class="quiet note">${say('ownersNote')}</span></caption>
<thead><tr><th scope="col">${say('owner')}</th>${COUNTED.map((standing) => html`<th scope="col">${say(standing)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function ownerRow(
  owner: StandingCell['responsible'],
  coverage: Coverage,
  { say, query }: { say: SayLedger; query: string },
): Html {
  const cells = COUNTED.map((standing) => {
    const count = standing === 'told' ? coverage.told + coverage.partly : coverage[standing];
    const urgent = count > 0 && (standing === 'missed' || standing === 'late');
    return html`<td class="number">${urgent ? html`<b class="state late">${count}</b>` : count}</td>`;
  });
  return html`<tr><th scope="row"><a href="unreached${query}">${say(owner)}</a></th>${cells}</tr>`;
}

type Words = Parameters<typeof unreachedTable>[2];

function mostUrgent({ unreached, filter }: ShownLedger, words: Words): Html {
  const { say, lang } = words;
  if (unreached.length === 0) return html`<p class="state ok">${say('nobodyLeft')}</p>`;
  const shown = unreached.slice(0, MOST_URGENT);
  return html`${unreachedTable(shown, { caption: say('urgent'), note: say('urgentNote') }, words)}
<p><a href="unreached${filterQuery(filter, lang)}">${say('showAll', { count: unreached.length })}</a></p>`;
}

function downloads(query: string, say: SayLedger, anybodyLeft: boolean): Html {
  const files = [
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
  return html`<h2 id="downloads">${say('downloads')}</h2><ul class="files" aria-labelledby="downloads">${links}</ul>`;
}
