import { placedProblems } from '../../../../domain/setup/draft-problems.ts';
import type { Starter } from '../../../../domain/setup/rollout-draft.ts';
import {
  beginRollout,
  loadDraft,
  starterOf,
  takeParts,
} from '../../../../domain/setup/use-cases/make-rollout.ts';
import { objectAt } from '../../../../domain/setup/written.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import type { Localised } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { draftOverviewPage } from '../../../../templates/pages/console/setup/draft-overview-page.ts';
import { draftStarterPage } from '../../../../templates/pages/console/setup/draft-starter-page.ts';
import { DRAFTS } from '../../../../templates/pages/console/setup/draft-view.ts';
import { type Form, field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import {
  DRAFT_ROUTE,
  type DraftRequest,
  type DraftRoute,
  draftView,
  OF_COORDINATORS,
  toDraft,
  withDraft,
} from './draft-request.ts';
import { DRAFT_STEP_PAGES } from './draft-step-pages.ts';
import { rolloutStartPage } from './rollout-start-page.ts';

/** A rollout made in the console: begun, written step by step, loaded as a file is. */
export const ROLLOUT_DRAFT_PAGES: readonly DraftRoute[] = [
  {
    method: 'POST',
    path: DRAFTS,
    ...OF_COORDINATORS,
    async answer(request) {
      const { name, starter } = begunOn(request.form);
      const begun = await beginRollout(
        { name, starter: starterNamed(starter), by: request.user },
        request.ports,
      );
      if (begun.kind === 'problems')
        return await rolloutStartPage(request, { begun: { name, starter, problems: begun.problems } }, 422);
      const { id } = begun.draft;
      if (begun.draft.starter.from === 'nothing') return toDraft(request, id, { step: 'basics' });
      return { to: `${DRAFTS}/${id}/starter?lang=${request.locale}` };
    },
    refill: (request) => rolloutStartPage(request, { begun: { ...begunOn(request.form), problems: [] } }),
  },
  {
    method: 'GET',
    path: DRAFT_ROUTE,
    ...OF_COORDINATORS,
    answer: (request) =>
      withDraft(request, (draft) => ({ page: draftOverviewPage(draftView(request, draft)) })),
  },
  {
    method: 'GET',
    path: `${DRAFT_ROUTE}/file`,
    ...OF_COORDINATORS,
    answer: (request) =>
      withDraft(request, async (draft) => ({
        file: await request.ports.writeArchive(draft),
        name: `${draft.id}.zip`,
      })),
  },
  {
    method: 'GET',
    path: `${DRAFT_ROUTE}/starter`,
    ...OF_COORDINATORS,
    answer: (request) => chooseParts(request),
  },
  {
    method: 'POST',
    path: `${DRAFT_ROUTE}/starter`,
    ...OF_COORDINATORS,
    async answer(request) {
      const { draft: id = '' } = request.params;
      const chosen = {
        groups: tickedOn(request.form, 'group-'),
        milestones: tickedOn(request.form, 'milestone-'),
      };
      if (chosen.milestones.length === 0 || chosen.groups.length === 0)
        return await chooseParts(request, true);
      return await withDraft(request, async (draft) => {
        if (!isUntouched(draft)) return toDraft(request, id);
        await takeParts({ id, chosen, by: request.user }, request.ports);
        return toDraft(request, id, { step: 'basics' });
      });
    },
  },
  { method: 'POST', path: `${DRAFT_ROUTE}/load`, ...OF_COORDINATORS, answer: load },
  {
    method: 'POST',
    path: `${DRAFT_ROUTE}/discard`,
    ...OF_COORDINATORS,
    answer: (request) =>
      withDraft(request, async (draft) => {
        if (await request.ports.rolloutDrafts.drop(draft))
          return { to: `/import-rollout?lang=${request.locale}` };
        return { page: draftOverviewPage({ ...draftView(request, draft), changed: true }), status: 409 };
      }),
  },
  ...DRAFT_STEP_PAGES,
];

/** Parts are taken once, before anything else is written. */
function isUntouched({ document }: Parameters<typeof draftView>[1]): boolean {
  return Object.keys(objectAt(document.catalogue, ['groups'])).length === 0;
}

function chooseParts(request: DraftRequest, nothing = false): Promise<PageAnswer> {
  return withDraft(request, async (draft) => {
    const source = isUntouched(draft) ? await starterOf(draft, request.ports) : undefined;
    if (!source) return toDraft(request, draft.id);
    const page = draftStarterPage({ ...draftView(request, draft), catalogue: source.catalogue, nothing });
    return { page, status: nothing ? 422 : 200 };
  });
}

function begunOn(form: Form): { name: string; starter: string } {
  return { name: field(form, 'name'), starter: field(form, 'starter') };
}

function starterNamed(value: string): Starter {
  const rollout = /^rollout-([a-z0-9-]{1,32})$/.exec(value)?.[1];
  if (rollout !== undefined) return { from: 'rollout', rollout };
  return { from: value === 'reference' ? 'reference' : 'nothing' };
}

function tickedOn(form: Form, prefix: string): string[] {
  return Object.keys(form).flatMap((name) =>
    name.startsWith(prefix) && field(form, name) === 'yes' ? [name.slice(prefix.length)] : [],
  );
}

async function load(request: DraftRequest): Promise<PageAnswer> {
  const { form, locale, ports, user } = request;
  return await withDraft(request, async (draft) => {
    const replace = field(form, 'replace') === 'yes';
    const wrong = (problems: readonly Problem[]): PageAnswer => ({
      page: draftOverviewPage({
        ...draftView(request, draft),
        placed: placedProblems(draft.document, problems),
      }),
      status: 422,
    });
    try {
      const taken = await loadDraft({ id: draft.id, replace, by: user }, ports);
      if (taken.kind === 'problems') return wrong(taken.problems);
      const waits = taken.weakened.length > 0 ? '&waits=yes' : '';
      if (taken.kind === 'imported') return { to: `/import-rollout/${draft.id}?lang=${locale}${waits}` };
      const known = await ports.organisations.list();
      const names = new Map<string, Localised>(known.map(({ code, name }) => [code, name]));
      const replaced = { ...taken.replaced, names, weakened: taken.weakened };
      return { page: draftOverviewPage({ ...draftView(request, draft), replaced }), status: 409 };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return wrong(error.problems);
    }
  });
}
