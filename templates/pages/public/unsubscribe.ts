import { withFacts } from '../../../domain/catalogue/text.ts';
import { html } from '../../shared/html.ts';
import type { PageLocale } from '../shared/words.ts';
import { publicPage } from './public-page.ts';
import { publicWords } from './public-words.ts';

/** Asks whether the reader wants to leave a list. Only the button does it: mail scanners open every link. */
export function leavePage(locale: PageLocale, list: string): string {
  const words = publicWords(locale);
  // The form goes to the page's own address, with the same field as the mail program's one click (RFC 8058).
  const main = html`<h1>${withFacts(words.leaveQuestion, { list })}</h1>
<p>${words.leaveLead}</p>
<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">${words.leaveButton}</button>
</form>
<p class="quiet">${words.leaveDuty}</p>`;
  return publicPage({ locale, title: words.leaveTitle, main, otherLanguages: true });
}

/** Says that the reader has left the list. */
export function leftPage(locale: PageLocale, list: string): string {
  const words = publicWords(locale);
  const title = words.leftTitle;
  const main = html`<h1>${title}</h1>
<p>${withFacts(words.leftLead, { list })}</p>
<p class="quiet">${words.leftNext}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

/** The one answer to every link that is not honoured, whatever is wrong with it. */
export function badLinkPage(locale: PageLocale): string {
  const words = publicWords(locale);
  const title = words.badLinkTitle;
  const main = html`<h1>${title}</h1>\n<p>${words.badLinkLead} ${words.badLinkNext}</p>\n<p>${words.badLinkElse}</p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** Says that the request failed and that a later one may not. */
export function failedPage(locale: PageLocale): string {
  const words = publicWords(locale);
  const title = words.failedTitle;
  const main = html`<h1>${title}</h1>\n<p>${words.failedLead}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}
