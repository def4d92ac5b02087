import { secondsLeft } from '../../../../domain/ledger/time-left.ts';
import { listSignOffs } from '../../../../domain/ledger/use-cases/list-sign-offs.ts';
import { type DispatchState, waitsForUndo } from '../../../../domain/mail/dispatch.ts';
import { approveMilestone } from '../../../../domain/milestone/use-cases/approve-milestone.ts';
import { rejectMilestone } from '../../../../domain/milestone/use-cases/reject-milestone.ts';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { authorsOf, isTold, type Milestone } from '../../../../domain/plan/milestone.ts';
import type { PlanSummary } from '../../../../domain/plan/plan.ts';
import { isUnheard, showMilestone } from '../../../../domain/reach/use-cases/show-overview.ts';
import { showVerifiedReach } from '../../../../domain/reach/use-cases/show-verified-reach.ts';
import { samePerson } from '../../../../domain/rollout/approval.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { shownNames } from '../../../../templates/pages/console/ledger/shown-names.ts';
import {
  isMoving,
  progressPart,
  type StatusView,
  statusPage,
} from '../../../../templates/pages/console/milestone/status-page.ts';
import { textsPage } from '../../../../templates/pages/console/milestone/texts-page.ts';
import { shownMilestone } from '../../../../templates/pages/shared/milestone-name.ts';
import { milestoneWords } from '../../../../templates/words/milestone.gen.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { namesOfMany, organisationNames } from '../rollout/organisation-names.ts';
import { countersFor } from './counter-pages.ts';
import { sendText, showMail, showText } from './text-pages.ts';

const EVERYBODY = { roles: ['coordinator', 'approver', 'registrar'], scope: 'everything' } as const;
const DECIDERS = { roles: ['coordinator', 'approver'], scope: 'everything' } as const;
const MILESTONE = '/milestones/{milestone}';
const STOPPABLE: readonly DispatchState[] = ['planned', 'held', 'approved', 'dispatching'];

/**
 * A milestone's status during planning, approval, sending and stopping, with the decisions a person can make.
 */
export const STATUS_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: MILESTONE,
    ...EVERYBODY,
    async answer(request) {
      const view = await statusOf(request);
      return view ? { page: statusPage(view) } : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${MILESTONE}/progress`,
    ...EVERYBODY,
    async answer(request) {
      const view = await statusOf(request);
      if (!view) return 'not-there';
      // The buttons are another part of the page.
      const isOtherButton = (request.query.undo === 'yes') !== (view.undo !== undefined);
      return { part: progressPart(view).markup, still: !isMoving(view.overview) || isOtherButton };
    },
  },
  {
    method: 'POST',
    path: `${MILESTONE}/approve`,
    roles: ['approver'],
    scope: 'everything',
    async answer(request) {
      const milestone = await milestoneOf(request);
      if (!milestone) return 'not-there';
      const approval = {
        milestone: milestone.id,
        planHash: field(request.form, 'hash'),
        by: request.user.address,
      };
      const result = await approveMilestone(approval, request.ports);
      const notice = result === 'not-approved' ? '&notice=movedOn' : '';
      return { to: `/milestones/${milestone.id}?lang=${request.locale}${notice}` };
    },
  },
  {
    method: 'POST',
    path: `${MILESTONE}/reject`,
    roles: ['approver'],
    scope: 'everything',
    async answer(request) {
      const milestone = await milestoneOf(request);
      if (!milestone) return 'not-there';
      const reason = field(request.form, 'reason');
      const rejection = {
        ...{ milestone: milestone.id, by: request.user.address, reason },
        planHash: field(request.form, 'hash'),
      };
      const rejected = await rejectMilestone(rejection, request.ports);
      if (rejected.kind === 'problems')
        return await shownAgain(request, { reason, problems: rejected.problems });
      const notice = rejected.kind === 'moved-on' ? '&notice=movedOn' : '';
      return { to: `/milestones/${milestone.id}?lang=${request.locale}${notice}` };
    },
    refill: (request) => shownAgain(request, { reason: field(request.form, 'reason'), problems: [] }),
  },
  {
    method: 'POST',
    path: `${MILESTONE}/stop`,
    ...DECIDERS,
    async answer(request) {
      const milestone = await milestoneOf(request);
      if (!milestone) return 'not-there';
      const result = await stopMilestone(
        { milestone: milestone.id, by: request.user.address },
        request.ports,
      );
      const isLate = field(request.form, 'undo') === 'yes' && milestone.state !== 'approved';
      const notice = result === 'too-late' ? '&notice=tooLate' : isLate ? '&notice=undoLate' : '';
      return { to: `/milestones/${milestone.id}?lang=${request.locale}${notice}` };
    },
  },
  {
    method: 'GET',
    path: `${MILESTONE}/organisations/{organisation}`,
    ...DECIDERS,
    async answer(request) {
      const texts = await plannedTexts(request);
      if (!texts) return 'not-there';
      const label = milestoneWords(request.locale)('backToMilestone');
      const back = { href: `/milestones/${request.params.milestone}`, label };
      return { page: textsPage({ ...request, ...texts, back }) };
    },
  },
  {
    method: 'GET',
    path: `${MILESTONE}/organisations/{organisation}/texts/{text}`,
    ...DECIDERS,
    async answer(request) {
      const texts = await plannedTexts(request);
      return texts ? showText(request, texts) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${MILESTONE}/organisations/{organisation}/texts/{text}/mail`,
    ...DECIDERS,
    async answer(request) {
      const texts = await plannedTexts(request);
      return texts ? showMail(request, texts) : 'not-there';
    },
  },
  {
    method: 'POST',
    path: `${MILESTONE}/organisations/{organisation}/texts/{text}/to-me`,
    ...DECIDERS,
    async answer(request) {
      const texts = await plannedTexts(request);
      return texts ? sendText(request, texts) : 'not-there';
    },
  },
];

/** The page with what was written, and what is wrong with it. */
async function shownAgain(
  request: PageRequest,
  rejection: NonNullable<StatusView['rejection']>,
): Promise<PageAnswer> {
  const view = await statusOf(request);
  if (!view) return 'not-there';
  return { page: statusPage({ ...view, rejection }), status: rejection.problems.length > 0 ? 422 : 200 };
}

async function milestoneOf({ params, ports }: PageRequest): Promise<Milestone | undefined> {
  return await ports.milestones.find(params.milestone ?? '');
}

async function statusOf(request: PageRequest): Promise<StatusView | undefined> {
  const { ports, locale, reader, user } = request;
  const milestone = await milestoneOf(request);
  const version = milestone && (await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion));
  if (!version) return undefined;
  const { catalogue } = version;
  const [overview, summaries, allCounts, names, signOffs, verified] = await allSettledOrThrow([
    showMilestone(milestone, { catalogue: version.catalogue }, ports),
    ports.plans.summaries(milestone.id),
    ports.plans.allCounts(milestone.id),
    namesOfMany(milestone.organisations, ports),
    isTold(milestone) ? listSignOffs({ milestone, catalogue }, ports) : undefined,
    isTold(milestone) && !milestone.change ? showVerifiedReach(milestone, catalogue, ports) : undefined,
  ]);
  const has = (role: 'coordinator' | 'approver') => user.roles.includes(role);
  const isAuthor = authorsOf(milestone).some((name) => samePerson(user.address, name));
  const waits = milestone.state === 'held' && !samePerson(user.address, milestone.firstApprovedBy ?? '');
  const may = {
    approve: has('approver') && waits && !isAuthor,
    isAuthor,
    stop: STOPPABLE.includes(milestone.state) && (has('coordinator') || has('approver')),
    settle: has('coordinator'),
  };
  const name = shownMilestone(milestone, version.catalogue, locale);
  const asked = request.query.notice;
  const notice = NOTICES.find((each) => each === asked);
  const undo = may.stop ? undoOf(milestone, { summaries, now: ports.now() }) : undefined;
  const left = secondsLeft(milestone, { summaries, allCounts, now: ports.now() });
  const isStopped = milestone.state === 'stopped';
  const isNothing = milestone.change !== undefined || isUnheard(overview);
  const [counters, draft] = await allSettledOrThrow([
    isNothing ? undefined : countersFor(request, { ...milestone, catalogue }),
    isStopped && has('coordinator') ? ports.drafts.find(milestone.rollout, milestone.id) : undefined,
  ]);
  const beginsAnother = draft !== undefined;
  const shown = { locale, reader, name, overview, names, summaries, allCounts };
  const shownReach = { shown: verified, groupName: shownNames(catalogue, locale).group };
  return { ...shown, may, left, undo, notice, counters, beginsAnother, signOffs, verified: shownReach };
}

const NOTICES = ['tooLate', 'undoLate', 'movedOn'] as const;

/** How long mails that would leave at once still wait for somebody to undo them. */
function undoOf(
  milestone: Milestone,
  { summaries, now }: { summaries: readonly PlanSummary[]; now: number },
): StatusView['undo'] {
  const { undoUntil: until = 0 } = milestone;
  const leaves = summaries.some(({ waits, deliveries }) => waits === undefined && deliveries > 0);
  return waitsForUndo(milestone) && leaves && now < until ? { until, left: until - now } : undefined;
}

/** One organisation's frozen plan: what is approved is what is stored and sent. */
async function plannedTexts(request: PageRequest) {
  const { ports, params, locale } = request;
  const { organisation = '' } = params;
  const milestone = await milestoneOf(request);
  if (!milestone?.organisations.includes(organisation)) return undefined;
  const [version, variants, deliveries, obligations, names] = await allSettledOrThrow([
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    ports.plans.variants(milestone.id, organisation),
    ports.deliveries.ofOrganisation(milestone.id, organisation),
    ports.obligations.ofOrganisation(milestone.id, organisation),
    organisationNames([organisation], ports),
  ]);
  if (!version) return undefined;
  return {
    path: `/milestones/${milestone.id}/organisations/${organisation}`,
    catalogue: version.catalogue,
    plan: { variants, deliveries, obligations },
    organisation: names.get(organisation)?.[locale] ?? organisation,
  };
}
