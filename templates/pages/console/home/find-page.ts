import type { Findings } from '../../../../domain/home/use-cases/find-anything.ts';
import { type Html, html } from '../../../shared/html.ts';
import { findWords } from '../../../words/find.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';
import { withLanguage } from './waiting-links.ts';

export type FindView = { locale: Language; reader: Reader; text: string; findings: Findings };

/** What was found by the field in the head, by kind. */
export function findPage({ locale, reader, text, findings }: FindView): string {
  const say = findWords(locale);
  const count = findings.reduce((sum, { all }) => sum + all, 0);
  const title = text === '' ? say('search') : say('found', { text, count });
  const main = html`<h1>${title}</h1>
${text === '' || count > 0 ? html`` : html`<p class="empty">${say('nothingNext')}</p>`}
${text === '' ? html`<p>${say('lead')}</p>` : html``}
${findings.map((of) => kindSection(of, locale))}`;
  return page({ locale, title, path: '/find', main, reader: { ...reader, looksFor: text } });
}

function kindSection({ kind, all, shown }: Findings[number], locale: Language): Html {
  const say = findWords(locale);
  const items = shown.map(
    ({ name, detail, href }) =>
      html`<li><a href="${withLanguage(href, locale)}">${name}</a> <span class="quiet">${detail}</span></li>\n`,
  );
  const more = all - shown.length;
  return html`<section aria-labelledby="${kind}"><h2 id="${kind}">${say(`kind.${kind}`)}</h2>
<ul class="found">${items}</ul>${
    more > 0 ? html`<p class="quiet">${say('more', { count: more })}</p>` : html``
  }</section>`;
}
