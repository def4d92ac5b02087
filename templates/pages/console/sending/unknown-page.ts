import type { DeliveryInState } from '../../../../domain/mail/delivery.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';

export type UnknownView = {
  locale: Language;
  reader: Reader;
  milestone: string;
  names: ReadonlyMap<string, Localised>;
  deliveries: readonly DeliveryInState<'unknown'>[];
  /** One was settled just now, or waits for a second person. */
  settled: 'yes' | 'waits' | undefined;
  problems: readonly Problem[];
};

/** Mails whose outcome nobody knows, each to be settled by a person who looked it up. */
export function unknownPage({
  locale,
  reader,
  milestone,
  names,
  deliveries,
  settled,
  problems,
}: UnknownView): string {
  const say = milestoneWords(locale);
  const action = `/milestones/${milestone}/unknown?lang=${locale}`;
  const each = deliveries.map(({ id, organisation, name, address, outcome }) => {
    const of = names.get(organisation);
    return html`<li class="card"><h2>${name}</h2><p>${address} · ${nameOrId(of, organisation, locale)}</p>
<p class="quiet">${say('since')} ${momentText(outcome.at, locale)}. ${say('reason')}: <code>${outcome.reason}</code></p>
<form method="post" action="${action}" class="fields">${formTokenField(
      reader.formToken,
    )}<input type="hidden" name="delivery" value="${id}">
<p><label for="why-${id}">${say('why')}</label><input id="why-${
      id
    }" name="reason" type="text" maxlength="400" required></p>
<ul class="ways"><li><button type="submit" name="as" value="accepted">${say(
      'arrived',
    )}</button></li><li><button type="submit" name="as" value="resend" class="second">${say(
      'sendAgain',
    )}</button></li></ul></form></li>`;
  });
  const main = html`<h1>${say('unknownTitle')}</h1>
<p><a href="/milestones/${milestone}?lang=${locale}">${say('backToMilestone')}</a></p>
${settled === 'yes' ? html`<p class="state ok" role="status">${say('wasSettled')}</p>` : html``}${
  settled === 'waits'
    ? html`<p class="state warn" role="status">${say('resendWaits')} <a href="/controls?lang=${locale}">${say(
        'toControls',
      )}</a></p>`
    : html``
}
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: () => undefined })}
${
  deliveries.length === 0
    ? html`<p class="state ok">${say('noUnknown')}</p>`
    : html`<p>${say('unknownLead')}</p><ul class="cards">${each}</ul>`
}`;
  return page({ locale, title: say('unknownTitle'), path: `/milestones/${milestone}/unknown`, main, reader });
}
