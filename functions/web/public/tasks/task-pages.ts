import { type LoadTaskListPorts, loadTaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import {
  type SubmitSignOffPorts,
  submitSignOff,
} from '../../../../domain/tasks/use-cases/submit-sign-off.ts';
import {
  type SubmitTaskFormPorts,
  submitTaskForm,
  tasksOfChannel,
} from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { occasionPage } from '../../../../templates/pages/console/tasks/task-occasion.ts';
import { settledPage } from '../../../../templates/pages/console/tasks/task-settled.ts';
import { tasksPage } from '../../../../templates/pages/console/tasks/tasks.ts';
import { field, texts } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

export type TaskActPorts = SubmitTaskFormPorts & SubmitSignOffPorts;

/** Tasks behind signed links: what is left, and what was done. */
export const TASK_PAGES: readonly PublicRoute<LoadTaskListPorts, TaskActPorts>[] = [
  {
    method: 'GET',
    path: '/tasks/{token}',
    who: 'link-holder',
    async answer({ params: { token = '' }, ports, localeFor }) {
      const list = await loadTaskList(token, ports);
      if (!list) return 'not-there';
      return { page: tasksPage({ list, locale: localeFor(list.reader.locale) }, pathOf(token)) };
    },
  },
  {
    method: 'GET',
    path: '/tasks/{token}/{channel}',
    who: 'link-holder',
    async answer({ params: { token = '', channel = '' }, ports, localeFor }) {
      const list = await loadTaskList(token, ports);
      const tasks = list ? tasksOfChannel(list, channel) : [];
      if (!list || tasks.length === 0) return 'not-there';
      const locale = localeFor(list.reader.locale);
      return { page: occasionPage({ list, locale, channel, tasks, base: pathOf(token) }) };
    },
  },
  { method: 'POST', path: '/tasks/{token}', who: 'link-holder', answer: signOff },
  { method: 'POST', path: '/tasks/{token}/{channel}', who: 'link-holder', answer: settle },
];

async function settle(request: PublicRequest<SubmitTaskFormPorts>): Promise<PageAnswer> {
  const { params, form, ports, localeFor } = request;
  const { token = '', channel = '' } = params;
  const said = Object.fromEntries(Object.keys(form).map((name) => [name, texts(form, name)]));
  const first = Object.fromEntries(Object.entries(said).map(([name, [value]]) => [name, value]));
  const settled = await submitTaskForm({ token, channel, said: { ...first, task: said.task ?? [] } }, ports);
  if (settled.kind === 'no-such-link') return 'not-there';
  const locale = localeFor(settled.list.reader.locale);
  const base = pathOf(token);
  if (settled.kind === 'problems') {
    const { list, problems } = settled;
    const tasks = tasksOfChannel(list, channel);
    const page = occasionPage({ list, locale, channel, tasks, base, problems, said, answer: true });
    return { page, status: 400 };
  }
  const { act, results } = settled;
  // Read again: the page shows the state after the action.
  const list = (await loadTaskList(token, ports)) ?? settled.list;
  return { page: settledPage({ list, locale, channel, act, results, base }) };
}

async function signOff(request: PublicRequest<SubmitSignOffPorts>): Promise<PageAnswer> {
  const { params, form, ports, localeFor } = request;
  const { token = '' } = params;
  const said = { word: field(form, 'word'), left: field(form, 'left') };
  const given = await submitSignOff({ token, said }, ports);
  if (given.kind === 'no-such-link') return 'not-there';
  const wrong = given.kind === 'problems' ? { problems: given.problems, said } : undefined;
  // Read again: the page shows the state after the action.
  const list = await loadTaskList(token, ports);
  if (!list) return 'not-there';
  const view = { list, locale: localeFor(list.reader.locale) };
  const did = given.kind === 'given' ? (given.again ? 'again' : 'given') : undefined;
  const page = tasksPage(view, pathOf(token), { ...(wrong ? { wrong } : {}), ...(did ? { did } : {}) });
  return { page, status: wrong ? 400 : 200 };
}

function pathOf(token: string): string {
  return `/tasks/${encodeURIComponent(token)}`;
}
