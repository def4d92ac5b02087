import type { ShownImage } from '../../../../domain/press/press-image.ts';
import { imagePath, kitPath } from '../../../../domain/press/published-release.ts';
import type { ReleaseView, ShownVersion } from '../../../../domain/public/use-cases/show-release.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { mailTo } from '../../../mail/markdown-reader.ts';
import { type Html, html } from '../../../shared/html.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import { type Language, languageFor } from '../../../words/languages.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { dayOf, momentText, timeOf } from '../../shared/instant.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { phoneLink } from '../../shared/phone-link.ts';
import { askSection } from '../questions/answers-section.ts';
import { pressAskPath } from '../questions/press-ask.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { newsArticle } from './news-article.ts';
import { feedLinks, releaseItem } from './newsroom-page.ts';

type Published = Extract<ReleaseView, { state: 'published' }>;

/**
 * A press release with its media kit: what it says, who answers, images, facts, and what stood there before a
 * correction.
 */
export function releasePage(view: ReleaseView, context: SiteContext): string {
  const say = newsroomWords(context.locale);
  const above = [{ name: say('newsroom'), path: '/newsroom' }];
  if (view.state === 'withdrawn') {
    const main = html`<h1>${say('withdrawnTitle')}</h1>
<p class="lead">${say('withdrawnLead', { time: dayOf(view.at, context.locale) })}</p>
<p>${say('reasonGiven')}: ${view.reason}</p>`;
    const meta = html`<meta name="robots" content="noindex">\n`;
    return sitePage({ context, title: say('withdrawnTitle'), above, meta, main });
  }
  const { text } = view.current;
  return sitePage({
    context,
    title: text.headline,
    description: text.lead,
    above,
    meta: html`${feedLinks(context.locale)}${shared(view, context)}${newsArticle(view, context)}`,
    main: article(view, context.locale),
  });
}

function shared({ slug, current }: Published, { origin }: SiteContext): Html {
  const [image] = current.images;
  const picture = image
    ? html`<meta property="og:image" content="${origin}${imagePath(
        slug,
        image.id,
      )}">\n<meta property="og:image:alt" content="${inLocale(image.alt, current.locale)}">\n`
    : html``;
  return html`<meta property="og:type" content="article">\n${picture}`;
}

function article(view: Published, locale: Language): Html {
  const say = newsroomWords(locale);
  const { current, earlier, slug, service, sender } = view;
  const corrected =
    earlier.length > 0
      ? html` · ${say('corrected', { time: momentText(current.publishedAt, locale) })}`
      : html``;
  return html`<article${languageOf(current, locale)}>
<p class="eyebrow" lang="${locale}">${say('pressRelease')} · ${service} · ${sender}</p>
<h1>${current.text.headline}</h1>
<p class="quiet" lang="${locale}">${say('published', { time: momentText(view.firstPublishedAt, locale) })}${
    corrected
  }</p>
${body(view, current, 'h2')}
${images(slug, current, locale)}
<p lang="${locale}"><a href="${kitPath(slug)}" download>${say('kit')}</a></p>
<p lang="${locale}"><a href="${inLanguage(pressAskPath(view.rollout), locale)}">${enquiryWords(locale)(
    'publicLink',
  )}</a></p>
<p class="quiet" lang="${locale}">${
    view.registerNumber ? html`${say('registerNumber')}: ${view.registerNumber}` : html``
  }</p>
</article>
${earlier.map((version) => earlierVersion(view, version, locale))}${editions(view, locale)}
<p><a href="${inLanguage(`/rollouts/${view.rollout}`, locale)}">${say('more', { service })}</a></p>
${askSection(view, locale)}`;
}

function languageOf(version: ShownVersion, locale: Language): Html {
  return version.locale === locale ? html`` : html` lang="${version.locale}"`;
}

/** The words of a version, in its own language. */
function body(view: Published, { text, locale, publishedAt }: ShownVersion, heading: 'h2' | 'h3'): Html {
  const say = newsroomWords(languageFor(locale));
  const title = (of: string) => (heading === 'h2' ? html`<h2>${of}</h2>` : html`<h3>${of}</h3>`);
  const correction = text.correction
    ? html`<div class="notice">${title(say('correction'))}<p>${text.correction}</p></div>\n`
    : html``;
  const facts = text.factBox.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`);
  const contacts = text.contacts.map(
    ({ name, role, phone, address }) =>
      html`<li><strong>${name}</strong><br>${role}<br>${phoneLink(phone)}<br>
<a href="${mailTo(address)}">${address}</a></li>`,
  );
  return html`${correction}<p class="lead"><span class="dateline">${text.place}, ${timeOf(
    publishedAt,
    languageFor(locale),
  )}.</span> ${text.lead}</p>
${text.local ? markdownPage(text.local.markdown, text.local.facts) : html``}${markdownPage(
  text.body.markdown,
  text.body.facts,
)}
${text.quotes.map(
  (quote) =>
    html`<figure class="quote"><blockquote><p>${
      quote.text
    }</p></blockquote><figcaption>${quote.name}, ${quote.title}</figcaption></figure>\n`,
)}${facts.length > 0 ? html`<div class="fact-box">${title(say('factBox'))}<dl>${facts}</dl></div>\n` : html``}
${contacts.length > 0 ? html`${title(say('pressContact'))}<ul class="contacts">${contacts}</ul>\n` : html``}${title(
  say('aboutSender', { sender: view.sender }),
)}
<p>${text.boilerplate}</p>`;
}

function images(slug: string, { images: shown, locale }: ShownVersion, page: Language): Html {
  if (shown.length === 0) return html``;
  const figures = shown.map((image) => figure(slug, image, { locale, page }));
  return html`<section aria-labelledby="images"><h2 id="images" lang="${page}">${newsroomWords(page)('images')}</h2>
<div class="pictures">${figures}</div></section>`;
}

function figure(slug: string, image: ShownImage, { locale, page }: { locale: string; page: Language }): Html {
  const say = newsroomWords(page);
  const src = imagePath(slug, image.id);
  const type = image.type.replace('image/', '').toUpperCase();
  const size = { type, width: image.width, height: image.height };
  const [alt, rights] = [inLocale(image.alt, locale), inLocale(image.rights, locale)];
  const original = image.original ? html`<br><a href="${image.original}">${say('original')}</a>` : html``;
  return html`<figure><img src="${src}" alt="${alt}" width="${image.width}" height="${
    image.height
  }" loading="lazy"><figcaption>${image.credit}<br>${rights}<br><span lang="${page}"><a href="${
    src
  }" download="${slug}-${image.id.slice(0, 6)}.${type.toLowerCase()}">${say(
    'downloadImage',
    size,
  )}</a>${original}</span></figcaption></figure>
`;
}

function earlierVersion(view: Published, version: ShownVersion, locale: Language): Html {
  const say = newsroomWords(locale);
  const id = `version-${version.version}`;
  return html`<section class="earlier" aria-labelledby="${id}"><h2 id="${id}">${say('earlier')}</h2>
<p class="quiet">${say('earlierLead', { time: momentText(version.publishedAt, locale) })}</p>
<div${languageOf(version, locale)}><p class="headline">${version.text.headline}</p>
${body(view, version, 'h3')}</div></section>
`;
}

function editions({ national, local }: Published, locale: Language): Html {
  const say = newsroomWords(locale);
  const list = (id: string, title: string, lines: readonly Parameters<typeof releaseItem>[0][]) =>
    lines.length === 0
      ? html``
      : html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="releases">${lines.map(
          (line) => releaseItem(line, locale, 'h3'),
        )}</ul></section>`;
  return html`${list('national', say('national'), national ? [national] : [])}${list('local', say('local'), local)}`;
}
