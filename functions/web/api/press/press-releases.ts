import * as z from 'zod';
import { imageFault } from '../../../../domain/press/press-draft-problems.ts';
import { imageFormSchema } from '../../../../domain/press/press-image.ts';
import { type PressDraft, releaseIdOf } from '../../../../domain/press/press-release.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { visibleVersions } from '../../../../domain/press/press-visibility.ts';
import { slugSchema } from '../../../../domain/press/published-release.ts';
import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import {
  draftCorrection,
  draftPressRelease,
} from '../../../../domain/press/use-cases/draft-press-release.ts';
import type { PressRefusal } from '../../../../domain/press/use-cases/keep-press-draft.ts';
import { keepPressImage, keptPressFiles } from '../../../../domain/press/use-cases/keep-press-images.ts';
import { listPressReleases } from '../../../../domain/press/use-cases/list-press-releases.ts';
import { rejectPressRelease } from '../../../../domain/press/use-cases/reject-press-release.ts';
import { schedulePressRelease } from '../../../../domain/press/use-cases/schedule-press-release.ts';
import { showPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import {
  mayWriteUnder,
  PRESS_ROLES,
  type PressPorts,
  readersOf,
  WRITERS,
  writable,
  writes,
} from '../../console/press/press-request.ts';
import { type ApiAnswer, type ApiRequest, type ApiRoute, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  newPressDraftSchema,
  pressLineSchema,
  pressLineView,
  pressReleaseView,
  pressReleaseViewSchema,
  pressVersionView,
  pressVersionViewSchema,
} from './press-schemas.ts';

type Visit = ApiRequest<PressPorts>;

const params = z.object({ release: slugSchema });
const MAX_UPLOAD_BASE64 = Math.ceil(UPLOAD_LIMIT_BYTES / 3) * 4;
const path = '/api/press-releases/{release}';
const STEP = { answers: { 200: pressVersionViewSchema }, problems: [409, 422] } as const;

/** Press releases from the first draft to publication, for other systems. */
export const PRESS_ROUTES: readonly ApiRoute<PressPorts>[] = [
  apiRoute({
    method: 'GET',
    path: '/api/press-releases',
    summary: 'Every press release that the caller may see, by its newest version.',
    roles: PRESS_ROLES,
    scope: 'own',
    input: z.object({}),
    answers: { 200: z.strictObject({ releases: z.array(pressLineSchema) }) },
    async answer(_input, request: Visit) {
      const lists = await listPressReleases(readersOf(request), request.ports);
      const lines = lists.flatMap((list) => list.lines);
      const releases = lines.map(({ version, isPublic }) => pressLineView(version, isPublic));
      return { status: 200, body: { releases } };
    },
  }),
  apiRoute({
    method: 'GET',
    path,
    summary: 'One press release: its newest version, problems, exact mails and recipients.',
    roles: PRESS_ROLES,
    scope: 'own',
    input: z.object({ params }),
    answers: { 200: pressReleaseViewSchema },
    async answer({ params: { release: id } }, request: Visit) {
      const shown = await showPressRelease({ id, readers: readersOf(request) }, request.ports);
      if (!shown) return { problem: problemResponse(404) };
      return { status: 200, body: pressReleaseView(shown, readersOf(request).includes('desk')) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/press-releases',
    summary: 'Store a draft. Idempotent: the same content is the same version.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({ body: newPressDraftSchema }),
    answers: { 201: pressVersionViewSchema, 200: pressVersionViewSchema },
    problems: [409, 422],
    answer: ({ body }, request: Visit) => written(body, request, draftPressRelease),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/correction`,
    summary:
      'Keep a correction of what is published. It says in words what was wrong, and goes the same way.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({ params, body: newPressDraftSchema }),
    answers: { 201: pressVersionViewSchema, 200: pressVersionViewSchema },
    problems: [409, 422],
    async answer({ params: { release }, body }, request: Visit) {
      if (releaseIdOf(body) !== release || !(await visible(release, request)))
        return { problem: problemResponse(404) };
      return written(body, request, draftCorrection);
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/images`,
    summary:
      'Store an image, in base64, scaled where it is large; drafts refer to it by the id returned. It is not public.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({
      params,
      body: z.strictObject({
        content: z.base64().min(1).max(MAX_UPLOAD_BASE64),
      }),
    }),
    jsonLimitBytes: MAX_UPLOAD_BASE64 + 1000,
    answers: { 200: imageFormSchema.meta({ id: 'PressImage' }) },
    problems: [422],
    async answer({ params: { release: id }, body: { content } }, { ports, admission }: Visit) {
      if (!mayWriteUnder(admission, id)) return { problem: problemResponse(404) };
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const image = await keepPressImage({ id, bytes }, ports);
      if (image) return { status: 200, body: image };
      return {
        problem: problemResponse(422, {
          problems: inputProblems([{ path: 'content', ...imageFault(bytes) }]),
        }),
      };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/submission`,
    summary:
      'Hand a draft in: text, recipients and hour are frozen under a hash, which a second person approves.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({ params }),
    ...STEP,
    async answer({ params: { release: id } }, request: Visit) {
      if (!(await writable(id, request))) return { problem: problemResponse(404) };
      return stepped(await submitPressRelease({ id, by: request.user.address }, request.ports));
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/approval`,
    summary: 'Approve a submission, bound to the hash of what was reviewed. Not possible for its authors.',
    roles: ['approver'],
    scope: 'everything',
    input: z.object({ params, body: z.strictObject({ hash: z.string().min(1).max(128) }) }),
    ...STEP,
    async answer({ params: { release: id }, body: { hash } }, request: Visit) {
      if (!(await visible(id, request))) return { problem: problemResponse(404) };
      return stepped(await approvePressRelease({ id, hash, by: request.user.address }, request.ports));
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/rejection`,
    summary:
      'Reject a submission, bound to the hash of what was reviewed, with a reason that its authors see. ' +
      'It is a draft again.',
    roles: ['approver'],
    scope: 'everything',
    input: z.object({
      params,
      body: z.strictObject({ hash: z.string().min(1).max(128), reason: z.string().max(400) }),
    }),
    ...STEP,
    async answer({ params: { release: id }, body }, request: Visit) {
      if (!(await visible(id, request))) return { problem: problemResponse(404) };
      return stepped(await rejectPressRelease({ id, by: request.user.address, ...body }, request.ports));
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/schedule`,
    summary: 'Schedule an approved release. Nothing of it is public before its time.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ params }),
    ...STEP,
    async answer({ params: { release: id } }, request: Visit) {
      if (!(await visible(id, request))) return { problem: problemResponse(404) };
      return stepped(await schedulePressRelease({ id }, request.ports));
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/withdrawal`,
    summary: 'Withdraw a release: its page gives the reason, and unsent mails are cancelled.',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    input: z.object({ params, body: z.strictObject({ reason: z.string().min(1).max(400) }) }),
    ...STEP,
    async answer({ params: { release: id }, body: { reason } }, request: Visit) {
      if (!(await visible(id, request))) return { problem: problemResponse(404) };
      return stepped(await withdrawPressRelease({ id, by: request.user.address, reason }, request.ports));
    },
  }),
];

const OWN = 'You have written or handed in this release yourself: somebody else has to approve it.';

/** The newest version that the caller may see. */
async function visible(id: string, request: Visit): Promise<PressVersion | undefined> {
  const versions = await request.ports.pressReleases.versions(id);
  return visibleVersions(versions, readersOf(request)).length > 0 ? versions.at(-1) : undefined;
}

type Write = typeof draftPressRelease;

async function written(
  draft: PressDraft,
  { ports, user, admission }: Visit,
  write: Write,
): Promise<ApiAnswer> {
  if (!writes(admission, draft)) return { problem: problemResponse(404) };
  const names = draft.images.map(({ file }) => file);
  const files = await keptPressFiles({ id: releaseIdOf(draft), names }, ports);
  const result = await write({ draft, files, by: user.address }, ports);
  if (result.kind === 'refused') return refusalProblem(result);
  return { status: result.kind === 'kept' ? 201 : 200, body: pressVersionView(result.version) };
}

function stepped(result: { kind: string; version: PressVersion } | PressRefusal): ApiAnswer {
  return 'problems' in result
    ? refusalProblem(result)
    : { status: 200, body: pressVersionView(result.version) };
}

/**
 * Wrong state or revision is a conflict (409), the wrong person is forbidden (403), anything else is invalid
 * (422).
 */
function refusalProblem({ problems }: PressRefusal): ApiAnswer {
  const fields = problems.map(({ path }) => path);
  if (fields.includes('by')) return { problem: problemResponse(403, { detail: OWN }) };
  const conflict = fields.includes('id') || fields.includes('hash');
  return { problem: problemResponse(conflict ? 409 : 422, { problems: inputProblems(problems) }) };
}
