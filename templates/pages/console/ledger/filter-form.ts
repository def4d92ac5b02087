import type { LedgerRow } from '../../../../domain/ledger/ledger.ts';
import { isDone, reachStatusSchema } from '../../../../domain/ledger/reach-status.ts';
import type { LedgerFilter } from '../../../../domain/reach/ledger-view.ts';
import type { ReadLedger } from '../../../../domain/reach/use-cases/show-ledger.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';
import type { ShownNames } from './shown-names.ts';

type Field = keyof LedgerFilter;
type Options = { say: LedgerWords; names: ShownNames; lang: string; wanted: readonly Field[] };
type FilterFormInput = Pick<ReadLedger, 'catalogue'> & {
  rows: readonly Pick<LedgerRow, 'organisation' | 'name'>[];
  filter: LedgerFilter;
};

const OWNERS = ['local-lead', 'relay', 'supplier', 'national-office', 'system'] as const;

/** One select per field; the URL contains the filter, so it can be bookmarked and shared. */
export function filterForm(shown: FilterFormInput, { say, names, lang, wanted }: Options): Html {
  const { filter } = shown;
  const choices = choicesOf(shown, say, names);
  const labels = {
    organisation: 'organisation',
    group: 'group',
    message: 'message',
    channel: 'channel',
    state: 'standing',
    owner: 'owner',
  } as const;
  const fields = wanted.map((field) => {
    const options = choices[field].map(
      ([id, name]) =>
        html`<option value="${id}"${filter[field] === id ? html` selected` : ''}>${name}</option>`,
    );
    return html`<label>${say(labels[field])}<select name="${field}"><option value="">${say('all')}</option>${
      options
    }</select></label>\n`;
  });
  const some = Object.values(filter).some((value) => value !== undefined);
  const reset = html`<p class="state wait">${say('filtered')} <a href="?lang=${lang}">${say('noFilter')}</a></p>`;
  return html`<details class="filter"${some ? html` open` : ''}><summary>${say('filter')}</summary>
<form method="get" class="row">${fields}<input type="hidden" name="lang" value="${
    lang
  }"><button type="submit">${say('show')}</button></form>${some ? reset : ''}</details>`;
}

function choicesOf(
  { rows, catalogue }: FilterFormInput,
  say: LedgerWords,
  names: ShownNames,
): Record<Field, [string, string][]> {
  const named = (of: object, name: (id: string) => string) =>
    Object.keys(of).map((id): [string, string] => [id, name(id)]);
  return {
    organisation: rows.map((row) => [row.organisation, names.organisation(row)]),
    group: named(catalogue.groups, names.group),
    message: named(catalogue.messages, names.message),
    channel: named(catalogue.channels, names.channel),
    state: reachStatusSchema.options
      .filter((standing) => !isDone(standing))
      .map((standing) => [standing, say(`status.${standing}`)]),
    owner: OWNERS.map((owner) => [owner, say(`owner.${owner}`)]),
  };
}

/** The filter and language as a query string. */
export function filterQuery(filter: LedgerFilter, lang: string): string {
  const chosen = Object.entries(filter).flatMap(([field, value]): [string, string][] =>
    value === undefined ? [] : [[field, value]],
  );
  return `?${new URLSearchParams([...chosen, ['lang', lang]])}`;
}
