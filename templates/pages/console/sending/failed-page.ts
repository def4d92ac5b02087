import type { DeliveryInState } from '../../../../domain/mail/delivery.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { type SendingWords, sendingWords } from '../../../words/sending.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';

export type FailedView = {
  locale: Language;
  reader: Reader;
  milestone: string;
  names: ReadonlyMap<string, Localised>;
  deliveries: readonly DeliveryInState<'failed'>[];
  /** How many were sent again just now. */
  resent: number | undefined;
  problems: readonly Problem[];
};

/** Of each reason; the button sends all. */
const SHOWN = 100;

/** Mails that were refused, by reason, each to be sent again once somebody has fixed what was wrong. */
export function failedMailsPage(view: FailedView): string {
  const { locale, reader, milestone, deliveries, resent, problems } = view;
  const [say, general] = [sendingWords(locale), milestoneWords(locale)];
  const byReason = Map.groupBy(deliveries, ({ outcome }) => outcome.reason);
  const cards = [...byReason].map(([reason, mails], index) => card({ reason, mails, index }, view));
  const main = html`<h1>${say('refusedTitle')}</h1>
<p><a href="/milestones/${milestone}?lang=${locale}">${general('backToMilestone')}</a></p>
${resent === undefined ? html`` : html`<p class="state ok" role="status">${say('wasResent', { count: resent })}</p>`}
${problemSummary(problems, { locale, heading: general('correctFirst'), labelOf: () => undefined })}
${
  deliveries.length === 0
    ? html`<p class="state ok">${say('noRefused')}</p>`
    : html`<p>${say('refusedLead')}</p><ul class="cards">${cards}</ul>`
}`;
  return page({ locale, title: say('refusedTitle'), path: `/milestones/${milestone}/failed`, main, reader });
}

type Refused = { reason: string; mails: readonly DeliveryInState<'failed'>[]; index: number };

function card({ reason, mails, index }: Refused, { locale, reader, milestone, names }: FailedView): Html {
  const [say, general] = [sendingWords(locale), milestoneWords(locale)];
  const rows = mails.slice(0, SHOWN).map(({ id, name, address, organisation }) => {
    const of = names.get(organisation);
    return html`<tr><th scope="row">${name}</th><td>${address}</td><td>${nameOrId(of, organisation, locale)}</td>
<td><button type="submit" name="delivery" value="${id}" class="plain">${general(
      'sendAgain',
    )}<span class="unseen">: ${name}</span></button></td></tr>`;
  });
  return html`<li class="card"><h2 id="refused-${index}">${say('refusedReason', {
    count: mails.length,
    reason: sentence(reason, say),
  })}</h2>
<p class="quiet">${general('reason')}: <code>${reason}</code></p>
<form method="post" action="/milestones/${milestone}/failed?lang=${locale}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="refusedWith" value="${reason}">
<p><label for="why-${index}">${say('refusedWhy')}</label><input id="why-${
    index
  }" name="reason" type="text" maxlength="400" required></p>
<p><button type="submit">${say('refusedAll', { count: mails.length })}</button></p>
${mails.length > SHOWN ? html`<p class="quiet">${say('refusedOnly', { shown: SHOWN })}</p>` : html``}
<section class="scroll" tabindex="0" aria-labelledby="refused-${index}"><table><tbody>${rows}</tbody></table></section>
</form></li>`;
}

function sentence(reason: string, say: SendingWords): string {
  if (reason === 'MessageRejected') return say('refusedFor.MessageRejected');
  return say(reason.startsWith('InvalidParameter') ? 'refusedFor.InvalidParameterValue' : 'refusedFor.other');
}
