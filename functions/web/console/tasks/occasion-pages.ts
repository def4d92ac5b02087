import type { Problem } from '../../../../domain/shared/problem.ts';
import { loadOrganisationTasks } from '../../../../domain/tasks/use-cases/load-organisation-tasks.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import { submitTaskFormOn, tasksOfChannel } from '../../../../domain/tasks/use-cases/submit-task-form.ts';
import { boxName, workOccasionPage } from '../../../../templates/pages/console/tasks/work-occasion-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { readerOf } from './work-pages.ts';

const OCCASION = {
  path: '/organisations/{organisation}/work/{milestone}/{channel}',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** One occasion of an organisation, settled by its lead or the coordinator. */
export const OCCASION_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    ...OCCASION,
    async answer(request) {
      const list = await deskOf(request);
      return list ? shown(request, list) : 'not-there';
    },
  },
  {
    method: 'POST',
    ...OCCASION,
    answer: (request) => settle(request),
    async refill(request) {
      const list = await deskOf(request);
      return list ? shown(request, list, { problems: [], said: refillable(saidIn(request)) }) : 'not-there';
    },
  },
];

async function deskOf(request: PageRequest): Promise<TaskList | undefined> {
  const { milestone = '', organisation = '' } = request.params;
  return loadOrganisationTasks({ milestone, organisation, reader: readerOf(request) }, request.ports);
}

type Wrong = { problems: readonly Problem[]; said: Record<string, string[]> };

function shown(request: PageRequest, list: TaskList, wrong?: Wrong): PageAnswer {
  const { locale, reader, admission, params } = request;
  const { channel = '' } = params;
  const tasks = tasksOfChannel(list, channel);
  if (tasks.length === 0) return 'not-there';
  const mayWaive = admission.everything;
  const page = workOccasionPage({ list, locale, reader, channel, tasks, mayWaive, ...wrong });
  return { page, status: wrong && wrong.problems.length > 0 ? 422 : 200 };
}

type Said = { task: string[]; values: Record<string, string> };

function saidIn({ form }: PageRequest): Said {
  const fields = ['act', 'on', 'evidence', 'reason', 'waiveReason', 'to'];
  // Also what is not there any more: it was ticked, and somebody else was first.
  const task = Object.keys(form).flatMap((name) => {
    const id = field(form, name);
    return id !== '' && name === boxName(id) ? [id] : [];
  });
  return { values: Object.fromEntries(fields.map((name) => [name, field(form, name)])), task };
}

function refillable({ values, task }: Said): Wrong['said'] {
  const kept = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  return { ...kept, task };
}

async function settle(request: PageRequest): Promise<PageAnswer> {
  const { ports, user, admission, locale, params } = request;
  const list = await deskOf(request);
  const tasks = list ? tasksOfChannel(list, params.channel ?? '') : [];
  if (!list || tasks.length === 0) return 'not-there';
  const said = saidIn(request);
  const settled = await submitTaskFormOn(
    {
      list,
      tasks,
      said: { ...said.values, task: said.task },
      who: user.name,
      mayWaive: admission.everything,
    },
    ports,
  );
  if (settled.kind === 'problems')
    return shown(request, list, { problems: settled.problems, said: refillable(said) });
  const did = settled.results.some(({ taken }) => taken) ? settled.act : 'already';
  return { to: `/organisations/${list.organisation.code}/work?lang=${locale}&did=${did}` };
}
