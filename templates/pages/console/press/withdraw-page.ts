import type { ShownPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemText } from '../../shared/problem-list.ts';

export type WithdrawView = {
  locale: Language;
  reader: Reader;
  shown: ShownPressRelease;
  reason: string;
  problems: readonly Problem[];
};

/** Which withdrawal the page speaks of: what is public is something else than what is not. */
export function withdrawalOf({ version: { version, state } }: ShownPressRelease): string {
  return `${version}-${state === 'published' ? 'public' : 'open'}`;
}

/** What taking a release back does, how many have it already, and the reason that is asked for. */
export function withdrawPage({ locale, reader, shown, reason, problems }: WithdrawView): string {
  const { version, mails, isPublic } = shown;
  const say = pressWords(locale);
  const wasPublic = version.state === 'published';
  const { all = 0, held = 0, open = 0 } = mails ?? {};
  const effects = wasPublic
    ? [
        say('withdrawHeld', { held, all }),
        ...(held > 0 ? [say('withdrawTold')] : []),
        ...(open > 0 ? [say('withdrawOpen', { open })] : []),
        say('withdrawPage'),
      ]
    : [say('giveUpLead'), ...(isPublic ? [say('giveUpOlder')] : [])];
  const wrong =
    problems.length > 0
      ? html`<span class="error" id="reason-error">${problems.map(
          (problem) => html`${problemText(problem, locale)} `,
        )}</span>`
      : html``;
  const marks =
    problems.length > 0
      ? html` aria-invalid="true" aria-describedby="reason-hint reason-error"`
      : html` aria-describedby="reason-hint"`;
  const title = say(wasPublic ? 'withdrawTitle' : 'giveUpTitle');
  const path = `/press/${version.id}/withdraw`;
  const main = html`<p><a href="/press/${version.id}?lang=${locale}">${say('back')}</a></p>
<h1>${title}</h1>
<ul>${effects.map((effect) => html`<li>${effect}</li>`)}</ul>
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="seen" value="${withdrawalOf(shown)}">
<p><label for="reason">${say('reasonGiven')}</label><span class="hint" id="reason-hint">${say(
    wasPublic ? 'reasonHint' : 'reasonInside',
  )}</span>${wrong}
<textarea id="reason" name="reason" rows="3"${marks}>${`\n${reason}`}</textarea></p>
<p><button type="submit" class="danger">${say(wasPublic ? 'doWithdraw' : 'doGiveUp')}</button></p></form>`;
  return page({ locale, title, path, main, reader });
}
