import { type Html, html } from '../../shared/html.ts';
import { LANGUAGE_CODES, LANGUAGES, type Language } from '../../words/languages.ts';
import { siteWords } from '../../words/site.gen.ts';
import { frame, inLanguage } from '../shared/frame.ts';

/** Where a page is and how it is asked for. `origin`: where the pages are, without a slash at the end. */
export type SiteContext = {
  locale: Language;
  origin: string;
  path: string;
  query?: Record<string, string>;
};

export type SitePage = {
  context: SiteContext;
  title: string;
  /** One or two sentences for search engines and for those who share the page. */
  description?: string;
  /** Where the page stands: the pages above it, the nearest last. */
  above?: readonly { name: string; path: string }[];
  meta?: Html;
  main: Html;
};

/** The pages that a reader can always go to. */
const SECTIONS = ['rollouts', 'newsroom'] as const;

/** A page of the public site: it may be cached, searched for and linked to. */
export function sitePage({ context, title, description, above = [], meta = html``, main }: SitePage): string {
  const { locale } = context;
  return frame({
    locale,
    style: 'site',
    title,
    place: siteHome(locale),
    navigation: siteMenu(context),
    meta: html`${addresses(context)}${descriptionOf(title, description, context)}${meta}`,
    main: html`${trail(above, siteWords(locale)('here'), locale)}${main}`,
    footer: siteFooter(locale),
  });
}

function siteHome(locale: Language): Html {
  return html`<a class="home" href="${inLanguage('/rollouts', locale)}">Budkavle</a>`;
}

type Place = Pick<SiteContext, 'locale' | 'path' | 'query'>;

function siteMenu(place: Place): Html {
  const say = siteWords(place.locale);
  const sections = SECTIONS.map((section) => {
    const path = `/${section}`;
    const current = place.path === path || place.path.startsWith(`${path}/`);
    return html`<a href="${inLanguage(path, place.locale)}"${
      current ? html` aria-current="${place.path === path ? 'page' : 'true'}"` : html``
    }>${say(section)}</a>`;
  });
  return html`<nav aria-label="${say('menu')}">${sections}${toOtherLanguages(place)}</nav>`;
}

/** The foot of every page for the public; all of its links lead to pages that anybody may see. */
export function siteFooter(locale: Language): Html {
  const say = siteWords(locale);
  return html`<footer class="site">
<p>${say('about')}</p>
<p>${say('noCookies')}</p>
<ul class="row">
<li><a href="${inLanguage('/rollouts', locale)}">${say('rollouts')}</a></li>
<li><a href="${inLanguage('/newsroom', locale)}">${say('newsroom')}</a></li>
<li><a href="${inLanguage('/ask', locale)}">${say('askQuestion')}</a></li>
<li><a href="${inLanguage('/accessibility', locale)}">${say('accessibility')}</a></li>
</ul>
</footer>
`;
}

function toOtherLanguages({ locale, path, query }: Place): Html {
  const others = LANGUAGE_CODES.filter((language) => language !== locale);
  return html`${others.map(
    (other) =>
      html`<a class="language" href="${inLanguage(
        path,
        other,
        query,
      )}" lang="${other}" hreflang="${other}">${LANGUAGES[other].name}</a>`,
  )}`;
}

/** The page's own address and those of the same page in other languages, for search engines. */
function addresses({ origin, path, locale, query }: SiteContext): Html {
  const at = (one: Language) => `${origin}${inLanguage(path, one, query)}`;
  return html`<link rel="canonical" href="${at(locale)}">
${LANGUAGE_CODES.map(
  (one) => html`<link rel="alternate" hreflang="${one}" href="${at(one)}">\n`,
)}<link rel="alternate" hreflang="x-default" href="${origin}${path}">
`;
}

// The Open Graph protocol, https://ogp.me: what a shared link shows.
function descriptionOf(title: string, description: string | undefined, context: SiteContext): Html {
  const { locale, origin, path } = context;
  return html`${
    description
      ? html`<meta name="description" content="${description}">\n<meta property="og:description" content="${
          description
        }">\n`
      : html``
  }<meta property="og:title" content="${title}">
<meta property="og:url" content="${origin}${inLanguage(path, locale)}">
<meta property="og:locale" content="${LANGUAGES[locale].tag.replace('-', '_')}">
<meta property="og:site_name" content="Budkavle">
`;
}

function trail(above: NonNullable<SitePage['above']>, label: string, locale: Language): Html {
  if (above.length === 0) return html``;
  const links = above.map(
    ({ name, path }) => html`<li><a href="${inLanguage(path, locale)}">${name}</a></li>\n`,
  );
  return html`<nav class="trail" aria-label="${label}"><ol>\n${links}</ol></nav>\n`;
}

/**
 * Says that there is no such page, and leads on. It is the same for whatever is not there and names no address.
 * `signInTo`: where those who work with a rollout sign in, if the page may be theirs.
 */
export function siteMissingPage(locale: Language, { signInTo }: { signInTo?: string } = {}): string {
  const say = siteWords(locale);
  const title = say('missingTitle');
  const own = signInTo
    ? html`\n<p>${say('missingConsole')} <a href="${signInTo}">${say('signIn')}</a></p>`
    : html``;
  const main = html`<h1>${title}</h1>
<p class="lead">${say('missingLead')}</p>
<p><a href="${inLanguage('/rollouts', locale)}">${say('missingNext')}</a></p>${own}`;
  return frame({
    locale,
    style: 'site',
    title,
    place: siteHome(locale),
    navigation: siteMenu({ locale, path: '' }),
    meta: html`<meta name="robots" content="noindex">\n`,
    main,
    footer: siteFooter(locale),
  });
}
