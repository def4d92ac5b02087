import type { Unreached, Way } from '../../../../domain/reach/unreached.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';
import { slashedName } from '../../shared/slashed-name.ts';
import type { ShownNames } from './shown-names.ts';

type Words = {
  say: LedgerWords;
  names: ShownNames;
  lang: string;
  /**
   * For one organisation: the URL of a group's history. Otherwise each row has its organisation and links to
   * its cell.
   */
  cellAt?: (group: string) => string;
};

/** Signs beside the status text. */
export const SIGNS = {
  'fully-told': 'ok',
  told: 'ok',
  published: 'ok',
  partly: 'wait',
  waiting: 'wait',
  late: 'late',
  missed: 'late',
  withheld: 'late',
  waived: '',
} as const;

/** What is left to tell, with status and owner; one row per group and organisation. */
export function unreachedTable(
  items: readonly Unreached[],
  { caption, note }: { caption: string; note: string },
  words: Words,
): Html {
  const { say, cellAt } = words;
  const heads = [
    ...(cellAt ? [] : (['organisation'] as const)),
    ...(['group', 'notTold', 'standing', 'whose'] as const),
  ];
  return html`<section class="scroll" tabindex="0" aria-labelledby="unreached"><table class="unreached${
    cellAt ? ' one' : ''
  }">
<caption id="unreached">${caption}<span class="quiet note">${note}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${items.map((item) => unreachedRow(item, words))}</tbody></table></section>`;
}

// Limits a row's messages; the cell's page has all.
const MESSAGES_SHOWN = 3;

function unreachedRow(item: Unreached, { say, names, lang, cellAt }: Words): Html {
  const { organisation, group, standing, ways, messages } = item;
  const whose =
    ways.length > 0
      ? html`<ul class="plain">${byPerson(ways).map((own) => html`<li>${personLine(own, { say, names })}</li>`)}</ul>`
      : say('gapHolds');
  const more = messages.length - MESSAGES_SHOWN;
  const shown = messages.slice(0, MESSAGES_SHOWN).map(names.message).join(', ');
  const cell = cellAt ? cellAt(group) : `ledger/${organisation}/${group}?lang=${lang}`;
  const link = html`<a href="${cell}">${slashedName(names.group(group))}</a>`;
  const heads = cellAt
    ? html`<th scope="row">${link}</th>`
    : html`<th scope="row">${names.organisation(item)}</th>\n<td>${link}</td>`;
  return html`<tr>${heads}
<td>${shown}${more > 0 ? html` <span class="quiet">${say('andOthers', { count: more })}</span>` : ''}</td>
<td><span class="state ${SIGNS[standing]}">${say(`status.${standing}`)}</span></td><td>${whose}</td></tr>\n`;
}

/** What is left, grouped by owner, soonest due first. */
function byPerson(ways: readonly Way[]): Way[][] {
  const grouped = Map.groupBy(ways, ({ responsible, contactName = '' }) => `${responsible}/${contactName}`);
  return [...grouped.values()];
}

/** A person and their channels with due dates. */
function personLine(ways: readonly Way[], { say, names }: { say: LedgerWords; names: ShownNames }): Html {
  const [first] = ways;
  if (!first) return html``;
  const channels = ways.map(({ channel, carrier, due, people, reached }) => {
    const mailed = people > 0 ? say('peopleReached', { reached, people }) : say('noPeople');
    return `${names.channel(channel)} (${carrier === 'mail' ? mailed : due})`;
  });
  return html`${whoActs(first, say)}: ${channels.join(', ')}`;
}

/** Who has to act, by name if known. A supplier is ordered by the person named. */
export function whoActs(
  { responsible, contactName }: Pick<Way, 'responsible' | 'contactName'>,
  say: LedgerWords,
): Html {
  if (contactName === undefined) return html`${say(`owner.${responsible}`)}`;
  const ordered = responsible === 'supplier' ? `, ${say('orderedBy')}` : '';
  return html`${say(`owner.${responsible}`)}${ordered} <b>${contactName}</b>`;
}

/** The messages that are not in what a channel sends out, if there are any. */
export function lackLine(
  { lacks = [] }: { lacks?: readonly string[] | undefined },
  { say, names }: { say: LedgerWords; names: ShownNames },
): Html {
  if (lacks.length === 0) return html``;
  return html`<div class="state late">${say('lacks', { messages: lacks.map(names.message).join(', ') })}</div>`;
}
