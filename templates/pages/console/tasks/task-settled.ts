import type { TaskFormAct } from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import type { StepResult } from '../../../../domain/tasks/use-cases/take-task-steps.ts';
import { html } from '../../../shared/html.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { publicPage } from '../../public/public-page.ts';
import { occasionName, type TaskListIn, taskGroupState, taskName } from './task-names.ts';
import { head, nextTask, summary } from './tasks.ts';

export type SettledView = TaskListIn & {
  channel: string;
  act: TaskFormAct;
  results: readonly StepResult[];
  base: string;
};

/** Says what a form has done, or that it was done already, and leads on to what is left. */
export function settledPage(view: SettledView): string {
  const { locale, channel, act, results, base } = view;
  const say = tasksWords(locale);
  const taken = results.filter((result) => result.taken).map(({ task }) => task);
  const before = results.filter((result) => !result.taken).map(({ task }) => task);
  const title = say(taken.length > 0 ? `settled.${act}` : 'already');
  const list = taken.length
    ? html`<ul>${taken.map((task) => html`<li>${taskName(view, task)}</li>`)}</ul>`
    : html``;
  const already = before.length
    ? html`<p>${say('alreadyLead')}</p><ul>${before.map(
        (task) => html`<li>${taskName(view, task)}: ${taskGroupState(view, [task]).words}</li>`,
      )}</ul>`
    : html``;
  const main = html`${head(view)}<h1>${title}</h1>
<p>${occasionName(view, channel)}</p>
${list}${already}
${summary(view)}
${nextTask(view, base)}`;
  return publicPage({ locale, title, main, otherLanguages: false });
}
