import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { publicWords } from '../../../words/public.gen.ts';
import { publicPage } from '../public-page.ts';

/** Asks for confirmation. Only the button acts, since mail scanners open every link. */
export function leavePage(
  locale: Language,
  { name: list, revokedKey }: { name: string; revokedKey?: string | undefined },
): string {
  const say = publicWords(locale);
  const replaced = revokedKey ? html`\n<p class="quiet">${say('leaveReplaced')}</p>` : html``;
  // The form goes to the page's own address, with the same field as the mail program's one click (RFC 8058).
  const main = html`<h1>${say('leaveQuestion', { list })}</h1>
<p>${say('leaveLead')}</p>
<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">${say('leaveButton')}</button>
</form>
<p class="quiet">${say('leaveDuty')}</p>${replaced}`;
  return publicPage({ locale, title: say('leaveTitle'), main, otherLanguages: true });
}

/** Confirms that the reader has left the list. */
export function leftPage(locale: Language, list: string): string {
  const say = publicWords(locale);
  const title = say('leftTitle');
  const main = html`<h1>${title}</h1>
<p>${say('leftLead', { list })}</p>
<p class="quiet">${say('leftNext')}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

/** The page for every invalid link, whatever the reason. */
export function badLinkPage(locale: Language): string {
  const say = publicWords(locale);
  const title = say('badLinkTitle');
  const main = html`<h1>${title}</h1>\n<p>${say('badLinkLead')} ${say('badLinkNext')}</p>\n<p>${say(
    'badLinkElse',
  )}</p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** A temporary failure; suggests trying again. */
export function publicFailedPage(locale: Language): string {
  const say = publicWords(locale);
  const title = say('notNow');
  const main = html`<h1>${title}</h1>\n<p>${say('failedLead')}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}
