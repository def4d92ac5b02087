import type { FullTexts } from '../../../../domain/packets/use-cases/open-full-texts.ts';
import { mailTo } from '../../../mail/markdown-reader.ts';
import { html } from '../../../shared/html.ts';
import { langAttributes } from '../../../shared/lang-attributes.ts';
import type { Language } from '../../../words/languages.ts';
import { publicWords } from '../../../words/public.gen.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { publicPage } from '../public-page.ts';
import { askSection } from '../questions/answers-section.ts';

/** The full texts behind a mail's short forms, each at the place to which its heading in the mail leads. */
export function fullTextsPage(view: FullTexts, locale: Language): string {
  const say = publicWords(locale);
  const { service, organisation, milestone: title, contact } = view;
  const texts = view.texts.map(
    ({ topic, title: heading, locale: written, markdown }) =>
      html`<section id="${topic}"${langAttributes(written, locale)}>
<h2>${heading}</h2>
${markdownPage(markdown, view.facts)}</section>\n`,
  );
  const lead = say(texts.length > 0 ? 'fullTexts' : 'fullTextsGone', { service, organisation });
  const main = html`<h1>${title}</h1>
<p>${lead}</p>
${texts}<p>${say('fullTextsAsk')} <a href="${mailTo(contact.address)}">${contact.name}</a></p>
${askSection(view.about, locale)}`;
  return publicPage({ locale, title, main, otherLanguages: false });
}
