import { contactId } from '../../domain/contact.ts';
import { type Task, workMinutes } from '../../domain/task.ts';
import { isOpen } from '../../domain/task-step.ts';
import { withFacts } from '../../domain/text.ts';
import type { SaidProblem } from '../../domain/use-cases/settle-occasion.ts';
import { type Html, html } from '../html.ts';
import { publicPage } from './public-page.ts';
import {
  type DeskIn,
  isOwn,
  longDate,
  occasionName,
  personName,
  standing,
  taskName,
  topicName,
} from './task-names.ts';
import { taskPageWords } from './task-words.ts';
import { head, nextTask } from './tasks.ts';

export type OccasionView = DeskIn & {
  channel: string;
  tasks: readonly Task[];
  /** The path of the reader's list. */
  base: string;
  /** What was wrong with the form, and what it held. */
  problems?: readonly SaidProblem[];
  said?: Readonly<Record<string, readonly string[]>>;
  /** Whether it is the answer to a form, which no link can ask for again. */
  answer?: boolean;
};

/** One occasion: its groups ticked beforehand, so that one button confirms it. Only the buttons do anything. */
export function occasionPage(view: OccasionView): string {
  const { locale, channel, tasks, problems = [], answer = false } = view;
  const words = taskPageWords(locale);
  const name = occasionName(view, channel);
  const open = tasks.filter(isOpen);
  const faults = problems.length
    ? html`<section class="faults" aria-labelledby="faults"><h2 id="faults">${words.problems}</h2><ul>${problems.map((problem) => html`<li>${words[problem]}</li>`)}</ul></section>\n`
    : html``;
  const main = html`${head(view)}<h1>${name}</h1>
${faults}${dueLine(view)}
${open.length > 0 ? form(view, open) : nextTask(view, view.base)}
${said(view)}
${happened(view)}
${open.length > 0 ? html`<p><a href="${view.base}?lang=${locale}">${words.back}</a></p>` : html``}`;
  return publicPage({ locale, title: name, main, otherLanguages: !answer });
}

function dueLine(view: OccasionView): Html {
  const { tasks, locale } = view;
  const words = taskPageWords(locale);
  const { sign, words: state } = standing(view, tasks);
  const due = tasks.map((task) => task.due).reduce((a, b) => (a < b ? a : b));
  const minutes = String(workMinutes(tasks));
  return html`<p><span class="state ${sign}">${state}</span></p>
<p>${withFacts(words.dueOn, { date: longDate(due, locale), minutes })}</p>`;
}

function form(view: OccasionView, open: readonly Task[]): Html {
  const { desk, locale, said: kept = {} } = view;
  const words = taskPageWords(locale);
  const value = (name: string) => kept[name]?.[0] ?? '';
  const office = desk.organisation.code === desk.rollout.office;
  const boxes = open.map((task) => {
    const id = `${task.organisation}/${task.group}`;
    const ticked = kept.task ? kept.task.includes(id) : isOwn(desk, task);
    const whose =
      isOwn(desk, task) || !task.contactName
        ? html``
        : html` <span class="quiet">${words.who.toLowerCase()} ${task.contactName}</span>`;
    return html`<label class="tick"><input type="checkbox" name="task" value="${id}"${ticked ? html` checked` : html``}> <span>${taskName(view, task)}${whose}</span></label>\n`;
  });
  return html`<form method="post" class="stacked">
<fieldset><legend>${office ? words.whichOrganisations : words.whichGroups}</legend>
${open.length > 1 ? html`<p class="quiet">${open.some((task) => isOwn(desk, task)) ? words.whichHint : words.whichOthers}</p>` : html``}
${boxes}</fieldset>
<label class="field">${words.onDay}<input type="date" name="on" value="${value('on') || desk.today}" max="${desk.today}"></label>
<label class="field">${words.evidence}<input type="text" name="evidence" maxlength="200" autocomplete="off" value="${value('evidence')}"></label>
<button type="submit" name="act" value="done">${words.confirm}</button>
<details${kept.act?.[0] === 'cannot' ? html` open` : html``}><summary>${words.cannotSummary}</summary>
<p>${cannotLead(view)}</p>
<label class="field">${words.reason}<textarea name="reason" rows="3" maxlength="400">${value('reason')}</textarea></label>
<button type="submit" name="act" value="cannot" class="second">${words.cannotButton}</button></details>
${colleagues(view, value('to'))}
</form>`;
}

/** What the lead hands back goes to the national office, what others hand back to the lead. */
function cannotLead({ desk, locale }: OccasionView): string {
  const words = taskPageWords(locale);
  const chief =
    desk.reader.groups.includes(desk.catalogue.responsible) || desk.organisation.kind === 'national';
  return chief ? words.cannotLeadChief : words.cannotLead;
}

function colleagues({ desk, locale, said: kept = {} }: OccasionView, chosen: string): Html {
  const words = taskPageWords(locale);
  if (desk.colleagues.length === 0) return html``;
  const options = desk.colleagues
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((colleague) => {
      const id = contactId(colleague);
      return html`<option value="${id}"${id === chosen ? html` selected` : html``}>${colleague.name}</option>\n`;
    });
  return html`<details${kept.act?.[0] === 'hand-over' ? html` open` : html``}><summary>${words.handSummary}</summary>
<p>${words.handLead}</p>
<label class="field">${words.colleague}<select name="to"><option value="">${words.choose}</option>
${options}</select></label>
<button type="submit" name="act" value="hand-over" class="second">${words.handButton}</button></details>`;
}

/** The messages that the occasion carries, and those that a gap holds back. */
function said(view: OccasionView): Html {
  const { tasks, locale } = view;
  const words = taskPageWords(locale);
  const names = (topics: readonly string[]) => [...new Set(topics)].map((topic) => topicName(view, topic));
  const messages = names(tasks.flatMap((task) => task.messages));
  const withheld = names(tasks.flatMap((task) => task.withheld));
  const list = messages.length ? html`<ul>${messages.map((name) => html`<li>${name}</li>`)}</ul>` : html``;
  const waits = withheld.length
    ? html`<p class="state late">${withFacts(words.withheld, { topics: withheld.join(', ') })}</p>`
    : html``;
  return html`<h2>${words.says}</h2>\n${list}${waits}`;
}

function happened(view: OccasionView): Html {
  const { tasks, locale } = view;
  const words = taskPageWords(locale);
  const entries = tasks.flatMap((task) => task.history.map((entry) => ({ entry, task })));
  if (entries.length === 0) return html``;
  // One form makes one entry for each of its tasks, all at the same moment.
  const acts = [...Map.groupBy(entries, ({ entry }) => `${entry.at} ${entry.who} ${entry.what}`).values()];
  const lines = acts
    .toSorted((a, b) => (a[0]?.entry.at ?? 0) - (b[0]?.entry.at ?? 0))
    .map((act) => {
      const entry = act[0]?.entry;
      if (!entry) return html``;
      const sentence = withFacts(words[`what_${entry.what}`], {
        who: personName(view, entry.who),
        groups: act.map(({ task }) => taskName(view, task)).join(', '),
      });
      const more = [entry.on, entry.reason, entry.evidence].filter((part) => part !== undefined).join(' · ');
      return html`<li>${sentence}${more ? html`<span class="quiet note">${more}</span>` : html``}</li>`;
    });
  return html`<h2>${words.history}</h2>\n<ul>${lines}</ul>`;
}
