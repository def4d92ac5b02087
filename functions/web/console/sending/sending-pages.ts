import { listInState } from '../../../../domain/sending/use-cases/list-in-state.ts';
import { resendFailed } from '../../../../domain/sending/use-cases/resend-failed.ts';
import { settleUnknown } from '../../../../domain/sending/use-cases/settle-unknown.ts';
import { InvalidInput, NotFound } from '../../../../domain/shared/errors.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { failedMailsPage } from '../../../../templates/pages/console/sending/failed-page.ts';
import { unknownPage } from '../../../../templates/pages/console/sending/unknown-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const MILESTONE = '/milestones/{milestone}';

/** Mails of a milestone that wait for a person: of unknown outcome, and refused. */
export const SENDING_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: `${MILESTONE}/unknown`,
    ...COORDINATOR,
    answer: (request) => unknown(request, []),
  },
  {
    method: 'POST',
    path: `${MILESTONE}/unknown`,
    ...COORDINATOR,
    answer: (request) => settle(request),
  },
  {
    method: 'GET',
    path: `${MILESTONE}/failed`,
    ...COORDINATOR,
    answer: (request) => failed(request, []),
  },
  {
    method: 'POST',
    path: `${MILESTONE}/failed`,
    ...COORDINATOR,
    answer: (request) => resend(request),
  },
];

type Shows = (request: PageRequest, problems: readonly Problem[]) => Promise<PageAnswer>;

const unknown: Shows = async (request, problems) => {
  const { ports, params, locale, reader, query } = request;
  const milestone = await ports.milestones.find(params.milestone ?? '');
  if (!milestone) return 'not-there';
  const deliveries = await listInState(milestone.id, 'unknown', ports);
  const names = await namesFor(deliveries, request);
  const settled = query.settled === 'yes' || query.settled === 'waits' ? query.settled : undefined;
  const page = unknownPage({ locale, reader, milestone: milestone.id, names, deliveries, settled, problems });
  return { page, status: problems.length > 0 ? 422 : 200 };
};

const failed: Shows = async (request, problems) => {
  const { ports, params, locale, reader, query } = request;
  const milestone = await ports.milestones.find(params.milestone ?? '');
  if (!milestone) return 'not-there';
  const deliveries = await listInState(milestone.id, 'failed', ports);
  const names = await namesFor(deliveries, request);
  const resent = /^\d{1,9}$/.test(query.resent ?? '') ? Number(query.resent) : undefined;
  const page = failedMailsPage({
    locale,
    reader,
    milestone: milestone.id,
    names,
    deliveries,
    resent,
    problems,
  });
  return { page, status: problems.length > 0 ? 422 : 200 };
};

function namesFor(deliveries: readonly { organisation: string }[], { ports }: PageRequest) {
  return organisationNames([...new Set(deliveries.map(({ organisation }) => organisation))], ports);
}

async function settle(request: PageRequest): Promise<PageAnswer> {
  const as = field(request.form, 'as') === 'resend' ? 'resend' : 'accepted';
  return acting(request, unknown, async (dispatchId, reason) => {
    const delivery = field(request.form, 'delivery');
    const asked = { dispatchId, delivery, as, reason, by: request.user.address } as const;
    const result = await settleUnknown(asked, request.ports);
    return `unknown?lang=${request.locale}&settled=${result === 'waits' ? 'waits' : 'yes'}`;
  });
}

async function resend(request: PageRequest): Promise<PageAnswer> {
  const delivery = field(request.form, 'delivery');
  const which = delivery ? { delivery } : { refusedWith: field(request.form, 'refusedWith') };
  return acting(request, failed, async (dispatchId, reason) => {
    const asked = { dispatchId, which, reason, by: request.user.address };
    const resent = await resendFailed(asked, request.ports);
    return `failed?lang=${request.locale}&resent=${resent}`;
  });
}

/**
 * Acts with the reason of the form, and leads on; or shows the page again with what is wrong. A mail may be gone by
 * then.
 */
async function acting(
  request: PageRequest,
  shows: Shows,
  act: (dispatchId: string, reason: string) => Promise<string>,
): Promise<PageAnswer> {
  const milestone = await request.ports.milestones.find(request.params.milestone ?? '');
  if (!milestone) return 'not-there';
  const reason = parseInput(plainText(400), field(request.form, 'reason'));
  if (!reason.ok) return shows(request, reason.problems);
  try {
    return { to: `/milestones/${milestone.id}/${await act(milestone.id, reason.data)}` };
  } catch (error) {
    if (error instanceof NotFound) return 'not-there';
    if (!(error instanceof InvalidInput)) throw error;
    return shows(request, error.problems);
  }
}
