import { contactId } from '../../../../domain/contacts/contact.ts';
import type { Task } from '../../../../domain/plan/task.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { isOwn } from '../../../../domain/tasks/sitting.ts';
import type { TaskFormAct } from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type TasksWords, tasksWords } from '../../../words/tasks.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { problemText } from '../../shared/problem-list.ts';
import { type TaskListIn, taskName } from './task-names.ts';

export type OccasionForm = TaskListIn & {
  channel: string;
  tasks: readonly Task[];
  /** What was wrong with the form, and what it held. */
  problems?: readonly Problem[];
  said?: Readonly<Record<string, readonly string[]>>;
  /** The hidden field of a form of the console. */
  hidden?: Html;
  /** The name of a task's box, where it is not the same for all. */
  boxName?: (task: string) => string;
  /** Whether the reader may say that a task need not be done. */
  mayWaive?: boolean;
};

type Field = 'task' | 'on' | 'evidence' | 'reason' | 'waiveReason' | 'to';

/** What the field of a problem is called; one of the boxes is all of them. */
export function occasionLabel(view: OccasionForm, path: string): string | undefined {
  const say = tasksWords(view.locale);
  const labels = new Map([
    ['task', tasksLabel(view)],
    ['on', say('onDay')],
    ['evidence', say('evidence')],
    ['reason', say('reason')],
    ['waiveReason', say('waiveReason')],
    ['to', say('colleague')],
  ]);
  return labels.get(path);
}

function tasksLabel({ list, locale }: OccasionForm): string {
  const say = tasksWords(locale);
  return list.organisation.code === list.rollout.office ? say('whichOrganisations') : say('whichGroups');
}

/** The form of an occasion: who has been told, on what day, and what else can become of it. */
export function occasionForm(view: OccasionForm, open: readonly Task[]): Html {
  const { list, locale, hidden = html``, mayWaive = false, problems = [] } = view;
  const say = tasksWords(locale);
  const hint =
    open.length > 1
      ? html`<p class="quiet">${open.some((task) => isOwn(list, task)) ? say('whichHint') : say('whichOthers')}</p>`
      : html``;
  return html`<form method="post" class="stacked">${hidden}
<fieldset id="task" tabindex="-1"><legend>${tasksLabel(view)}</legend>
${hint}${errorsAt(view, 'task').said}
${open.map((task) => box(view, task))}</fieldset>
<div class="field">${dayField({
    ...{ id: 'on', label: say('onDay'), value: keptIn(view, 'on') || list.today, locale, max: list.today },
    problems: problems.filter(({ path }) => path === 'on'),
  })}</div>
${evidence(view)}
<button type="submit" name="act" value="done">${say('confirm')}</button>
${why(view, { act: 'cannot', name: 'reason', lead: cannotLead(view) })}
${colleagues(view, say)}
${mayWaive ? why(view, { act: 'waive', name: 'waiveReason', lead: say('waiveLead') }) : html``}
</form>`;
}

const keptIn = ({ said = {} }: OccasionForm, name: Field) => said[name]?.[0] ?? '';

/** What is wrong at a field, in words, and what tells so to those who hear it. */
function errorsAt({ problems = [], locale }: OccasionForm, name: Field): { said: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === name || path.startsWith(`${name}.`));
  if (wrong.length === 0) return { said: html``, marks: html`` };
  return {
    said: html`<span class="error" id="${name}-error">${wrong.map(
      (found) => html`${problemText(found, locale)} `,
    )}</span>`,
    marks: html` aria-invalid="true" aria-describedby="${name}-error"`,
  };
}

function box(view: OccasionForm, task: Task): Html {
  const { list, locale, said, boxName } = view;
  const id = `${task.organisation}/${task.group}`;
  const ticked = said?.task ? said.task.includes(id) : isOwn(list, task);
  const whose =
    isOwn(list, task) || !task.contactName
      ? html``
      : html` <span class="quiet">${tasksWords(locale)('who').toLowerCase()} ${task.contactName}</span>`;
  return html`<label class="tick"><input type="checkbox" name="${boxName?.(id) ?? 'task'}" value="${id}"${
    ticked ? html` checked` : html``
  }> <span>${taskName(view, task)}${whose}</span></label>\n`;
}

function evidence(view: OccasionForm): Html {
  const { said, marks } = errorsAt(view, 'evidence');
  return html`<div class="field"><label for="evidence">${tasksWords(view.locale)('evidence')}</label>${said}
<input id="evidence" type="text" name="evidence" value="${keptIn(
    view,
    'evidence',
  )}" maxlength="200" autocomplete="off"${marks}></div>`;
}

const WHY = {
  cannot: { summary: 'cannotSummary', label: 'reason', button: 'cannotButton' },
  waive: { summary: 'waiveSummary', label: 'waiveReason', button: 'waiveButton' },
} as const;

/** An act that needs a reason, folded away until somebody wants it. */
function why(
  view: OccasionForm,
  { act, name, lead }: { act: keyof typeof WHY; name: 'reason' | 'waiveReason'; lead: string },
): Html {
  const say = tasksWords(view.locale);
  const { said, marks } = errorsAt(view, name);
  return html`<details${chosen(view, act)}><summary>${say(WHY[act].summary)}</summary>
<p>${lead}</p>
<div class="field"><label for="${name}">${say(WHY[act].label)}</label>${said}
<textarea id="${name}" name="${name}" rows="3" maxlength="400"${marks}>${keptIn(view, name)}</textarea></div>
<button type="submit" name="act" value="${act}" class="second">${say(WHY[act].button)}</button></details>`;
}

const chosen = ({ said }: OccasionForm, act: TaskFormAct) => (said?.act?.[0] === act ? html` open` : html``);

/** What the lead hands back goes to the national office, what others hand back to the lead. */
function cannotLead({ list, locale }: OccasionForm): string {
  const say = tasksWords(locale);
  const chief =
    list.reader.groups.includes(list.catalogue.responsible) || list.organisation.kind === 'national';
  return chief ? say('cannotLeadChief') : say('cannotLead');
}

function colleagues(view: OccasionForm, say: TasksWords): Html {
  const { list } = view;
  if (list.colleagues.length === 0) return html``;
  const taken = keptIn(view, 'to');
  const options = list.colleagues
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((colleague) => {
      const id = contactId(colleague);
      return html`<option value="${id}"${id === taken ? html` selected` : html``}>${colleague.name}</option>\n`;
    });
  const { said, marks } = errorsAt(view, 'to');
  return html`<details${chosen(view, 'hand-over')}><summary>${say('handSummary')}</summary>
<p>${say('handLead')}</p>
<div class="field"><label for="to">${say('colleague')}</label>${said}
<select id="to" name="to"${marks}><option value="">${say('choose')}</option>
${options}</select></div>
<button type="submit" name="act" value="hand-over" class="second">${say('handButton')}</button></details>`;
}
