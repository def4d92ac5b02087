import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import { OVERTAKEN, type PressRefusal } from '../../../../domain/press/use-cases/keep-press-draft.ts';
import { rejectPressRelease } from '../../../../domain/press/use-cases/reject-press-release.ts';
import { schedulePressRelease } from '../../../../domain/press/use-cases/schedule-press-release.ts';
import {
  type ShownPressRelease,
  showPressRelease,
} from '../../../../domain/press/use-cases/show-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { withdrawalOf, withdrawPage } from '../../../../templates/pages/console/press/withdraw-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRoute } from '../page-route.ts';
import { type PressPorts, type PressRequest, readersOf, WRITERS, writable } from './press-request.ts';
import { type PressTold, showReleasePage, toldPath } from './press-view-pages.ts';

const DESK = { roles: ['coordinator', 'approver'], scope: 'everything' } as const;

/** Workflow steps of a release; a refused step is explained on the release's page. */
export const PRESS_STEP_PAGES: readonly PageRoute<PressPorts>[] = [
  {
    method: 'POST',
    path: '/press/{release}/submit',
    roles: WRITERS,
    scope: 'own',
    async answer(request) {
      const version = await writable(request.params.release ?? '', request);
      if (!version) return 'not-there';
      const { ports, user } = request;
      return done(request, await submitPressRelease({ id: version.id, by: user.address }, ports));
    },
  },
  {
    method: 'POST',
    path: '/press/{release}/approve',
    roles: ['approver'],
    scope: 'everything',
    async answer(request) {
      const { ports, user, form, params } = request;
      const seen = { id: params.release ?? '', hash: field(form, 'hash'), by: user.address };
      return done(request, await approvePressRelease(seen, ports));
    },
  },
  {
    method: 'POST',
    path: '/press/{release}/reject',
    roles: ['approver'],
    scope: 'everything',
    async answer(request) {
      const { ports, user, form, params } = request;
      const reason = field(form, 'reason');
      const seen = { id: params.release ?? '', hash: field(form, 'hash'), by: user.address };
      const result = await rejectPressRelease({ ...seen, reason }, ports);
      if (result.kind !== 'refused') return done(request, result);
      return showReleasePage(request, result.problems, reason);
    },
    refill: (request) => showReleasePage(request, [], field(request.form, 'reason')),
  },
  {
    method: 'POST',
    path: '/press/{release}/schedule',
    roles: ['coordinator'],
    scope: 'everything',
    async answer(request) {
      const { ports, form, params } = request;
      const id = params.release ?? '';
      const newest = (await ports.pressReleases.versions(id)).at(-1);
      if (newest && newest.hash !== field(form, 'hash')) return showReleasePage(request, [OVERTAKEN]);
      return done(request, await schedulePressRelease({ id }, ports));
    },
  },
  {
    method: 'GET',
    path: '/press/{release}/withdraw',
    ...DESK,
    async answer(request) {
      const shown = await withdrawable(request);
      if (!shown) return 'not-there';
      const { locale, reader } = request;
      return { page: withdrawPage({ locale, reader, shown, reason: '', problems: [] }) };
    },
  },
  { method: 'POST', path: '/press/{release}/withdraw', ...DESK, answer: (request) => withdraw(request) },
];

type Done = { kind: PressTold } | PressRefusal;

/** Redirects to the release with a notice, or shows why the step was refused. */
async function done(request: PressRequest, result: Done): Promise<PageAnswer> {
  if (result.kind === 'refused') return showReleasePage(request, result.problems);
  return { to: toldPath(request, request.params.release ?? '', result.kind) };
}

/** The version to withdraw: below a discarded correction, the previous one. */
async function withdrawable(request: PressRequest): Promise<ShownPressRelease | undefined> {
  const { ports, params } = request;
  const id = params.release ?? '';
  const versions = await ports.pressReleases.versions(id);
  const version =
    versions.findLast(({ state }) => state !== 'withdrawn' && state !== 'corrected') ?? versions.at(-1);
  return version && showPressRelease({ id, number: version.version, readers: readersOf(request) }, ports);
}

async function withdraw(request: PressRequest): Promise<PageAnswer> {
  const { ports, user, form, locale, reader } = request;
  const shown = await withdrawable(request);
  if (!shown) return 'not-there';
  const reason = field(form, 'reason');
  // Discarding a draft must not withdraw a version published in the meantime.
  const overtaken = field(form, 'seen') !== withdrawalOf(shown);
  const result: Done = overtaken
    ? { kind: 'refused', problems: [OVERTAKEN] }
    : await withdrawPressRelease({ id: shown.version.id, by: user.address, reason }, ports);
  if (result.kind !== 'refused') return { to: toldPath(request, shown.version.id, result.kind) };
  const { problems } = result;
  return {
    page: withdrawPage({ locale, reader, shown, reason, problems }),
    status: overtaken ? 409 : 422,
  };
}
