import type { UserRole } from '../../../domain/rollout/user.ts';
import { type Html, html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';
import { frame, languageLinks } from './frame.ts';

/** Who looks at a page of the console, and where they can go from it. */
export type Reader = {
  name: string;
  roles: readonly UserRole[];
  /** The pages that the reader's roles reach; `current` is the one that is shown. */
  pages: readonly { href: string; name: string; current: boolean }[];
  /** Goes as a hidden field into every form of the page. */
  formToken: string;
};

export type Page = {
  locale: Language;
  title: string;
  path: string;
  main: Html;
  links?: Html;
  reader?: Reader | undefined;
  script?: string | undefined;
};

/** A page of the console. */
export function page({ locale, title, path, main, links = html``, reader, script }: Page): string {
  const say = frameWords(locale);
  return frame({
    locale,
    title,
    place: html`Budkavle <span class="quiet">${say('console')}</span>`,
    navigation: html`${reader ? pagesOf(reader, locale) : html``}<nav aria-label="${say('tools')}" class="tools">${links}${languageLinks(locale, path)}</nav>${reader ? whoIs(reader, locale) : html``}`,
    main,
    script,
  });
}

/** The pages that the reader can go to; one alone needs no list. */
function pagesOf({ pages }: Reader, locale: Language): Html {
  if (pages.length < 2) return html``;
  const links = pages.map(
    ({ href, name, current }) =>
      html`<a href="${href}?lang=${locale}"${current ? html` aria-current="page"` : html``}>${name}</a>`,
  );
  return html`<nav aria-label="${frameWords(locale)('menu')}" class="pages">${links}</nav>`;
}

function whoIs({ name, roles, formToken }: Reader, locale: Language): Html {
  const say = frameWords(locale);
  const held = roles.map((role) => say(`role.${role}`)).join(', ');
  return html`<div class="who"><p><span class="unseen">${say('signedInAs')} </span><strong>${name}</strong> <span class="quiet">${held}</span></p>
<form method="post" action="/sign-out">${formTokenField(formToken)}<button type="submit" class="plain">${say('signOut')}</button></form></div>`;
}

/** The hidden field that every form of the console needs, or what it asks for is refused. */
export function formTokenField(formToken: string): Html {
  return html`<input type="hidden" name="formToken" value="${formToken}">`;
}

/** A page that says what went wrong and what to do next. */
export function problemPage(locale: Language, problem: 'notFound' | 'failedPage', reader?: Reader): string {
  const say = frameWords(locale);
  const [title, next] =
    problem === 'notFound'
      ? [say('missingTitle'), say('notFoundNext')]
      : [say('failedTitle'), say('failedLead')];
  const main = html`<h1>${title}</h1><p><a href="/?lang=${locale}">${next}</a></p>`;
  return page({ locale, title, path: '/', main, reader });
}
