import { importRollout } from '../../../../domain/setup/use-cases/import-rollout.ts';
import { beginFromFile, exampleRollout } from '../../../../domain/setup/use-cases/make-rollout.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { rolloutImportedPage } from '../../../../templates/pages/console/setup/import-rollout.ts';
import { field, fileBytes } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { ROLLOUT_DRAFT_PAGES } from './draft-pages.ts';
import { toDraft } from './draft-request.ts';
import type { RolloutImportPorts } from './rollout-import-ports.ts';
import { rolloutStartPage } from './rollout-start-page.ts';

const ROLLOUT_IMPORT = { path: '/import-rollout', roles: ['coordinator'], scope: 'everything' } as const;

/** Upload of a new rollout's files, and the result. */
export const ROLLOUT_IMPORT_PAGES: readonly PageRoute<RolloutImportPorts>[] = [
  {
    method: 'GET',
    ...ROLLOUT_IMPORT,
    answer: (request) => rolloutStartPage(request),
  },
  { method: 'POST', ...ROLLOUT_IMPORT, answer: importUpload, refill: (request) => rolloutStartPage(request) },
  ...ROLLOUT_DRAFT_PAGES,
  {
    method: 'GET',
    path: '/import-rollout/example.zip',
    roles: ['coordinator'],
    scope: 'everything',
    async answer({ ports, user }) {
      return { file: ports.writeArchive(await exampleRollout({ by: user }, ports)), name: 'example.zip' };
    },
  },
  {
    method: 'GET',
    path: '/import-rollout/{rollout}',
    roles: ['coordinator'],
    scope: 'everything',
    async answer(request) {
      const { ports, params, query } = request;
      const rollout = await ports.rollouts.find(params.rollout ?? '');
      if (!rollout) return 'not-there';
      const participations = await ports.rollouts.participations(rollout.id);
      const codes = new Set(participations.map(({ organisation }) => organisation));
      const organisations = (await ports.organisations.list()).filter(({ code }) => codes.has(code));
      const { locale, reader } = request;
      const waits = query.waits === 'yes';
      return { page: rolloutImportedPage({ locale, reader }, { rollout, organisations, waits }) };
    },
  },
];

async function importUpload(request: PageRequest<RolloutImportPorts>): Promise<PageAnswer> {
  const { form, ports, locale, user } = request;
  const bytes = await fileBytes(form, 'file');
  const wrong = bytes.length === 0 ? 'no-file' : bytes.length > UPLOAD_LIMIT_BYTES ? 'too-large' : undefined;
  if (wrong) return await rolloutStartPage(request, { wrong }, wrong === 'no-file' ? 422 : 413);
  try {
    if (field(form, 'as') === 'draft') return await openAsDraft(request, bytes);
    const source = await ports.readArchive(bytes);
    const taken = await importRollout({ source, replace: form.replace === 'yes', by: user }, ports);
    const waits = taken.weakened.length > 0 ? '&waits=yes' : '';
    if (taken.kind === 'imported')
      return { to: `/import-rollout/${source.rollout.id}?lang=${locale}${waits}` };
    const names = new Map(source.organisations.map(({ code, name }) => [code, name]));
    return await rolloutStartPage(
      request,
      { replaced: { ...taken.replaced, names, weakened: taken.weakened } },
      409,
    );
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return await rolloutStartPage(request, { problems: error.problems }, 422);
  }
}

/** A file that is not finished is written on here, where each thing that it lacks is said at its field. */
async function openAsDraft(request: PageRequest<RolloutImportPorts>, bytes: Uint8Array): Promise<PageAnswer> {
  const { ports, user } = request;
  const begun = await beginFromFile({ ...(await ports.readDraft(bytes)), by: user }, ports);
  if (begun.kind === 'problems') return await rolloutStartPage(request, { problems: begun.problems }, 422);
  return toDraft(request, begun.draft.id);
}
