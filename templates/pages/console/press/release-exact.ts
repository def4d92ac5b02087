import { readAs } from '../../../mail/read-as.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { isLanguage, languageName } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { type ToMe, toMeForm } from '../../shared/send-to-me.ts';
import type { ReleaseDeskView } from './release-desk-view.ts';

/** How a text can be looked at; the page of a release is made in the languages that pages have. */
export const PRESS_SIGHTS = ['page', 'html', 'text'] as const;
export type PressSight = (typeof PRESS_SIGHTS)[number];

/** The ways to look at a text in a language. */
export function sightsIn(language: string): PressSight[] {
  return PRESS_SIGHTS.filter((sight) => sight !== 'page' || isLanguage(language));
}

/** The address of the texts of one version in one language. */
export function exactPath(id: string, version: number, language: string): string {
  return `/press/${id}/versions/${version}/texts/${language}`;
}

/** Exactly what goes out: the mail to read at once, and the ways to the rest. */
export function exactTexts(view: ReleaseDeskView): Html {
  const { shown, locale } = view;
  const say = pressWords(locale);
  const { frozen, version } = shown;
  const isOut = version.publishedAt !== undefined;
  const title = say(isOut ? 'exactOut' : version.hash ? 'exact' : 'exactDraft');
  if (!frozen)
    return version.state === 'draft'
      ? html`<h2>${title}</h2><div class="empty"><p>${say('exactNone')}</p></div>`
      : html``;
  const sections = frozen.variants.map((variant, index) => {
    const language = languageName(variant.locale, locale);
    const path = exactPath(version.id, version.version, variant.locale);
    const ways = sightsIn(variant.locale).map(
      (sight) =>
        html`<li><a href="${path}?as=${sight}&amp;lang=${locale}">${say(
          `sight.${sight}`,
        )}<span class="unseen">: ${language}</span></a></li>`,
    );
    const letter = html`<pre class="letter" lang="${variant.locale}">${
      readAs(variant, { name: '…', ownLink: '…' }).text
    }</pre>`;
    return html`<section aria-labelledby="text-${variant.locale}"><h3 id="text-${variant.locale}" lang="${
      variant.locale
    }">${variant.subject}</h3>
<ul class="ways">${ways}</ul>
<details${index === 0 ? html` open` : html``}><summary>${say('sight.text')}: ${language}</summary>${
      letter
    }</details></section>`;
  });
  return html`<h2>${title}</h2>${sections}`;
}

export type PressTextView = {
  locale: Language;
  reader: Reader;
  id: string;
  version: number;
  language: string;
  as: PressSight;
  subject: string;
  text: string;
  toMe: ToMe;
};

/**
 * One text of a release exactly as its readers get it; pages and mails are shown in a frame, where nothing of
 * them can act.
 */
export function pressTextPage(view: PressTextView): string {
  const { locale, reader, id, version, language, as, subject, text } = view;
  const say = pressWords(locale);
  const path = exactPath(id, version, language);
  const named = languageName(language, locale);
  const caption = say(as === 'page' ? 'pageFrame' : 'mailFrame', { language: named });
  const shown = {
    text: html`<pre class="letter" lang="${language}">${text}</pre>`,
    html: html`<iframe class="letter" sandbox src="${path}/mail" title="${caption}"></iframe>`,
    page: html`<iframe class="letter wide" sandbox="allow-same-origin" src="${path}/page?lang=${
      language
    }" title="${caption}"></iframe>`,
  }[as];
  const ways = sightsIn(language).map(
    (sight) =>
      html`<li><a href="${path}?as=${sight}&amp;lang=${locale}"${
        sight === as ? html` aria-current="page"` : html``
      }>${say(`sight.${sight}`)}</a></li>`,
  );
  const main = html`<p><a href="/press/${id}?version=${version}&amp;lang=${locale}">${say('back')}</a></p>
<h1 lang="${language}">${subject}</h1><p>${caption}</p><ul class="ways">${ways}</ul>${toMeForm(view.toMe, {
    action: `${path}/to-me`,
    locale,
    reader,
  })}${shown}`;
  return page({ locale, title: subject, path, main, reader });
}
