import { checkDraft } from '../../../../domain/setup/check-draft.ts';
import type { DraftPage } from '../../../../domain/setup/draft-fields.ts';
import { placedProblems } from '../../../../domain/setup/draft-problems.ts';
import type { RolloutDraft } from '../../../../domain/setup/rollout-draft.ts';
import { DRAFTS, type DraftView, draftPath } from '../../../../templates/pages/console/setup/draft-view.ts';
import { type Form, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import type { RolloutImportPorts } from './rollout-import-ports.ts';

export type DraftRequest = PageRequest<RolloutImportPorts>;
export type DraftRoute = PageRoute<RolloutImportPorts>;

/** Where the pages of a draft are. */
export const DRAFT_ROUTE = `${DRAFTS}/{draft}`;

/** Every page of a draft is for coordinators. */
export const OF_COORDINATORS = { roles: ['coordinator'], scope: 'everything' } as const;

/** Answers about the draft that the path names, if there is one. */
export async function withDraft(
  request: DraftRequest,
  answer: (draft: RolloutDraft) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const draft = await request.ports.rolloutDrafts.find(request.params.draft ?? '');
  return draft ? await answer(draft) : 'not-there';
}

/** A draft as its pages show it, with everything that is missing. */
export function draftView({ locale, reader, ports }: DraftRequest, draft: RolloutDraft): DraftView {
  const verdict = checkDraft(draft, ports.mailDomain);
  const placed = verdict.ok ? [] : placedProblems(draft.document, verdict.problems);
  return { locale, reader, draft, placed };
}

/** Leads to a page of a draft. */
export function toDraft({ locale }: DraftRequest, id: string, page?: DraftPage, more = ''): PageAnswer {
  return { to: `${draftPath(id, page)}?lang=${locale}${more}` };
}

/** What was typed; lines end as they do in files. */
export function typedOn(form: Form): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields(form)).map(([name, text]) => [name, text.replaceAll('\r\n', '\n')]),
  );
}
