import { calledOf, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import type { Variant } from '../../../../domain/mail/variant.ts';
import { issuePath } from '../../../../domain/newsletter/newsletter-issue.ts';
import type { ToExplain } from '../../../../domain/newsletter/use-cases/load-least-understood.ts';
import type {
  IssueSent,
  LocalNewsletters,
} from '../../../../domain/newsletter/use-cases/show-local-newsletters.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { weekdayText } from '../../shared/instant.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { page, type Reader } from '../../shared/page.ts';
import { type NewsCards, newsCards } from './news-cards.ts';
import { type NewsNotice, noticeOf } from './news-notice.ts';
import { stateOf } from './newsletters-page.ts';

export type LocalNewslettersPage = Pick<NewsCards, 'mayRetract' | 'names' | 'today'> & {
  locale: Language;
  reader: Reader;
  path: string;
  newsletters: LocalNewsletters;
  notice?: NewsNotice | undefined;
  /** What too few have understood. */
  explain?: ToExplain | undefined;
};

/**
 * The newsletter of one organisation: the next issue as each of its readers would get it, news on its way,
 * and what has left.
 */
export function localNewslettersPage(given: LocalNewslettersPage): string {
  const { locale, reader, path, newsletters, notice, names, today, mayRetract } = given;
  const { rollout, organisation, catalogue } = newsletters.preview;
  const say = newslettersWords(locale);
  const title = say('titleAt', { organisation: inLocale(organisation.name, locale) });
  const cards = { locale, reader, catalogue, names, today, mayRetract, organisation: organisation.code };
  const main = html`<h1>${title}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
${notice ? noticeOf(notice, locale) : html``}
${ways(given)}
<h2>${say('comingOne')}</h2>
${explainAgain(given)}${nextIssue(given)}
<h2>${say('onTheirWay')}</h2>
${newsCards(newsletters.news, cards)}
<h2>${say('sent')}</h2>
${sentTable(newsletters.issues, locale)}`;
  return page({ locale, title, path, main, reader });
}

function ways({ locale, reader, newsletters }: LocalNewslettersPage): Html {
  const { rollout, organisation } = newsletters.preview;
  const say = newslettersWords(locale);
  const has = (...roles: Reader['roles']) => reader.roles.some((role) => roles.includes(role));
  const write = html`<li><a class="button" href="/organisations/${organisation.code}/work/news?rollout=${
    rollout.id
  }&amp;lang=${locale}">${say('write')}</a></li>`;
  const country = html`<li><a href="/newsletters?lang=${locale}">${say('toCountry')}</a></li>`;
  const work = html`<li><a href="/organisations/${organisation.code}/work?lang=${locale}">${say('toWork')}</a></li>`;
  const hands = has('coordinator', 'local-lead');
  return html`<ul class="ways">${hands ? write : html``}${
    has('coordinator', 'approver', 'registrar') ? country : html``
  }${hands ? work : html``}</ul>`;
}

/** The question that the fewest could answer, with the words that explain it: the next issue tells it again. */
function explainAgain({ explain, locale, newsletters }: LocalNewslettersPage): Html {
  if (!explain) return html``;
  const say = newslettersWords(locale);
  const { catalogue } = newsletters.preview;
  const { question, share, groups, words, facts } = explain;
  const names = groups.map((id) => nameOrId(calledOf(catalogue, id), id, locale));
  const percent = (of: number) => Math.round(of * 100);
  const told = words
    ? html`<h4>${words.title}</h4>\n${markdownPage(words.markdown, facts)}`
    : html`<p>${say('explainNoWords')}</p>`;
  return html`<section class="notice" aria-labelledby="explain"><h3 id="explain">${say('explain')}</h3>
<p class="lead">${inLocale(question, locale)}</p>
<p>${say('explainShare', {
    percent: percent(share.share),
    low: percent(share.low),
    high: percent(share.high),
    answers: share.of,
    groups: names.join(', '),
  })} ${say('explainNext')}</p>
${told}</section>
`;
}

function nextIssue(given: LocalNewslettersPage): Html {
  const { locale, newsletters } = given;
  const { next, variants, milestones, news, catalogue } = newsletters.preview;
  const say = newslettersWords(locale);
  const when = html`<p>${say('number', { ...next.week, when: weekdayText(next.at, locale) })}</p>`;
  if (variants.length === 0) return html`${when}<p class="empty">${say('empty')} ${say('asNow')}</p>`;
  const kinds = milestones.map(({ kind }) => milestoneName(catalogue, kind, locale));
  const titles = news.map(({ title }) => inLocale(title, locale));
  const part = (word: 'milestones' | 'news', names: readonly string[]) =>
    names.length > 0 ? html`<dt>${say(word)}</dt><dd>${names.join(', ')}</dd>` : html``;
  return html`${when}<p>${say('asNow')}</p>
<dl>${part('milestones', kinds)}${part('news', titles)}</dl>
${variantList(given)}`;
}

/** What each kind of reader gets. */
function variantList({ locale, path, newsletters }: LocalNewslettersPage): Html {
  const { variants, deliveries, catalogue } = newsletters.preview;
  const say = newslettersWords(locale);
  const lines = variants.map((variant) => {
    const names = variant.groups.map((id) => {
      return nameOrId(catalogue.groups[id]?.name, id, locale);
    });
    const groups = names.join(', ');
    const count = deliveries.filter((delivery) => delivery.variant === variant.id).length;
    const readers = say('readers.language', { count, language: languageName(variant.locale, locale) });
    return html`<li><span class="quiet">${readers}</span><span class="what">${groups}</span>${links(variant, {
      path,
      locale,
      groups,
    })}</li>\n`;
  });
  return html`<h3>${say('whatEachReads')}</h3><p>${say('oneEach', {
    count: deliveries.length,
  })}</p><ul class="tasks">${lines}</ul>`;
}

function links(
  { id }: Variant,
  { path, locale, groups }: { path: string; locale: Language; groups: string },
): Html {
  const say = newslettersWords(locale);
  const link = (as: string, word: 'asHtml' | 'asText') =>
    html`<a href="${path}/texts/${id}?as=${as}&amp;lang=${locale}">${say(word)}<span class="unseen">: ${
      groups
    }</span></a>`;
  return html`<span>${link('html', 'asHtml')} · ${link('text', 'asText')}</span>`;
}

function sentTable(issues: readonly IssueSent[], locale: Language): Html {
  const say = newslettersWords(locale);
  if (issues.length === 0) return html`<p class="empty">${say('noneSent')}</p>`;
  const rows = issues.map(({ heading, dispatch, open, accepted, readers }) => {
    const issue = { week: heading.week, year: heading.year };
    const week = say('weekOf', issue);
    const read = html`<a href="${issuePath(heading)}?lang=${locale}" aria-label="${say('onTheWeb', issue)}">${
      week
    }</a>`;
    return html`<tr><th scope="row">${open ? read : week}</th><td>${
      heading.titles[locale] ?? Object.values(heading.titles)[0] ?? ''
    }</td>
<td class="number">${dispatch?.dispatchedAt === undefined ? '–' : formatStockholm(dispatch.dispatchedAt)}</td>
<td class="number">${say('share', { some: accepted, all: readers })}</td><td>${
      dispatch ? stateOf(dispatch.state, locale) : html``
    }</td></tr>\n`;
  });
  return html`<section class="scroll" tabindex="0" aria-labelledby="sent">
<table class="issues"><caption id="sent">${say('sentCaptionOne')}</caption>
<thead><tr><th scope="col">${say('week')}</th><th scope="col">${say('news')}</th><th scope="col">${say(
    'left',
  )}</th><th scope="col">${say('readers')}</th><th scope="col">${say('state')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}
