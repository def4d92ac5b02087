import { imagePath, releasePath } from '../../../../domain/press/published-release.ts';
import type {
  NewsroomQuery,
  NewsroomView,
  ReleaseLine,
} from '../../../../domain/public/use-cases/show-newsroom.ts';
import { type Html, html } from '../../../shared/html.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { dayOf, momentText, timeOf } from '../../shared/instant.ts';
import { pressAskPath } from '../questions/press-ask.ts';
import { type SiteContext, sitePage } from '../site-page.ts';

type Options = { context: SiteContext; query: NewsroomQuery };

/** The list of press releases, with search and feeds. */
export function newsroomPage(view: NewsroomView, { context, query }: Options): string {
  const { locale } = context;
  const say = newsroomWords(locale);
  const { rollout, organisation } = query;
  const feed = {
    ...(rollout === '' ? {} : { rollout }),
    ...(organisation === '' ? {} : { organisation }),
  };
  const about = [
    ...view.rollouts.filter(({ id }) => id === rollout),
    ...view.organisations.filter(({ id }) => id === organisation),
  ]
    .map(({ name }) => name)
    .join(', ');
  const main = html`<h1>${say('newsroom')}</h1>
<p class="lead">${say('lead')}</p>
${searchForm(view, { context, query })}
${results(view, { context, query })}
${withdrawals(view, locale)}
<section aria-labelledby="follow"><h2 id="follow">${say('follow')}</h2>
${
  about === ''
    ? html``
    : html`<p>${say('followAbout', { about })}</p>
`
}<ul class="links"><li><a href="${inLanguage(
    '/newsroom/feed.atom',
    locale,
    feed,
  )}">${say('atom')}</a></li><li><a href="${inLanguage('/newsroom/feed.json', locale, feed)}">${say(
    'jsonFeed',
  )}</a></li></ul></section>
${pressQuestions(view, locale)}`;
  return sitePage({
    context,
    title: say('newsroom'),
    description: say('lead'),
    meta: feedLinks(locale),
    main,
  });
}

/** Where a journalist asks, about each rollout that has told something. */
function pressQuestions({ rollouts }: NewsroomView, locale: Language): Html {
  if (rollouts.length === 0) return html``;
  const say = enquiryWords(locale);
  const links = rollouts.map(
    ({ id, name }) =>
      html`<li><a href="${inLanguage(pressAskPath(id), locale)}">${say('publicTitle', { service: name })}</a></li>
`,
  );
  return html`<section aria-labelledby="press-questions"><h2 id="press-questions">${say('publicHeading')}</h2>
<p>${say('publicLead')}</p>
<ul class="links">${links}</ul></section>`;
}

/** Where news readers find the feeds. */
export function feedLinks(locale: Language): Html {
  const say = newsroomWords(locale);
  return html`<link rel="alternate" type="application/atom+xml" title="${say('newsroom')}" href="${inLanguage(
    '/newsroom/feed.atom',
    locale,
  )}">
<link rel="alternate" type="application/feed+json" title="${say('newsroom')}" href="${inLanguage(
    '/newsroom/feed.json',
    locale,
  )}">
`;
}

function searchForm(view: NewsroomView, { context: { locale }, query }: Options): Html {
  const say = newsroomWords(locale);
  const select = (name: 'rollout' | 'organisation', choices: NewsroomView['rollouts']) =>
    choices.length < 2
      ? html``
      : html`<div><label for="${name}">${say(`filter.${name}`)}</label><select id="${name}" name="${
          name
        }"><option value="">${say('all')}</option>${choices.map(
          (choice) =>
            html`<option value="${choice.id}"${
              choice.id === query[name] ? html` selected` : html``
            }>${choice.name}</option>`,
        )}</select></div>`;
  return html`<form class="search" method="get" action="/newsroom" role="search">
<div class="wide"><label for="q">${say(
    'searchLabel',
  )}</label><input id="q" name="q" type="search" maxlength="100" value="${query.words}"></div>
${select('rollout', view.rollouts)}${select('organisation', view.organisations)}
<input type="hidden" name="lang" value="${locale}">
<button type="submit">${say('search')}</button>
</form>`;
}

function results(view: NewsroomView, { context, query }: Options): Html {
  const { locale } = context;
  const say = newsroomWords(locale);
  const asked = query.words !== '' || query.rollout !== '' || query.organisation !== '';
  if (view.lines.length === 0) {
    // Something has been published, and what became of it stands below.
    if (!asked && view.withdrawn.length > 0)
      return html`<p class="quiet" role="status">${say('noneLeft')}</p>`;
    const [first, next] = asked ? [say('nothing'), say('nothingNext')] : [say('noneYet'), say('noneYetNext')];
    const all = asked
      ? html`<p><a href="${inLanguage('/newsroom', locale)}">${say('showAll')}</a></p>`
      : html``;
    return html`<div class="empty"><p>${first}</p><p>${next}</p>${all}</div>`;
  }
  const count = say('found', { count: view.found });
  return html`<p class="quiet" role="status">${count}</p>
<ul class="releases">
${view.lines.map((line) => releaseItem(line, locale, 'h2'))}</ul>
${paging(view, { context, query })}`;
}

/** A release in a list. */
export function releaseItem(line: ReleaseLine, locale: Language, heading: 'h2' | 'h3'): Html {
  const say = newsroomWords(locale);
  const lang = line.locale === locale ? html`` : html` lang="${line.locale}"`;
  const link = html`<a href="${inLanguage(releasePath(line.slug), locale)}"${lang}>${line.headline}</a>`;
  const corrected =
    line.correctedAt === undefined
      ? html``
      : html` · <strong>${say('corrected', { time: dayOf(line.correctedAt, locale) })}</strong>`;
  const image = line.image
    ? html`<img class="thumb" src="${imagePath(line.slug, line.image.id)}" alt="" width="${
        line.image.width
      }" height="${line.image.height}" loading="lazy">`
    : html``;
  return html`<li><div>
<p class="eyebrow">${timeOf(line.publishedAt, locale)} · ${line.service} · ${line.sender}${corrected}</p>
${heading === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
<p${lang}>${line.lead}</p></div>${image}</li>
`;
}

/** What was published and holds no longer: when it was withdrawn, and why; of its text nothing. */
function withdrawals({ withdrawn }: NewsroomView, locale: Language): Html {
  if (withdrawn.length === 0) return html``;
  const say = newsroomWords(locale);
  const items = withdrawn.map(
    ({ firstPublishedAt, withdrawal: { at, reason } }) =>
      html`<li>${say('withdrawnOn', {
        published: dayOf(firstPublishedAt, locale),
        time: momentText(at, locale),
      })} ${say('reasonGiven')}: ${reason}</li>\n`,
  );
  return html`<section aria-labelledby="withdrawn"><h2 id="withdrawn">${say('withdrawnList')}</h2>
<ul>${items}</ul></section>`;
}

function paging({ page, pages }: NewsroomView, { context: { locale }, query }: Options): Html {
  const say = newsroomWords(locale);
  if (pages < 2) return html``;
  const kept = Object.entries({ q: query.words, rollout: query.rollout, organisation: query.organisation });
  const asked = Object.fromEntries(kept.filter(([, value]) => value !== ''));
  const to = (number: number, word: string, rel: string) =>
    html`<a rel="${rel}" href="${inLanguage('/newsroom', locale, { ...asked, page: String(number) })}">${word}</a>`;
  return html`<nav class="paging" aria-label="${say('pages')}">${
    page > 1 ? to(page - 1, say('newer'), 'prev') : html``
  }<span>${say('pageOf', { page, pages })}</span>${
    page < pages ? to(page + 1, say('older'), 'next') : html``
  }</nav>`;
}
