import { withFacts } from '../../../../domain/catalogue/text.ts';
import { workMinutes } from '../../../../domain/plan/task.ts';
import { isOpen } from '../../../../domain/plan/task-step.ts';
import { type Html, html } from '../../../shared/html.ts';
import { publicPage } from '../../public/public-page.ts';
import type { PageLocale } from '../../shared/words.ts';
import {
  type DeskIn,
  isOwn,
  longDate,
  type Occasion,
  occasionName,
  occasionsIn,
  standing,
  taskName,
} from './task-names.ts';
import { taskPageWords } from './task-words.ts';

/** A person's tasks of one milestone by date; `base` is the page's own path. */
export function tasksPage(view: DeskIn, base: string): string {
  const { desk, locale } = view;
  const words = taskPageWords(locale);
  const own = occasionsIn(desk.tasks.filter((task) => isOwn(desk, task)));
  const others = occasionsIn(desk.tasks.filter((task) => !isOwn(desk, task)));
  const main = html`<h1>${words.title}</h1>
<p>${withFacts(words.lead, { milestone: milestoneName(view) })}</p>
${summary(view)}
${own.length > 0 ? list(own, { view, base, by: false }) : html``}
${others.length > 0 ? html`<h2>${words.others}</h2>\n<p>${words.othersLead}</p>\n${list(others, { view, base, by: true })}` : html``}`;
  return publicPage({ locale, title: words.title, main: html`${head(view)}${main}`, otherLanguages: true });
}

/** Whose tasks they are: service and organisation. */
export function head({ desk, locale }: DeskIn): Html {
  const { rollout, organisation } = desk;
  return html`<p class="quiet">${rollout.name[locale] ?? rollout.name.sv ?? ''} · ${organisation.name[locale] ?? organisation.name.sv ?? ''}</p>\n`;
}

/** How many are left, or that nothing is. */
export function summary({ desk, locale }: DeskIn): Html {
  const words = taskPageWords(locale);
  const own = occasionsIn(desk.tasks.filter((task) => isOwn(desk, task)));
  const open = own.filter(({ tasks }) => tasks.some(isOpen)).length;
  if (desk.tasks.length === 0) return html`<p class="empty">${words.none} ${words.noneNext}</p>`;
  if (own.length > 0 && open === 0)
    return html`<p class="state ok">${words.allDone} ${words.allDoneNext}</p>`;
  const said = withFacts(words.left, { open: String(open), all: String(own.length) });
  return own.length > 0 ? html`<p class="state wait">${said}</p>` : html``;
}

/** What people call the milestone of a desk. */
export function milestoneName({ desk, locale }: DeskIn): string {
  const words = desk.catalogue.milestones[desk.milestone.kind];
  return (words?.[locale] ?? Object.values(words ?? {})[0])?.name ?? desk.milestone.kind;
}

/** One occasion in a list: by when, what it is, for whom, and how it stands. */
export function occasionLine(
  view: DeskIn,
  { occasion: { channel, tasks }, href, note }: { occasion: Occasion; href: string; note: string },
): Html {
  const { sign, words: state } = standing(view, tasks);
  const due = tasks.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  return html`<li><span class="due">${longDate(due, view.locale)}</span>
<span class="what"><a href="${href}?lang=${view.locale}">${occasionName(view, channel)}</a>
<span class="quiet note">${note}</span></span>
<span class="state ${sign}">${state}</span></li>
`;
}

type ListOf = { view: DeskIn; base: string; by: boolean };

function list(occasions: readonly Occasion[], { view, base, by }: ListOf): Html {
  const { locale } = view;
  const words = taskPageWords(locale);
  const items = occasions.map((occasion) => {
    const { channel, tasks } = occasion;
    const names = tasks.map((task) =>
      by ? `${task.contactName ?? '–'} (${taskName(view, task)})` : taskName(view, task),
    );
    const minutes = withFacts(words.minutes, { count: String(workMinutes(tasks)) });
    const note = `${shortList(names)} · ${minutes}`;
    return occasionLine(view, { occasion, href: `${base}/${channel}`, note });
  });
  return html`<ul class="tasks">
${items}</ul>`;
}

/** The first few of some names, and how many more there are. At the national office one thing is done for some hundred organisations. */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} … +${names.length - 8}` : shown;
}

/** The one answer to every link that is not honoured, whatever is wrong with it. */
export function badTaskLinkPage(locale: PageLocale): string {
  const words = taskPageWords(locale);
  const main = html`<h1>${words.badTitle}</h1>\n<p>${words.badLead} ${words.badNext}</p>\n<p>${words.badElse}</p>`;
  return publicPage({ locale, title: words.badTitle, main, otherLanguages: true });
}

/** The line that leads on to the next thing to do, if there is one. */
export function nextTask(view: DeskIn, base: string): Html {
  const { desk, locale } = view;
  const [next] = occasionsIn(desk.tasks.filter((task) => isOwn(desk, task) && isOpen(task)));
  const words = taskPageWords(locale);
  const due = next?.tasks[0]?.due;
  const link =
    next && due
      ? html`<p><a href="${base}/${next.channel}?lang=${locale}">${withFacts(words.next, { occasion: occasionName(view, next.channel), date: longDate(due, locale) })}</a></p>\n`
      : html``;
  return html`${link}<p><a href="${base}?lang=${locale}">${words.back}</a></p>`;
}
