import { loadOrganisationTasks } from '../../../../domain/tasks/use-cases/load-organisation-tasks.ts';
import type { TaskList } from '../../../../domain/tasks/use-cases/load-task-list.ts';
import { submitSignOffOn } from '../../../../domain/tasks/use-cases/submit-sign-off.ts';
import { hasSignOff, type WrongSignOff } from '../../../../templates/pages/console/tasks/sign-off.ts';
import { signOffPage } from '../../../../templates/pages/console/tasks/sign-off-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { readerOf } from './work-pages.ts';

const SIGN_OFF = {
  path: '/organisations/{organisation}/sign-off/{milestone}',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** An organisation's sign-off of a milestone, given by its lead, or by the coordinator who has heard it from them. */
export const SIGN_OFF_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    ...SIGN_OFF,
    async answer(request) {
      const list = await listOf(request);
      return list ? shown(request, list) : 'not-there';
    },
  },
  {
    method: 'POST',
    ...SIGN_OFF,
    answer: give,
    async refill(request) {
      const list = await listOf(request);
      return list ? shown(request, list, { problems: [], said: saidIn(request) }) : 'not-there';
    },
  },
];

async function listOf(request: PageRequest): Promise<TaskList | undefined> {
  const { milestone = '', organisation = '' } = request.params;
  const list = await loadOrganisationTasks(
    { milestone, organisation, reader: readerOf(request) },
    request.ports,
  );
  return list && hasSignOff({ list, locale: request.locale }) ? list : undefined;
}

function shown({ locale, reader }: PageRequest, list: TaskList, wrong?: WrongSignOff): PageAnswer {
  const status = wrong && wrong.problems.length > 0 ? 422 : 200;
  return { page: signOffPage({ list, locale, reader, wrong }), status };
}

function saidIn({ form }: PageRequest): WrongSignOff['said'] {
  return { word: field(form, 'word'), left: field(form, 'left') };
}

async function give(request: PageRequest): Promise<PageAnswer> {
  const { ports, user, locale } = request;
  const list = await listOf(request);
  if (!list) return 'not-there';
  const said = saidIn(request);
  const given = await submitSignOffOn({ list, said, who: user.name }, ports);
  if (given.kind === 'problems') return shown(request, list, { problems: given.problems, said });
  const did = given.again ? 'signed-before' : 'signed';
  return { to: `/organisations/${list.organisation.code}/work?lang=${locale}&did=${did}` };
}
