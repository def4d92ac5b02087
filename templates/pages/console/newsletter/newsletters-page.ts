import type { NewsStatus } from '../../../../domain/newsletter/news-status.ts';
import type {
  IssuesSent,
  NewslettersView,
} from '../../../../domain/newsletter/use-cases/show-newsletters.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { weekdayText } from '../../shared/instant.ts';
import { page, type Reader } from '../../shared/page.ts';
import { newsCards } from './news-cards.ts';
import { type NewsNotice, noticeOf } from './news-notice.ts';

export type NewslettersPage = {
  locale: Language;
  reader: Reader;
  views: readonly NewslettersView[];
  /** What organisations are called, by code. */
  names: ReadonlyMap<string, Localised>;
  /** 2026-12-17, on a Swedish calendar. */
  today: string;
  notice?: NewsNotice | undefined;
};

/** The newsletters of all rollouts in the whole country, and the way to those of one organisation. */
export function newslettersPage(given: NewslettersPage): string {
  const { locale, reader, views, notice } = given;
  const say = newslettersWords(locale);
  const none = html`<div class="empty"><p>${say('noLetters')}</p><p>${say('noLettersNext')}</p></div>`;
  const main = html`<h1>${say('newsletters')}</h1>
${notice ? noticeOf(notice, locale) : html``}
<p>${say('lead')}</p>
${views.length > 0 ? views.map((view) => rolloutSection(view, given)) : none}`;
  return page({ locale, title: say('newsletters'), path: '/newsletters', main, reader });
}

function rolloutSection(view: NewslettersView, given: NewslettersPage): Html {
  const { locale, reader, names, today } = given;
  const { rollout, catalogue, news } = view;
  const say = newslettersWords(locale);
  const mayWrite = reader.roles.includes('coordinator');
  const write = html`<p><a class="button" href="/news/new?rollout=${rollout.id}&amp;lang=${locale}">${say(
    'write',
  )}</a></p>`;
  const cards = { locale, reader, catalogue, names, today, mayRetract: () => mayWrite };
  return html`<section aria-labelledby="rollout-${rollout.id}"><h2 id="rollout-${rollout.id}">${inLocale(
    rollout.name,
    locale,
  )}</h2>
${mayWrite ? write : html``}
${chooser(view, given)}
<h3>${say('onTheirWay')}</h3>
${newsCards(inTime(news), cards)}
<p class="hint">${say('older')}</p>
<h3>${say('coming')}</h3>
${comingList(view, given)}
<h3>${say('sent')}</h3>
${sentTable(view, given)}</section>`;
}

/** What leaves first comes first. */
function inTime(news: readonly NewsStatus[]): NewsStatus[] {
  const at = ({ next }: NewsStatus) => next[0]?.at ?? Number.POSITIVE_INFINITY;
  return news.toSorted((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0));
}

function chooser({ rollout, organisations }: NewslettersView, { locale, names }: NewslettersPage): Html {
  const say = newslettersWords(locale);
  const options = organisations
    .map((code) => ({ code, name: inLocale(names.get(code) ?? {}, locale) || code }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale))
    .map(({ code, name }) => html`<option value="${code}">${name}</option>\n`);
  return html`<form method="get" action="/newsletters" class="row"><input type="hidden" name="rollout" value="${
    rollout.id
  }">
<input type="hidden" name="lang" value="${locale}"><label>${say('choose')}<select name="organisation">
${options}</select></label><button type="submit" class="second">${say('show')}</button></form>`;
}

/** Times beyond these are folded together: an organisation may choose any hour of the week. */
const TIMES_SHOWN = 10;

function comingList({ coming, rollout }: NewslettersView, { locale, names }: NewslettersPage): Html {
  const say = newslettersWords(locale);
  const lines = coming.map(({ week, at, organisations }) => {
    const whose =
      organisations.length > 3
        ? say('organisationCount', { count: organisations.length })
        : organisations.map((code) => ownPage(code, { rollout, names, locale }));
    return html`<li><span class="quiet">${say('weekOf', week)}</span><span class="what">${weekdayText(
      at,
      locale,
    )}</span><span>${whose}</span></li>\n`;
  });
  const rest = lines.slice(TIMES_SHOWN);
  const folded = html`<details><summary>${say('laterTimes', {
    count: rest.length,
  })}</summary><ul class="tasks">${rest}</ul></details>`;
  return html`<ul class="tasks">${lines.slice(0, TIMES_SHOWN)}</ul>${rest.length > 0 ? folded : html``}`;
}

type Own = Pick<NewslettersPage, 'names' | 'locale'> & Pick<NewslettersView, 'rollout'>;

/** The name of an organisation, as the way to its own newsletter. */
function ownPage(code: string, { rollout, names, locale }: Own): Html {
  const name = inLocale(names.get(code) ?? {}, locale) || code;
  return html`<a href="/organisations/${code}/newsletters/${rollout.id}?lang=${locale}">${name}</a> `;
}

function sentTable({ sent, rollout }: NewslettersView, { locale }: NewslettersPage): Html {
  const say = newslettersWords(locale);
  if (sent.length === 0) return html`<p class="empty">${say('noneSent')}</p>`;
  const id = `sent-${rollout.id}`;
  return html`<section class="scroll" tabindex="0" aria-labelledby="${
    id
  }"><table class="issues"><caption id="${id}">${say('sentCaption')}</caption>
<thead><tr><th scope="col">${say('week')}</th><th scope="col">${say('left')}</th><th scope="col">${say(
    'withNews',
  )}</th><th scope="col">${say('readers')}</th><th scope="col">${say('state')}</th></tr></thead>
<tbody>${sent.map((issues) => sentRow(issues, locale))}</tbody></table></section>`;
}

function sentRow({ dispatch, issues, organisations, accepted, readers }: IssuesSent, locale: Language): Html {
  const say = newslettersWords(locale);
  return html`<tr><th scope="row">${dispatch.week ? say('weekOf', dispatch.week) : dispatch.id}</th>
<td class="number">${dispatch.dispatchedAt === undefined ? '–' : formatStockholm(dispatch.dispatchedAt)}</td>
<td class="number">${say('share', { some: issues, all: organisations })}</td><td class="number">${say(
    'share',
    { some: accepted, all: readers },
  )}</td><td>${stateOf(dispatch.state, locale)}</td></tr>\n`;
}

type State = IssuesSent['dispatch']['state'];

const SIGNS: Readonly<Record<State, 'ok' | 'wait' | 'late' | 'none'>> = {
  planning: 'wait',
  planned: 'wait',
  held: 'late',
  approved: 'wait',
  dispatching: 'wait',
  completed: 'ok',
  stopping: 'none',
  stopped: 'none',
};

/** How far issues have come, as a sign and a word. */
export function stateOf(state: State, locale: Language): Html {
  return html`<span class="state ${SIGNS[state]}">${newslettersWords(locale)(`state.${state}`)}</span>`;
}
