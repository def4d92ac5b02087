import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { DELIVERY_RANKS, type DeliveryState } from '../../../../domain/mail/delivery-states.ts';
import type { CellHistory, ShownCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type LedgerWords, ledgerWords } from '../../../words/ledger.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { page, type Reader } from '../../shared/page.ts';
import { entryLine } from './entry-line.ts';
import { type ShownNames, shownNames } from './shown-names.ts';
import { sufficientLine } from './sufficient.ts';
import { lackLine, SIGNS, whoActs } from './unreached-table.ts';

export type CellView = {
  locale: Language;
  reader: Reader;
  /** It is looked at from the organisation's own ledger, and leads back there. */
  own?: boolean;
};

/** One group at one organisation: its messages, and the history of each channel with its evidence. */
export function cellPage(shown: ShownCell, { locale, reader, own = false }: CellView): string {
  const say = ledgerWords(locale);
  const { milestone, catalogue, organisation, group, messages, channels } = shown;
  const names = shownNames(catalogue, locale);
  const place = inLocale(organisation.name, locale);
  const date = formatFact('date', milestone.occurredOn, locale);
  const whole = own
    ? `/organisations/${organisation.code}/ledger/${milestone.id}`
    : `/milestones/${milestone.id}/ledger`;
  const rows = [...messages].map(
    ([message, standing]) =>
      html`<tr><th scope="row">${names.message(message)}</th><td><span class="state ${SIGNS[standing]}">${say(
        `status.${standing}`,
      )}</span></td></tr>`,
  );
  const main = html`<p><a href="${whole}?lang=${locale}">${
    own ? say('backToOwn', { organisation: place }) : say('backToLedger')
  }</a></p>
<h1>${names.group(group)}, ${place}</h1>
<p class="quiet">${say('reached', { kind: names.milestone(milestone.kind), date })}, ${say('planned', {
    date: momentText(milestone.receivedAt, locale),
  })}</p>
<section class="scroll" tabindex="0" aria-labelledby="messages"><table>
<caption id="messages">${say('cellMessages')}</caption>
<thead><tr><th scope="col">${say('message')}</th><th scope="col">${say('standing')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>
<p class="quiet">${sufficientLine({ group, of: catalogue.groups[group] ?? {} }, { say, names, lang: locale })}</p>
<section class="scroll" tabindex="0" aria-labelledby="channels"><table class="channels">
<caption id="channels">${say('byChannel')}</caption>
<thead><tr>${HEADS.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${channels.map((history) =>
    channelRow(history, {
      say,
      names,
      locale,
    }),
  )}</tbody></table></section>`;
  const path = own ? `${whole}/${group}` : `${whole}/${organisation.code}/${group}`;
  return page({ locale, title: `${names.group(group)}, ${place}`, path, main, reader });
}

const HEADS = ['channel', 'standing', 'whose', 'happened'] as const;

type Context = { say: LedgerWords; names: ShownNames; locale: Language };

function channelRow(history: CellHistory, { say, names, locale }: Context): Html {
  const { cell, mails, task, carriedBy } = history;
  const { standing, state, due, people, reached } = cell;
  const counted =
    cell.carrier === 'mail' || carriedBy ? ` (${say('peopleReached', { reached, people })})` : '';
  const happened = [
    ...(carriedBy ? [carriedLine(carriedBy, say, locale)] : []),
    ...mailLine(mails, say),
    ...welcomedLine(cell, say),
    ...correctedLines(cell, { say, names }),
    ...(task?.entries ?? []).map((entry) => entryLine(entry, say)),
  ];
  const shown =
    happened.length > 0
      ? html`<ul class="plain">${happened}</ul>`
      : html`<span class="quiet">${say('nothingYet')}</span>`;
  const minutes = task ? html`<div class="quiet">${say('minutes', { count: task.minutes })}</div>` : '';
  return html`<tr><th scope="row">${names.channel(cell.channel)}</th>
<td><span class="state ${SIGNS[standing]}">${say(`state.${state}`)}</span>${counted}</td>
<td>${whoActs(cell, say)}, <span class="nowrap">${say('dueOn', { date: due })}</span>${minutes}</td><td>${
    shown
  }${lackLine(cell, { say, names })}</td></tr>\n`;
}

function carriedLine(
  { id, name, changedAt }: NonNullable<CellHistory['carriedBy']>,
  say: LedgerWords,
  locale: Language,
): Html {
  const shown = nameOrId(name, id, locale);
  return html`<li>${say('carriedBy', { name: `${shown} (${id})`, date: toStockholm(changedAt).date })}</li>`;
}

/** Who came to the role later and has been welcomed. */
function welcomedLine({ welcomed = {} }: CellHistory['cell'], say: LedgerWords): Html[] {
  const count = Object.values(welcomed).reduce((sum, people) => sum + people, 0);
  return count > 0 ? [html`<li>${say('welcomed', { count })}</li>`] : [];
}

/** What corrections of a release have added to it, each since when. */
function correctedLines(
  { corrected = [] }: CellHistory['cell'],
  { say, names }: Pick<Context, 'say' | 'names'>,
): Html[] {
  return corrected.map(
    ({ topics, dispatch, at, withdrawn }) =>
      html`<li>${say(withdrawn ? 'correctedNoMore' : 'corrected', {
        messages: topics.map(names.message).join(', '),
        date: toStockholm(at).date,
        dispatch,
      })}</li>`,
  );
}

function mailLine(mails: CellHistory['mails'], say: LedgerWords): Html[] {
  const states = Object.keys(DELIVERY_RANKS) as DeliveryState[];
  const counts = states.flatMap((state) => {
    const count = mails[state];
    return count ? [say(`mail.${state}`, { count })] : [];
  });
  return counts.length > 0 ? [html`<li>${say('mails')}: ${counts.join(', ')}</li>`] : [];
}
