import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { UnreachedList } from '../../../../domain/reach/use-cases/list-unreached.ts';
import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { ledgerWords } from '../../../words/ledger.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { filterForm, filterQuery } from './filter-form.ts';
import { shownNames } from './shown-names.ts';
import { unreachedTable } from './unreached-table.ts';

/** Row limit of the page; the file has all rows. */
const ROWS_SHOWN = 300;
const FIELDS = ['organisation', 'group', 'message', 'channel', 'state', 'owner'] as const;

/** Groups not told everything at a milestone, most urgent first, with owners. */
export function unreachedPage(shown: UnreachedList, locale: Language, reader?: Reader): string {
  const say = ledgerWords(locale);
  const { milestone, catalogue, unreached, filter } = shown;
  const names = shownNames(catalogue, locale);
  const date = formatFact('date', milestone.occurredOn, locale);
  const count = unreached.length;
  const note = count > ROWS_SHOWN ? say('shownOf', { shown: ROWS_SHOWN, count }) : say('urgentNote');
  const words = { say, names, lang: locale };
  const list =
    count === 0
      ? html`<p class="state ok">${say('nobodyLeft')}</p>`
      : unreachedTable(
          unreached.slice(0, ROWS_SHOWN),
          { caption: say('unreachedCount', { count }), note },
          words,
        );
  const query = filterQuery(filter, locale);
  const main = html`<p><a href="ledger?lang=${locale}">${say('backToLedger')}</a></p>
<h1>${say('unreachedTitle')}</h1>
<p class="quiet">${say('reached', { kind: names.milestone(milestone.kind), date })}</p>
${filterForm(shown, { say, names, lang: locale, wanted: FIELDS })}
${list}
<h2 id="downloads">${say('download')}</h2>
<ul class="files" aria-labelledby="downloads"><li><a href="unreached.csv${query}">${say(
    'unreachedCsv',
  )}</a></li><li><a href="unreached.json${query}">${say('unreachedJson')}</a></li></ul>`;
  return page({
    locale,
    title: say('unreachedTitle'),
    path: `/milestones/${milestone.id}/unreached`,
    main,
    reader,
  });
}
