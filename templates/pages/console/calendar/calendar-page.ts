import type { MarkedEntry } from '../../../../domain/calendar/calendar-entry.ts';
import type { Calendar } from '../../../../domain/calendar/use-cases/show-calendar.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { Admission } from '../../../../domain/rollout/user.ts';
import { weekdayOf } from '../../../../domain/shared/iso-week.ts';
import { inLocale, keptByLocale } from '../../../../domain/shared/locale.ts';
import { addDays } from '../../../../domain/shared/working-day.ts';
import { type Html, html } from '../../../shared/html.ts';
import { calendarWords } from '../../../words/calendar.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { inLanguage } from '../../shared/frame.ts';
import { page, type Reader } from '../../shared/page.ts';
import { type CalendarNaming, clashSentences, entryName, entryPlace, entryTime } from './entry-words.ts';

export const CALENDAR_VIEWS = ['month', 'list'] as const;

/** What is chosen on the page; all of it is in its address. */
export type CalendarChoice = {
  /** 2027-03 */
  month: string;
  view: (typeof CALENDAR_VIEWS)[number];
  rollout?: string | undefined;
  organisation?: string | undefined;
};

export type CalendarView = {
  locale: Language;
  reader: Reader;
  admission: Admission;
  calendar: Calendar;
  choice: CalendarChoice;
  /** What can be chosen. */
  choices: { rollouts: readonly Rollout[]; organisations: readonly Organisation[] };
  today: string;
};

/** What happens on which day of a month, as a month or a list, with what collides. */
export function calendarPage(view: CalendarView): string {
  const { locale, reader, calendar, choice } = view;
  const say = calendarWords(locale);
  const clashing = eachOnce(calendar.entries).filter(({ clashes, isOff }) => clashes.length > 0 || isOff);
  const days = choice.view === 'list' ? dayList(view) : month(view);
  const hasLastDays = calendar.entries.some(({ kind }) => kind === 'meeting' || kind === 'task');
  const main = html`<h1>${say('title')}</h1>
${steps(view)}
${choiceForm(view)}
${
  calendar.entries.length === 0
    ? html`<div class="empty"><p>${say('nothing')}</p><p>${say('nothingNext')}</p></div>`
    : html``
}
${days}
${hasLastDays ? html`<p class="quiet">${say('lastDays')}</p>` : html``}
${choice.view === 'month' && clashing.length > 0 ? clashList(clashing, view) : html``}
<p><a class="button second" href="/calendar-addresses?lang=${locale}">${say('subscribe')}</a></p>`;
  return page({ locale, title: say('title'), path: '/calendar', main, reader });
}

/** Of two things that collide the first one says so. */
function eachOnce(entries: readonly MarkedEntry[]): MarkedEntry[] {
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  return entries.map((entry, place) => ({
    ...entry,
    clashes: entry.clashes.filter((clash) => (places.get(clash.with.id) ?? 0) > place),
  }));
}

const MONTHS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const DAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }),
);

const SHORT_DAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function address({ locale, choice }: CalendarView, over: Partial<CalendarChoice>): string {
  const { rollout = '', organisation = '', month: of, view } = { ...choice, ...over };
  const query = { month: of, view, rollout, organisation };
  return inLanguage(
    '/calendar',
    locale,
    Object.fromEntries(Object.entries(query).filter(([, value]) => value)),
  );
}

function steps(view: CalendarView): Html {
  const { choice, locale } = view;
  const say = calendarWords(locale);
  const first = `${choice.month}-01`;
  const before = addDays(first, -1).slice(0, 7);
  const after = addDays(first, 31).slice(0, 7);
  const name = (of: string) => MONTHS(locale).format(dateOf(`${of}-01`));
  const other = choice.view === 'month' ? 'list' : 'month';
  return html`<p class="months"><a href="${address(view, { month: before })}">← ${name(before)}</a>
<strong>${name(choice.month)}</strong>
<a href="${address(view, { month: after })}">${name(after)} →</a>
<a href="${address(view, { view: other })}">${say(other === 'list' ? 'asList' : 'asMonth')}</a></p>`;
}

/** Nothing to choose from needs no form. */
function choiceForm({ locale, choice, choices, admission }: CalendarView): Html {
  const say = calendarWords(locale);
  const option = (value: string, name: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === chosen ? html` selected` : html``}>${name}</option>`;
  const rollouts =
    choices.rollouts.length > 1
      ? html`<label>${say('rollout')}<select name="rollout">${option('', say('all'), undefined)}${choices.rollouts.map(
          ({ id, name }) => option(id, inLocale(name, locale), choice.rollout),
        )}</select></label>`
      : html``;
  const sorted = choices.organisations.toSorted((a, b) =>
    inLocale(a.name, locale).localeCompare(inLocale(b.name, locale), locale),
  );
  const organisations = admission.everything
    ? html`<label>${say('organisation')}<select name="organisation">${option(
        '',
        say('all'),
        undefined,
      )}${sorted.map(({ code, name }) =>
        option(code, inLocale(name, locale), choice.organisation),
      )}</select></label>`
    : html``;
  if (choices.rollouts.length < 2 && !admission.everything) return html``;
  const hidden = { month: choice.month, view: choice.view, lang: locale };
  return html`<form method="get" action="/calendar" class="row">${rollouts}${organisations}${Object.entries(
    hidden,
  ).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="second">${say('show')}</button></form>`;
}

function daysOf({ span }: Calendar): string[] {
  const days: string[] = [];
  for (let day = span.from; day <= span.until; day = addDays(day, 1)) days.push(day);
  return days;
}

function month(view: CalendarView): Html {
  const { calendar, locale, today } = view;
  const byDay = Map.groupBy(calendar.entries, ({ day }) => day);
  const cells = daysOf(calendar).map((day, index) => {
    const entries = byDay.get(day) ?? [];
    const weekday = weekdayOf(day);
    const classes = [
      ...(index === 0 ? [`begins-${weekday}`] : []),
      ...(entries.length === 0 ? ['none'] : []),
      ...(weekday > 5 ? ['weekend'] : []),
      ...(day === today ? ['today'] : []),
    ].join(' ');
    const list =
      entries.length > 0 ? html`<ul>${entries.map((entry) => monthEntry(entry, view))}</ul>` : html``;
    return html`<li${classes === '' ? html`` : html` class="${classes}"`}><time datetime="${day}"${
      day === today ? html` aria-current="date"` : html``
    }>${DAYS(locale).format(dateOf(day))}</time>${list}</li>\n`;
  });
  return html`<ol class="month">\n${cells}</ol>`;
}

function monthEntry(entry: MarkedEntry, view: CalendarView): Html {
  return html`<li class="${entry.kind}">${named(entry, view)} ${whereAndWhen(entry, view)}${signs(entry, view)}</li>`;
}

function named(entry: MarkedEntry, view: CalendarView): Html {
  const name = entryName(entry, namingOf(view));
  const href = entryHref(entry, view);
  return href === undefined
    ? html`<span>${name}</span>`
    : html`<a href="${inLanguage(href, view.locale)}">${name}</a>`;
}

function whereAndWhen(entry: MarkedEntry, view: CalendarView): Html {
  const naming = namingOf(view);
  const parts = [entryTime(entry, naming), view.admission.everything ? entryPlace(entry, naming) : undefined];
  return html`<span class="quiet">${parts.filter((part) => part !== undefined).join(', ')}</span>`;
}

function signs({ clashes, isOff, isDone }: MarkedEntry, { locale }: CalendarView): Html {
  const say = calendarWords(locale);
  return html`${clashes.length > 0 ? html` <span class="state late">${say('clash')}</span>` : html``}${
    isOff ? html` <span class="state wait">${say('dayOff')}</span>` : html``
  }${isDone ? html` <span class="state ok">${say('done')}</span>` : html``}`;
}

function dayList(view: CalendarView): Html {
  const { calendar, locale } = view;
  const lines = [...Map.groupBy(calendar.entries, ({ day }) => day)].map(
    ([day, entries]) =>
      html`<li><span class="when"><time datetime="${day}">${SHORT_DAYS(locale).format(dateOf(day))}</time></span>
<ul class="bare">${entries.map((entry) => listEntry(entry, view))}</ul></li>\n`,
  );
  return lines.length > 0 ? html`<ol class="coming">\n${lines}</ol>` : html``;
}

function listEntry(entry: MarkedEntry, view: CalendarView): Html {
  const sentences = clashSentences(entry, namingOf(view));
  const done = entry.isDone
    ? html` <span class="state ok">${calendarWords(view.locale)('done')}</span>`
    : html``;
  return html`<li>${named(entry, view)} ${whereAndWhen(entry, view)}${done}${sentences.map(
    (sentence) => html`<br><span class="state late">${sentence}</span>`,
  )}</li>`;
}

function clashList(clashing: readonly MarkedEntry[], view: CalendarView): Html {
  const say = calendarWords(view.locale);
  const count = clashing.length;
  const lines = clashing.map(
    (entry) =>
      html`<li><span class="when"><time datetime="${entry.day}">${SHORT_DAYS(view.locale).format(
        dateOf(entry.day),
      )}</time></span> <span>${named(entry, view)} ${whereAndWhen(entry, view)}${clashSentences(
        entry,
        namingOf(view),
      ).map((sentence) => html`<br>${sentence}`)}</span></li>\n`,
  );
  return html`<section aria-labelledby="clashes"><h2 id="clashes">${say('clashes', { count })}</h2>
<p class="quiet">${say('clashesLead')}</p><ol class="coming">${lines}</ol></section>`;
}

function namingOf({ calendar, locale }: CalendarView): CalendarNaming {
  return { ...calendar, locale };
}

/** The page that shows more of an entry, where its reader has one. */
function entryHref(entry: MarkedEntry, { admission, reader, choice }: CalendarView): string | undefined {
  const { milestone, channel, release, kind, organisations } = entry;
  const { id, isTold = false } = milestone ?? {};
  const coordinates = reader.roles.includes('coordinator');
  const own = admission.everything ? undefined : admission.organisation;
  const place = own ?? (coordinates ? (choice.organisation ?? onlyOf(organisations)) : undefined);
  switch (kind) {
    case 'milestone':
      return own === undefined
        ? id && `/milestones/${id}`
        : isTold
          ? `/organisations/${own}/ledger/${id}`
          : undefined;
    case 'start':
      return place !== undefined ? `/organisations/${place}` : coordinates ? '/organisations' : undefined;
    case 'meeting':
    case 'task':
      if (id === undefined) return undefined;
      if (!isTold) return own === undefined ? `/milestones/${id}` : undefined;
      return place === undefined
        ? `/milestones/${id}/ledger`
        : `/organisations/${place}/work/${id}/${channel}`;
    case 'newsletter':
      return own === undefined ? '/newsletters' : `/organisations/${own}/newsletters`;
    case 'release':
      return release && `/press/${release.id}`;
  }
}

function onlyOf(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}
