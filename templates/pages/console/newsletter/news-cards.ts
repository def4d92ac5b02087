import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { NewsItem } from '../../../../domain/newsletter/news-item.ts';
import type { NewsStatus } from '../../../../domain/newsletter/news-status.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { changedFact } from '../../shared/changed-fact.ts';
import { momentText, weekdayText } from '../../shared/instant.ts';
import { formTokenField, type Reader } from '../../shared/page.ts';
import { shortList } from '../tasks/tasks.ts';

export type NewsCards = {
  locale: Language;
  reader: Reader;
  catalogue: Catalogue;
  /** What organisations are called, by code; those that are not the reader's to see are left out, and counted. */
  names: ReadonlyMap<string, Localised>;
  /** The one whose page it is; undefined for the page of the country. */
  organisation?: string | undefined;
  /** 2026-12-17, on a Swedish calendar. */
  today: string;
  /** Whether the reader may take an item back. */
  mayRetract: (item: NewsItem) => boolean;
};

/** News with where each piece stands: what is on its way, and folded together what is settled. */
export function newsCards(news: readonly NewsStatus[], cards: NewsCards): Html {
  const say = newslettersWords(cards.locale);
  const isOpen = (standing: NewsStatus) => wantsEyes(standing, cards.today);
  const [open, settled] = [news.filter(isOpen), news.filter((standing) => !isOpen(standing))];
  const empty = html`<div class="empty"><p>${say('noneOnTheirWay')}</p><p>${say('noneNext')}</p></div>`;
  const folded = html`<details><summary>${say('settled', { count: settled.length })}</summary>${list(
    settled.toReversed(),
    cards,
  )}</details>`;
  return html`${open.length > 0 ? list(open, cards) : empty}${settled.length > 0 ? folded : html``}`;
}

/** What is on its way, or is missed while its days are not over. */
function wantsEyes({ state, item }: NewsStatus, today: string): boolean {
  return state === 'on-its-way' || (state === 'missed' && (item.until ?? today) >= today);
}

function list(news: readonly NewsStatus[], cards: NewsCards): Html {
  return html`<ul class="cards">${news.map((standing) => card(standing, cards))}</ul>`;
}

function card(standing: NewsStatus, cards: NewsCards): Html {
  const { item, state } = standing;
  const { locale, mayRetract } = cards;
  const say = newslettersWords(locale);
  const { from, until, addedBy: by } = item;
  const day = (date: string) => formatFact('date', date, locale);
  const whose = {
    groups: groupsOf(item, cards),
    organisations: organisationsOf(item, cards),
    from: day(from),
    by,
  };
  const forWhom =
    until === undefined ? say('forWhom.open', whose) : say('forWhom.until', { ...whose, until: day(until) });
  const back = state === 'on-its-way' && mayRetract(item) ? retractForm(item, cards) : html``;
  return html`<li class="card" id="news-${item.id}">${heading(item, cards)}
${progress(standing, cards)}
<p class="quiet">${forWhom}</p>
${words(item, cards)}${back}</li>
`;
}

/** Below the heading of its list, which is one deeper on the page of the country. */
function heading({ title }: NewsItem, { locale, organisation }: NewsCards): Html {
  const language = Object.hasOwn(title, locale) ? locale : (Object.keys(title)[0] ?? locale);
  const words = inLocale(title, language);
  return organisation === undefined
    ? html`<h4 lang="${language}">${words}</h4>`
    : html`<h3 lang="${language}">${words}</h3>`;
}

/** Where it stands, a line for each thing that there is to say. */
function progress(standing: NewsStatus, cards: NewsCards): Html {
  const { locale, organisation } = cards;
  const { item, state, next, gone, meant, withheld, outdated } = standing;
  const say = newslettersWords(locale);
  const lines: Html[] = [];
  if (item.takenBack) {
    const { by, at } = item.takenBack;
    lines.push(html`<p class="state none">${say('takenBack', { by, day: momentText(at, locale) })}</p>`);
    if (gone.length > 0)
      lines.push(html`<p class="state wait">${say('staysThere', { count: gone.length })}</p>`);
    return html`${lines}`;
  }
  if (gone.length > 0) lines.push(html`<p class="state ok">${goneWords(standing, cards)}</p>`);
  const [first, ...later] = next;
  if (first) lines.push(html`<p class="state wait">${goesWords(first, cards)}</p>`);
  const last = later.at(-1);
  if (last && organisation === undefined)
    lines.push(html`<p class="quiet">${say('last', { when: weekdayText(last.at, locale) })}</p>`);
  if (withheld > 0) lines.push(html`<p class="state late">${say('withheld', { count: withheld })}</p>`);
  if (outdated.organisations > 0)
    lines.push(html`<p class="state late">${outdatedWords(outdated, cards)}</p>`);
  if (state === 'missed')
    lines.push(
      html`<p class="state late">${say(gone.length > 0 && gone.length < meant ? 'missedRest' : 'missed')}</p>`,
    );
  return html`${lines}`;
}

/** Which facts have changed, and what to do: only people can rewrite it. */
function outdatedWords(
  { facts, organisations }: NewsStatus['outdated'],
  { locale, catalogue }: NewsCards,
): string {
  const changes = facts.map((each) => changedFact(each, { catalogue, locale })).join(' · ');
  return newslettersWords(locale)('outdated', { count: organisations, changes });
}

function goneWords({ gone, meant }: NewsStatus, { locale, organisation }: NewsCards): string {
  const say = newslettersWords(locale);
  const [one] = gone;
  if (organisation !== undefined && one) return say('goneOne', { week: one.week, year: one.year });
  if (gone.length === meant && meant > 1) return say('goneAll', { count: meant });
  return say('gone', { count: gone.length, all: meant });
}

function goesWords(
  { week, at, organisations }: NewsStatus['next'][number],
  { locale, organisation }: NewsCards,
): string {
  const say = newslettersWords(locale);
  const when = weekdayText(at, locale);
  if (organisation !== undefined) return say('goesOne', { when, ...week });
  return say('goes', { when, count: organisations.length });
}

function groupsOf({ groups }: NewsItem, { catalogue, locale }: NewsCards): string {
  if (groups === 'all') return newslettersWords(locale)('allGroups');
  return shortList(
    groups.map((id) => {
      return nameOrId(catalogue.groups[id]?.name, id, locale);
    }),
  );
}

function organisationsOf({ organisations }: NewsItem, { names, locale }: NewsCards): string {
  if (organisations === 'all') return newslettersWords(locale)('allOrganisations');
  const known = organisations.flatMap((code) => {
    const name = names.get(code);
    return name ? [inLocale(name, locale)] : [];
  });
  const others = organisations.length - known.length;
  return others > 0 ? `${shortList(known)} … +${others}` : shortList(known);
}

/** The Markdown as it was written, in each of its languages. */
function words({ title, body }: NewsItem, { locale, catalogue }: NewsCards): Html {
  const texts = catalogue.locales
    .filter((language) => Object.hasOwn(body, language))
    .map(
      (language) =>
        html`<p class="quiet">${languageName(language, locale)}</p><div class="written" lang="${
          language
        }"><strong>${inLocale(title, language)}</strong>\n${inLocale(body, language)}</div>`,
    );
  return html`<details><summary>${newslettersWords(locale)('readText')}<span class="unseen">: ${inLocale(
    title,
    locale,
  )}</span></summary>${texts}</details>`;
}

function retractForm({ rollout, id, title }: NewsItem, { locale, reader }: NewsCards): Html {
  const say = newslettersWords(locale);
  return html`<details><summary>${say('takeBack')}<span class="unseen">: ${inLocale(
    title,
    locale,
  )}</span></summary><p>${say('takeBackLead')}</p>
<form method="post" action="/news/${rollout}/${id}/take-back?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<button type="submit" class="danger">${say('takeBackNamed', {
    title: inLocale(title, locale),
  })}</button></form></details>`;
}
