import { workMinutes } from '../../../../domain/plan/task.ts';
import { isOpenTask } from '../../../../domain/plan/task-step.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import type { WorkOverview } from '../../../../domain/tasks/use-cases/show-work.ts';
import type { TaskFormAct } from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { type Html, html } from '../../../shared/html.ts';
import { followUpWords } from '../../../words/follow-up.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { followUpList } from './follow-up.ts';
import { hasSignOff, signOffState } from './sign-off.ts';
import { longDate, type TaskGroup, taskGroups, taskNameInside } from './task-names.ts';
import { listMilestoneName, occasionLine, shortList } from './tasks.ts';

/** What was done just now: an act with tasks, one that came too late, a sign-off, or news from a day on. */
export type WorkNotice =
  | TaskFormAct
  | 'already'
  | 'signed'
  | 'signed-before'
  | 'reached'
  | 'reached-before'
  | 'packet-queued'
  | 'packet-too-many'
  | { newsFrom: string };

export type WorkView = {
  locale: Language;
  reader: Reader;
  work: WorkOverview;
  path: string;
  /** Whether the reader can go on to other organisations. */
  everything: boolean;
  notice?: WorkNotice | undefined;
};

/** An occasion in the list of its milestone. */
export type Sitting = { list: TaskList; occasion: TaskGroup };

/**
 * Everything that is done by hand at one organisation: what is left by date, what is settled, and the packets
 * to do it with.
 */
export function workPage(view: WorkView): string {
  const { locale, reader, work, path, everything } = view;
  const say = workWords(locale);
  const open = sittingsOf(work, (task) => isOpenTask(task)).toSorted((a, b) =>
    occasionDue(a) < occasionDue(b) ? -1 : 1,
  );
  const settled = sittingsOf(work, (task) => !isOpenTask(task)).toSorted((a, b) =>
    occasionDue(a) > occasionDue(b) ? -1 : 1,
  );
  const organisation = inLocale(work.organisation.name, locale);
  const folded = html`<details><summary>${say('settled', { count: settled.length })}</summary>${lines(
    settled,
    view,
  )}</details>`;
  const main = html`<h1>${say('title')}</h1>
${notice(view)}
<p>${say('lead', { organisation })}</p>
${standing(open, settled, locale)}
${open.length > 0 ? lines(open, view) : html``}
${settled.length > 0 ? folded : html``}
${followUpList(view)}
${signOffs(view)}
${packets(view)}
${more(view)}
${everything ? html`<p><a href="/work?lang=${locale}">${say('allOrganisations')}</a></p>` : html``}`;
  return page({ locale, title: say('title'), path, main, reader });
}

/** An organisation's occasions with such tasks. */
export function sittingsOf(
  { lists }: WorkOverview,
  wanted: (task: TaskList['tasks'][number]) => boolean,
): Sitting[] {
  return lists.flatMap((list) =>
    taskGroups(list.tasks.filter(wanted)).map((occasion) => ({ list, occasion })),
  );
}

/** The first day of an occasion. */
export function occasionDue({ occasion }: Sitting): string {
  return occasion.tasks.map(({ due }) => due).reduce((a, b) => (a < b ? a : b));
}

function notice({ notice: told, locale }: WorkView): Html {
  if (told === undefined) return html``;
  const say = workWords(locale);
  const state = (sign: 'ok' | 'wait' | 'late', words: string) =>
    html`<p class="state ${sign}" role="status">${words}</p>`;
  if (typeof told === 'object')
    return state('ok', say('addedNews', { day: longDate(told.newsFrom, locale) }));
  if (told === 'already') return state('wait', say('already'));
  if (told === 'packet-queued') return state('ok', say('packetQueued'));
  if (told === 'packet-too-many') return state('late', say('packetTooMany'));
  if (told === 'reached') return state('ok', followUpWords(locale)('closed'));
  if (told === 'reached-before') return state('ok', followUpWords(locale)('again'));
  if (told === 'signed') return state('ok', signOffWords(locale)('given'));
  if (told === 'signed-before') return state('ok', signOffWords(locale)('again'));
  return state('ok', tasksWords(locale)(`settled.${told}`));
}

function standing(open: readonly Sitting[], settled: readonly Sitting[], locale: Language): Html {
  const say = workWords(locale);
  const late = open.filter((sitting) => occasionDue(sitting) < sitting.list.today).length;
  const counts = { late, open: open.length };
  if (late > 0) return html`<p class="state late">${say('late', counts)}</p>`;
  if (open.length > 0) return html`<p class="state wait">${say('open', counts)}</p>`;
  if (settled.length > 0) return html`<p class="state ok">${say('nothing')}</p>`;
  return html`<p class="empty">${say('none')} ${say('noneNext')}</p>`;
}

function lines(sittings: readonly Sitting[], { work, locale }: WorkView): Html {
  const say = workWords(locale);
  const lines = sittings.map(({ list, occasion }) => {
    const { channel, tasks } = occasion;
    const view = { list, locale };
    const holders = [...new Set(tasks.map(({ contactName }) => contactName ?? say('nobody')))];
    const note = [
      listMilestoneName(view),
      say('forGroups', { groups: shortList(tasks.map((task) => taskNameInside(view, task))) }),
      tasksWords(locale)('minutes', { count: workMinutes(tasks) }),
      say('with', { names: shortList(holders) }),
    ].join(' · ');
    const href = `/organisations/${work.organisation.code}/work/${list.milestone.id}/${channel}`;
    return occasionLine(view, { occasion, href, note });
  });
  return html`<ul class="tasks">
${lines}</ul>`;
}

/** The milestones that the organisation signs off, or has. */
function signOffs({ work: { lists, organisation }, locale }: WorkView): Html {
  const shown = lists.flatMap((list) => {
    const standing = list.signOff && hasSignOff({ list, locale }) ? list.signOff.standing : undefined;
    return standing ? [{ list, standing }] : [];
  });
  if (shown.length === 0) return html``;
  const say = signOffWords(locale);
  const lines = shown.map(({ list, standing }) => {
    const { sign, words } = signOffState(standing, locale);
    const href = `/organisations/${organisation.code}/sign-off/${list.milestone.id}`;
    const name = listMilestoneName({ list, locale });
    return html`<li><a href="${href}?lang=${locale}">${name}</a> <span class="state ${sign}">${words}</span></li>\n`;
  });
  return html`<h2 id="sign-off">${say('signOff')}</h2>\n<p>${say('workLead')}</p>\n<ul>\n${lines}</ul>`;
}

/** A packet opens by a link that is made when it is asked for, so each is a button. */
function packets({ work: { lists, organisation }, locale, reader }: WorkView): Html {
  if (lists.length === 0) return html``;
  const say = workWords(locale);
  const each = lists.map((list) => {
    const name = say('openPacket', { milestone: listMilestoneName({ list, locale }) });
    const path = `/organisations/${organisation.code}/packets/${list.milestone.id}?lang=${locale}`;
    return html`<li><form method="post" action="${path}">${formTokenField(reader.formToken)}
<button type="submit" class="second">${name}</button>
<button type="submit" class="plain" name="to" value="me">${say(
      'sendToMe',
    )}<span class="unseen">: ${name}</span></button></form></li>\n`;
  });
  return html`<h2 id="packets">${say('packets')}</h2>\n<p>${say('packetsLead')}</p>\n<ul class="ways">\n${each}</ul>`;
}

function more({ work: { organisation, lists }, locale }: WorkView): Html {
  const say = workWords(locale);
  const own = `/organisations/${organisation.code}`;
  const ledgers = lists.map((list) => {
    const name = say('ledger', { milestone: listMilestoneName({ list, locale }) });
    return html`<li><a href="${own}/ledger/${list.milestone.id}?lang=${locale}">${name}</a></li>\n`;
  });
  return html`<h2>${say('more')}</h2>
<ul>${ledgers}<li><a href="${own}/work/news?lang=${locale}">${say('news')}</a></li>
<li><a href="${own}/newsletters?lang=${locale}">${say('newsletter')}</a></li>
<li><a href="/contacts?organisation=${organisation.code}&amp;lang=${locale}">${say('contactList')}</a></li>
<li><a href="${own}?lang=${locale}">${say('facts')}</a></li></ul>`;
}
