import { html } from '../../../shared/html.ts';
import { accessWords } from '../../../words/access.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { publicPage } from '../../public/public-page.ts';

/** The page for whoever has not signed in; `to` is the page that they asked for, a path of the console. */
export function signInPage(locale: Language, to: string): string {
  const say = accessWords(locale);
  const href = `/sign-in?${new URLSearchParams({ to })}`;
  const main = html`<h1>${say('signIn')}</h1><p>${say('signInLead')}</p>
<p><a class="action" href="${href}">${say('signIn')}</a></p>`;
  return publicPage({ locale, title: say('signIn'), main, otherLanguages: true });
}

export function signedOutPage(locale: Language): string {
  const say = accessWords(locale);
  const main = html`<h1>${say('signedOut')}</h1><p>${say('signedOutLead')}</p>
<p><a class="action" href="/sign-in">${say('signInAgain')}</a></p>`;
  return publicPage({ locale, title: say('signedOut'), main, otherLanguages: true });
}

export function signInFailedPage(locale: Language): string {
  const say = accessWords(locale);
  const main = html`<h1>${say('signInFailed')}</h1><p>${say('signInFailedLead')}</p>
<p><a class="action" href="/sign-in">${say('signInAgain')}</a></p>`;
  return publicPage({ locale, title: say('signInFailed'), main, otherLanguages: false });
}

/** Why somebody who has signed in does not get what they asked for. */
export function noAccessPage(locale: Language, why: 'wrongRole' | 'noRole' | 'foreignForm'): string {
  const say = accessWords(locale);
  const next =
    why === 'noRole'
      ? html`<a href="/sign-in">${say('signInAgain')}</a>`
      : html`<a href="/?lang=${locale}">${frameWords(locale)('page.home')}</a>`;
  const main = html`<h1>${say(why)}</h1><p>${say(`${why}Lead`)}</p><p>${next}</p>`;
  return publicPage({ locale, title: say(why), main, otherLanguages: false });
}
