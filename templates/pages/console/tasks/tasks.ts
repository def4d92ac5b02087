import { contactId } from '../../../../domain/contacts/contact.ts';
import { type Task, workMinutes } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isOwn } from '../../../../domain/tasks/sitting.ts';
import { type Html, html } from '../../../shared/html.ts';
import { followUpWords } from '../../../words/follow-up.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { publicPage } from '../../public/public-page.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { followUpLines } from './follow-up.ts';
import { hasSignOff, signOffSection, type WrongSignOff } from './sign-off.ts';
import {
  longDate,
  occasionName,
  type TaskGroup,
  type TaskListIn,
  taskGroupState,
  taskGroups,
  taskName,
} from './task-names.ts';

/** What was done just now: the sign-off given, or somebody reached another way. */
type TaskNotice = 'given' | 'again' | 'reached' | 'reached-before';

function noticeOf(did: TaskNotice, locale: Language): string {
  if (did === 'given' || did === 'again') return signOffWords(locale)(did);
  return followUpWords(locale)(did === 'reached' ? 'closed' : 'again');
}

/** A person's tasks of one milestone by date; `base` is the page's own path. */
export function tasksPage(
  view: TaskListIn,
  base: string,
  signing: { wrong?: WrongSignOff; did?: TaskNotice } = {},
): string {
  const { list, locale } = view;
  const say = tasksWords(locale);
  const own = taskGroups(list.tasks.filter((task) => isOwn(list, task)));
  const others = taskGroups(list.tasks.filter((task) => !isOwn(list, task)));
  const { did, wrong } = signing;
  const signed = did ? html`<p class="state ok" role="status">${noticeOf(did, locale)}</p>\n` : html``;
  const followUps = followUpLines(list.followUps ?? [], {
    locale,
    href: ({ person }) => `${base}/people/${contactId(person)}`,
  });
  const signOff = html`\n<h2 id="sign-off">${signOffWords(locale)('title')}</h2>
${signOffSection({ ...view, wrong })}`;
  const main = html`${signed}<h1>${say('yourTasks')}</h1>
<p>${say('lead', { milestone: listMilestoneName(view) })}</p>
${summary(view)}
${own.length > 0 ? lines(own, { view, base, by: false }) : html``}
${
  others.length > 0
    ? html`<h2>${say('otherPeople')}</h2>\n<p>${say('othersLead')}</p>\n${lines(others, {
        view,
        base,
        by: true,
      })}`
    : html``
}${followUps}${hasSignOff(view) ? signOff : html``}`;
  return publicPage({
    locale,
    title: say('yourTasks'),
    main: html`${head(view)}${main}`,
    otherLanguages: did === undefined && wrong === undefined,
  });
}

/** Whose tasks they are: service and organisation. */
export function head({ list, locale }: TaskListIn): Html {
  const { rollout, organisation } = list;
  return html`<p class="quiet">${inLocale(rollout.name, locale)} · ${inLocale(
    organisation.name,
    locale,
  )}</p>\n`;
}

/** How many are left, or that nothing is. */
export function summary({ list, locale }: TaskListIn): Html {
  const say = tasksWords(locale);
  const own = taskGroups(list.tasks.filter((task) => isOwn(list, task)));
  const open = own.filter(({ tasks }) => tasks.some(isOpenTask)).length;
  if (list.tasks.length === 0) return html`<p class="empty">${say('none')} ${say('noneNext')}</p>`;
  if (own.length > 0 && open === 0)
    return html`<p class="state ok">${say('allDone')} ${say('allDoneNext')}</p>`;
  const said = say('left', { open, all: own.length });
  return own.length > 0 ? html`<p class="state wait">${said}</p>` : html``;
}

/** What people call the milestone of a list. */
export function listMilestoneName({ list, locale }: TaskListIn): string {
  return shownMilestone(list.milestone, list.catalogue, locale);
}

/** One occasion in a list: by when, what it is, for whom, and how it stands. */
export function occasionLine(
  view: TaskListIn,
  { occasion: { channel, tasks }, href, note }: { occasion: TaskGroup; href: string; note: string },
): Html {
  const { sign, words: state } = taskGroupState(view, tasks);
  const due = tasks.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  return html`<li><span class="due">${longDate(due, view.locale)}</span>
<span class="what"><a href="${href}?lang=${view.locale}">${occasionName(view, channel)}</a>
<span class="quiet note">${note}</span>${changedNote(view, tasks)}</span>
<span class="state ${sign}">${state}</span></li>
`;
}

/** That what somebody may have printed for it no longer holds. */
export function changedNote({ list, locale }: TaskListIn, tasks: readonly Task[]): Html {
  const times = tasks.flatMap(({ id }) => list.changed.get(id) ?? []);
  if (times.length === 0) return html``;
  const date = longDate(toStockholm(Math.max(...times)).date, locale);
  return html`
<span class="note">${tasksWords(locale)('changed', { date })}</span>`;
}

type ListOf = { view: TaskListIn; base: string; by: boolean };

function lines(occasions: readonly TaskGroup[], { view, base, by }: ListOf): Html {
  const { locale } = view;
  const say = tasksWords(locale);
  const items = occasions.map((occasion) => {
    const { channel, tasks } = occasion;
    const names = tasks.map((task) =>
      by ? `${task.contactName ?? '–'} (${taskName(view, task)})` : taskName(view, task),
    );
    const minutes = say('minutes', { count: workMinutes(tasks) });
    const note = `${shortList(names)} · ${minutes}`;
    return occasionLine(view, { occasion, href: `${base}/${channel}`, note });
  });
  return html`<ul class="tasks">
${items}</ul>`;
}

/**
 * The first few of some names, and how many more there are. At the national office one thing is done for some
 * hundred organisations.
 */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} … +${names.length - 8}` : shown;
}

/** The one answer to every link that is not honoured, whatever is wrong with it. */
export function badTaskLinkPage(locale: Language): string {
  const say = tasksWords(locale);
  const main = html`<h1>${say('badLinkTitle')}</h1>\n<p>${say('badLinkLead')} ${say('badNext')}</p>\n<p>${say(
    'badLinkElse',
  )}</p>`;
  return publicPage({ locale, title: say('badLinkTitle'), main, otherLanguages: true });
}

/** The line that leads on to the next thing to do, if there is one. */
export function nextTask(view: TaskListIn, base: string): Html {
  const { list, locale } = view;
  const [next] = taskGroups(list.tasks.filter((task) => isOwn(list, task) && isOpenTask(task)));
  const say = tasksWords(locale);
  const due = next?.tasks[0]?.due;
  const link =
    next && due
      ? html`<p><a href="${base}/${next.channel}?lang=${locale}">${say('next', {
          occasion: occasionName(view, next.channel),
          date: longDate(due, locale),
        })}</a></p>\n`
      : html``;
  return html`${link}<p><a href="${base}?lang=${locale}">${say('back')}</a></p>`;
}
