import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { OwnLedger } from '../../../../domain/reach/use-cases/show-own-ledger.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { html } from '../../../shared/html.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { ledgerWords } from '../../../words/ledger.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { filterForm, filterQuery } from './filter-form.ts';
import { legend } from './heat-maps.ts';
import { OWN_LEGEND, type OwnContext, obligationTable, ownMap } from './own-tables.ts';
import { shownNames } from './shown-names.ts';
import { conditions } from './sufficient.ts';
import { totals } from './totals.ts';
import { unreachedTable } from './unreached-table.ts';

/**
 * The reach ledger of a milestone at one organisation: how much has arrived, what is left, and each group by
 * message and channel.
 */
export function ownLedgerPage(shown: OwnLedger, locale: Language, reader: Reader): string {
  const say = ledgerWords(locale);
  const { milestone, catalogue, organisation, view } = shown;
  const names = shownNames(catalogue, locale);
  const path = `/organisations/${organisation.code}/ledger/${milestone.id}`;
  const words = { say, names, lang: locale, cellAt: (group: string) => `${path}/${group}?lang=${locale}` };
  const title = say('ownTitle', { organisation: inLocale(organisation.name, locale) });
  const date = formatFact('date', milestone.occurredOn, locale);
  const body =
    view.organisations.length === 0
      ? html`<div class="empty"><p>${say('empty')}</p><p>${say('ownEmptyNext')}</p></div>`
      : html`${totals(view, say)}${conditions(shown, words)}
${left(shown, words)}
${ownMap(shown, words)}
${legend(say, OWN_LEGEND)}
${obligationTable(shown, words)}
<h2 id="downloads">${say('download')}</h2>
<ul class="files" aria-labelledby="downloads"><li><a href="${path}/ledger.csv${filterQuery(
          shown.filter,
          locale,
        )}">${say('ledgerCsv')}</a></li></ul>`;
  const main = html`<p><a href="/?lang=${locale}">${frameWords(locale)('page.home')}</a> · <a href="/organisations/${
    organisation.code
  }/work?lang=${locale}">${workWords(locale)('toWork')}</a></p>
<h1>${title}</h1>
<p class="quiet">${say('reached', { kind: names.milestone(milestone.kind), date })}</p>
${filterForm(shown, { say, names, lang: locale, wanted: ['group', 'message', 'channel'] })}
${body}`;
  return page({ locale, title, path, main, reader });
}

function left({ unreached }: OwnLedger, words: OwnContext) {
  const { say } = words;
  if (unreached.length === 0) return html`<p class="state ok">${say('nobodyLeft')}</p>`;
  return unreachedTable(unreached, { caption: say('ownLeft'), note: say('urgentNote') }, words);
}
