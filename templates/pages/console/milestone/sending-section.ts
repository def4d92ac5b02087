import type { SendingCheck } from '../../../../domain/mail/mail-account.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import type { MilestoneWords } from '../../../words/milestone.gen.ts';
import { problemText } from '../../shared/problem-list.ts';

/** What is wrong with the account, or how far its quota goes and how long it takes. */
export function sendingSection(
  { stops, warnings, forecast }: SendingCheck,
  { locale, say }: { locale: Language; say: MilestoneWords },
): Html {
  const lines = (problems: readonly Problem[], kind: 'late' | 'wait') =>
    problems.map((found) => html`<p class="state ${kind}">${problemText(found, locale)}</p>`);
  if (stops.length > 0) return html`<h2 id="cannot-send">${say('cannotSend')}</h2>${lines(stops, 'late')}`;
  if (warnings.length > 0 || !forecast) return html`${lines(warnings, 'wait')}`;
  const { mails, seconds, leftToday: left } = forecast;
  const time = lasting(seconds, say);
  return html`<p class="state ok">${
    left === undefined ? say('forecastFree', { mails, time }) : say('forecast', { mails, left, time })
  }</p>`;
}

/** A number of seconds in words: about 40 seconds, about 3 minutes. */
export function lasting(seconds: number, say: MilestoneWords): string {
  if (seconds < 90) return say('lastsSeconds', { count: Math.max(1, seconds) });
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? say('lastsMinutes', { count: minutes })
    : say('lastsHours', { count: Math.ceil(minutes / 60) });
}
