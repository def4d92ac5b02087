import type { UserRole } from '../../../domain/rollout/user.ts';
import { type Html, html } from '../../shared/html.ts';
import { findWords } from '../../words/find.gen.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';
import { frame, languageLinks } from './frame.ts';
import { sendingNotice, type WhyHeld } from './sending-notice.ts';

type PageLink = { href: string; name: string; current: boolean };

/** The user of a console page, and their navigation. */
export type Reader = WhyHeld & {
  name: string;
  roles: readonly UserRole[];
  /** Places for the user's roles; `current` is the one of the page shown. */
  pages: readonly PageLink[];
  /** The pages of that place, if it has several. */
  within?: { name: string; pages: readonly PageLink[] } | undefined;
  /** CSRF token, a hidden field in every form of the page. */
  formToken: string;
  /** Seconds after which the session ends, unless it is used. */
  endsIn: number;
  /** Says whose session it is, without naming them; the same in each of theirs. */
  writer: string;
  /** What they look for, on the page of what was found. */
  looksFor?: string;
  /** How many things wait for them on their first page, if it is known. */
  waits?: number | undefined;
  /** Whether the page gives back what its reader typed in an earlier session. */
  returns?: boolean;
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
  const ways = reader ? html`${pagesOf(reader, locale)}${searchField(reader, locale)}` : html``;
  const tools = html`<nav aria-label="${say('tools')}" class="tools">${links}${languageLinks(locale, path)}</nav>`;
  return frame({
    locale,
    title,
    place: html`Budkavle <span class="quiet">${say('console')}</span>`,
    navigation: html`${ways}${tools}${reader ? whoIs(reader, locale) : html``}`,
    main: html`${reader ? html`${pagesWithin(reader, locale)}${sendingNotice(reader, locale)}` : html``}${
      reader?.returns ? html`<p class="notice wait" role="status">${say('returns')}</p>` : html``
    }${main}`,
    scripts: [...(script ? [script] : []), ...(reader ? ['/session.js'] : [])],
    footer: reader ? keyboardHelp(locale) : html``,
    foot: reader ? sessionBar(reader, locale) : html``,
  });
}

const KEYS = ['tab', 'enter', 'arrows', 'find', 'none'] as const;

/** How to get about without a mouse, folded at the end of every page. */
function keyboardHelp(locale: Language): Html {
  const say = frameWords(locale);
  return html`<footer><details id="keys"><summary>${say('keys')}</summary><p>${say('keys.lead')}</p>
<ul>${KEYS.map((key) => html`<li>${say(`keys.${key}`)}</li>\n`)}</ul></details></footer>
`;
}

/** Empty until the script shows one of its sentences. */
function sessionBar({ endsIn, writer }: Reader, locale: Language): Html {
  const say = frameWords(locale);
  const time = html` <span class="time"></span>.`;
  return html`<div class="session" data-session="${endsIn}" data-writer="${writer}"><div role="status">
<p data-when="soon" hidden>${say('sessionEnds')}${time} ${say('sessionKept')}</p>
<p data-when="renewed" hidden>${say('sessionRenewed')}${time}</p>
<p data-when="ended" hidden>${say('sessionEnded')} ${say('sessionKept')} ${say('sessionSend')}</p>
</div><button type="button" hidden>${say('sessionRenew')}</button></div>
`;
}

/** A notice at the top of the page. */
export function notice(words: string): Html {
  return html`<p class="notice" role="status">${words}</p>`;
}

/** Navigation links; a single page needs none. */
function pagesOf({ pages, within, waits = 0 }: Reader, locale: Language): Html {
  if (pages.length < 2) return html``;
  const say = frameWords(locale);
  const count =
    waits > 0
      ? html` <span class="count" aria-hidden="true">${String(waits)}</span><span class="unseen">, ${say(
          'waits',
          {
            count: waits,
          },
        )}</span>`
      : html``;
  return html`<nav aria-label="${say('menu')}" class="pages">${links(pages, within ? 'true' : 'page', {
    locale,
    count,
  })}</nav>`;
}

/** One field for everything within the reader's reach. */
function searchField({ looksFor = '', pages }: Reader, locale: Language): Html {
  if (pages.length < 2) return html``;
  const say = findWords(locale);
  return html`<form method="get" action="/find" role="search" class="find"><input type="hidden" name="lang" value="${
    locale
  }"><input type="search" name="q" value="${looksFor}" maxlength="80" required aria-label="${say(
    'label',
  )}" placeholder="${say('search')}"><button type="submit" class="second">${say('search')}</button></form>`;
}

/** The pages of the place in which this one is. */
function pagesWithin({ within }: Reader, locale: Language): Html {
  if (!within) return html``;
  const label = frameWords(locale)('within', { place: within.name });
  return html`<nav aria-label="${label}" class="pages within">${links(within.pages, 'page', { locale })}</nav>\n`;
}

/** `count`: beside the link to the first page, how many things wait there. */
function links(
  pages: readonly PageLink[],
  current: 'page' | 'true',
  { locale, count = html`` }: { locale: Language; count?: Html },
): Html[] {
  return pages.map(
    (link) =>
      html`<a href="${link.href}?lang=${locale}"${
        link.current ? html` aria-current="${current}"` : html``
      }>${link.name}${link.href === '/' ? count : html``}</a>`,
  );
}

function whoIs({ name, roles, formToken }: Reader, locale: Language): Html {
  const say = frameWords(locale);
  const held = roles.map((role) => say(`role.${role}`)).join(', ');
  return html`<div class="who"><p><span class="unseen">${say('signedInAs')} </span><strong>${
    name
  }</strong> <span class="quiet">${held}</span></p>
<form method="post" action="/sign-out">${formTokenField(formToken)}<button type="submit" class="plain">${say(
    'signOut',
  )}</button></form></div>`;
}

/** The hidden CSRF field that every form of the console requires. */
export function formTokenField(formToken: string): Html {
  return html`<input type="hidden" name="formToken" value="${formToken}">`;
}

/** A page for what does not exist, or not for this reader. */
export function notFoundPage(locale: Language, reader?: Reader): string {
  const say = frameWords(locale);
  const title = say('missingTitle');
  const main = html`<h1>${title}</h1><p><a href="/?lang=${locale}">${say('notFoundNext')}</a></p>`;
  return page({ locale, title, path: '/', main, reader: reader && nowhere(reader) });
}

/** In no place: the page is the same for whatever is not there. */
function nowhere(reader: Reader): Reader {
  return { ...reader, within: undefined, pages: reader.pages.map((link) => ({ ...link, current: false })) };
}
