import { loadTaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import {
  type CloseLinkedFollowUpPorts,
  closeLinkedFollowUp,
  type ShowLinkedFollowUpPorts,
  showLinkedFollowUp,
} from '../../../../domain/tasks/use-cases/show-linked-follow-up.ts';
import {
  type SubmitSignOffPorts,
  submitSignOff,
} from '../../../../domain/tasks/use-cases/submit-sign-off.ts';
import {
  type SubmitTaskFormPorts,
  submitTaskForm,
  tasksOfChannel,
} from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { linkedFollowUpPage } from '../../../../templates/pages/console/tasks/follow-up.ts';
import { occasionPage } from '../../../../templates/pages/console/tasks/task-occasion.ts';
import { settledPage } from '../../../../templates/pages/console/tasks/task-settled.ts';
import { tasksPage } from '../../../../templates/pages/console/tasks/tasks.ts';
import { field, texts } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

export type TaskReadPorts = ShowLinkedFollowUpPorts;
export type TaskActPorts = SubmitTaskFormPorts & SubmitSignOffPorts & CloseLinkedFollowUpPorts;

/** Tasks behind signed links: what is left, and what was done. */
export const TASK_PAGES: readonly PublicRoute<TaskReadPorts, TaskActPorts>[] = [
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
  {
    method: 'GET',
    path: '/tasks/{token}/people/{contact}',
    who: 'link-holder',
    async answer({ params: { token = '', contact = '' }, ports, localeFor }) {
      const found = await showLinkedFollowUp({ token, contact }, ports);
      if (!found) return 'not-there';
      const locale = localeFor(found.list.reader.locale);
      return { page: linkedFollowUpPage({ locale, shown: found.shown, base: pathOf(token) }) };
    },
  },
  { method: 'POST', path: '/tasks/{token}/people/{contact}', who: 'link-holder', answer: reached },
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

async function reached(request: PublicRequest<TaskActPorts>): Promise<PageAnswer> {
  const { params, form, ports, localeFor } = request;
  const { token = '', contact = '' } = params;
  const how = field(form, 'how').replaceAll(/\s+/g, ' ');
  const closed = await closeLinkedFollowUp({ token, contact, said: { how } }, ports);
  if (closed.kind === 'not-there' || !closed.list) return 'not-there';
  const base = pathOf(token);
  const locale = localeFor(closed.list.reader.locale);
  if (closed.kind === 'problems') {
    const { shown, problems } = closed;
    const page = linkedFollowUpPage({ locale, shown, base, answer: true, wrong: { problems, how } });
    return { page, status: 400 };
  }
  // Read again: the page shows the state after the action.
  const list = (await loadTaskList(token, ports)) ?? closed.list;
  const did = closed.again ? 'reached-before' : 'reached';
  return { page: tasksPage({ list, locale }, base, { did }) };
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
