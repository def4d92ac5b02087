import { closeFollowUp } from '../../../../domain/tasks/use-cases/close-follow-up.ts';
import { listCountryFollowUps } from '../../../../domain/tasks/use-cases/list-country-follow-ups.ts';
import {
  type FollowUpRef,
  type ShownFollowUp,
  showFollowUp,
} from '../../../../domain/tasks/use-cases/show-follow-up.ts';
import { countryFollowUpsPage } from '../../../../templates/pages/console/tasks/country-follow-ups.ts';
import { type FollowUpView, followUpPage } from '../../../../templates/pages/console/tasks/follow-up.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const FOLLOW_UP = {
  path: '/organisations/{organisation}/follow-ups/{milestone}/{contact}',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** People whom no mail reaches: what to say to them, and how they were reached. */
export const FOLLOW_UP_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/follow-ups',
    roles: ['coordinator'],
    scope: 'everything',
    async answer({ ports, locale, reader }) {
      const found = await listCountryFollowUps(ports);
      return { page: countryFollowUpsPage({ locale, reader, found }) };
    },
  },
  {
    method: 'GET',
    ...FOLLOW_UP,
    async answer(request) {
      const found = await showFollowUp(refOf(request), request.ports);
      return found ? shown(request, found) : 'not-there';
    },
  },
  {
    method: 'POST',
    ...FOLLOW_UP,
    answer: close,
    async refill(request) {
      const found = await showFollowUp(refOf(request), request.ports);
      return found ? shown(request, found, { problems: [], how: field(request.form, 'how') }) : 'not-there';
    },
  },
];

function refOf({ params }: PageRequest): FollowUpRef {
  const { milestone = '', organisation = '', contact = '' } = params;
  return { milestone, organisation, contact };
}

function shown(
  { locale, reader }: PageRequest,
  found: ShownFollowUp,
  wrong?: FollowUpView['wrong'],
): PageAnswer {
  const status = wrong && wrong.problems.length > 0 ? 422 : 200;
  return { page: followUpPage({ locale, reader, shown: found, wrong }), status };
}

async function close(request: PageRequest): Promise<PageAnswer> {
  const { form, user, locale, ports } = request;
  const ref = refOf(request);
  const how = field(form, 'how').replaceAll(/\s+/g, ' ');
  const closed = await closeFollowUp({ ...ref, said: { how }, who: user.name }, ports);
  if (closed.kind === 'not-there') return 'not-there';
  if (closed.kind === 'problems') return shown(request, closed.shown, { problems: closed.problems, how });
  const did = closed.again ? 'reached-before' : 'reached';
  return { to: `/organisations/${ref.organisation}/work?lang=${locale}&did=${did}` };
}
