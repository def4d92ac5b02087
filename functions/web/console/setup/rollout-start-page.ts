import { rolloutImportPage } from '../../../../templates/pages/console/setup/import-rollout.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { DraftRequest } from './draft-request.ts';

type StartOutcome = Partial<Parameters<typeof rolloutImportPage>[1]>;

/** Where rollouts begin: those that are being made, a new one, or a file; with what came of the last try. */
export async function rolloutStartPage(
  { locale, reader, ports }: DraftRequest,
  outcome: StartOutcome = {},
  status: 200 | 409 | 413 | 422 = 200,
): Promise<PageAnswer> {
  const [drafts, rollouts] = await Promise.all([ports.rolloutDrafts.list(), ports.rollouts.list()]);
  return {
    page: rolloutImportPage({ locale, reader, drafts, rollouts }, { problems: [], ...outcome }),
    status,
  };
}
