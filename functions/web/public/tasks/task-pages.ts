import { type LoadTaskListPorts, loadTaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import {
  type SubmitTaskFormPorts,
  submitTaskForm,
  tasksOfChannel,
} from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { occasionPage } from '../../../../templates/pages/console/tasks/task-occasion.ts';
import { settledPage } from '../../../../templates/pages/console/tasks/task-settled.ts';
import { tasksPage } from '../../../../templates/pages/console/tasks/tasks.ts';
import { texts } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

/** Tasks behind signed links: what is left, and what was done. */
export const TASK_PAGES: readonly PublicRoute<LoadTaskListPorts, SubmitTaskFormPorts>[] = [
  {
    method: 'GET',
    path: '/tasks/{token}',
    who: 'link-holder',
    async answer({ params: { token = '' }, ports, localeFor }) {
      const desk = await loadTaskList(token, ports);
      if (!desk) return 'not-there';
      return { page: tasksPage({ desk, locale: localeFor(desk.reader.locale) }, pathOf(token)) };
    },
  },
  {
    method: 'GET',
    path: '/tasks/{token}/{channel}',
    who: 'link-holder',
    async answer({ params: { token = '', channel = '' }, ports, localeFor }) {
      const desk = await loadTaskList(token, ports);
      const tasks = desk ? tasksOfChannel(desk, channel) : [];
      if (!desk || tasks.length === 0) return 'not-there';
      const locale = localeFor(desk.reader.locale);
      return { page: occasionPage({ desk, locale, channel, tasks, base: pathOf(token) }) };
    },
  },
  { method: 'POST', path: '/tasks/{token}/{channel}', who: 'link-holder', answer: settle },
];

async function settle(request: PublicRequest<SubmitTaskFormPorts>): Promise<PageAnswer> {
  const { params, form, ports, localeFor } = request;
  const { token = '', channel = '' } = params;
  const said = Object.fromEntries(Object.keys(form).map((name) => [name, texts(form, name)]));
  const first = Object.fromEntries(Object.entries(said).map(([name, [value]]) => [name, value]));
  const settled = await submitTaskForm({ token, channel, said: { ...first, task: said.task ?? [] } }, ports);
  if (settled.kind === 'no-such-link') return 'not-there';
  const locale = localeFor(settled.desk.reader.locale);
  const base = pathOf(token);
  if (settled.kind === 'problems') {
    const { desk, problems } = settled;
    const tasks = tasksOfChannel(desk, channel);
    const page = occasionPage({ desk, locale, channel, tasks, base, problems, said, answer: true });
    return { page, status: 400 };
  }
  const { act, results } = settled;
  // Read again: the page shows the state after the action.
  const desk = (await loadTaskList(token, ports)) ?? settled.desk;
  return { page: settledPage({ desk, locale, channel, act, results, base }) };
}

function pathOf(token: string): string {
  return `/tasks/${encodeURIComponent(token)}`;
}
