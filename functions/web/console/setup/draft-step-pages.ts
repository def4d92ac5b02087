import {
  DRAFT_STEP_NAMES,
  type DraftPage,
  type DraftStep,
  draftLocales,
} from '../../../../domain/setup/draft-fields.ts';
import {
  type ItemStep,
  isItemStep,
  itemsOf,
  MOST_ITEMS,
  withNewItem,
  withOrganisations,
  withoutItem,
} from '../../../../domain/setup/draft-items.ts';
import { type PlacedProblem, problemsAtFields } from '../../../../domain/setup/draft-problems.ts';
import { organisationLines } from '../../../../domain/setup/organisation-lines.ts';
import type { RolloutDraft } from '../../../../domain/setup/rollout-draft.ts';
import { changeDraft, writePage } from '../../../../domain/setup/use-cases/make-rollout.ts';
import { seenOnPage, type Typed, typedIn } from '../../../../domain/setup/write-draft.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { draftFormPage } from '../../../../templates/pages/console/setup/draft-form.ts';
import { draftListPage } from '../../../../templates/pages/console/setup/draft-list-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import {
  DRAFT_ROUTE,
  type DraftRequest,
  type DraftRoute,
  draftView,
  OF_COORDINATORS,
  toDraft,
  typedOn,
  withDraft,
} from './draft-request.ts';

/** The steps of a draft: lists to which things are added, and forms that keep whatever is typed. */
export const DRAFT_STEP_PAGES: readonly DraftRoute[] = [
  ...DRAFT_STEP_NAMES.flatMap((step): DraftRoute[] =>
    isItemStep(step)
      ? [
          ...pages(step, `${DRAFT_ROUTE}/${step}`, addMore),
          ...pages(step, `${DRAFT_ROUTE}/${step}/{item}`, keepWritten),
          removal(step),
        ]
      : pages(step, `${DRAFT_ROUTE}/${step}`, keepWritten),
  ),
  ...pages('messages', `${DRAFT_ROUTE}/messages/{item}/{tongue}`, keepWritten),
];

/** A page of a step, and what its form does. */
function pages(step: DraftStep, path: `/${string}`, act: (at: At) => Promise<PageAnswer>): DraftRoute[] {
  const page = { path, ...OF_COORDINATORS };
  return [
    { method: 'GET', ...page, answer: (request) => onPage(request, step, shown) },
    {
      method: 'POST',
      ...page,
      answer: (request) => onPage(request, step, act),
      refill: (request) => onPage(request, step, (at) => (isList(at) ? listed(at, again(at)) : refilled(at))),
    },
  ];
}

/** Takes a thing of a step away. */
function removal(step: ItemStep): DraftRoute {
  return {
    method: 'POST',
    path: `${DRAFT_ROUTE}/${step}/{item}/remove`,
    ...OF_COORDINATORS,
    answer: (request) =>
      onPage(request, step, async ({ draft, page: { item = '' } }) => {
        const by = request.user;
        await changeDraft({ id: draft.id, by }, request.ports, ({ document }) =>
          itemsOf(document, step).includes(item) ? withoutItem(document, step, item) : document,
        );
        return toDraft(request, draft.id, { step });
      }),
  };
}

type At = { request: DraftRequest; draft: RolloutDraft; page: DraftPage };

/** Answers about the page of a draft that the path names, if there is such a thing. */
function onPage(
  request: DraftRequest,
  step: DraftStep,
  answer: (at: At) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const { item, tongue } = request.params;
  return withDraft(request, (draft) => {
    if (item !== undefined && !(isItemStep(step) && itemsOf(draft.document, step).includes(item)))
      return 'not-there';
    if (tongue !== undefined && !draftLocales(draft.document).includes(tongue)) return 'not-there';
    const page = { step, ...(item !== undefined && { item }), ...(tongue !== undefined && { tongue }) };
    return answer({ request, draft, page });
  });
}

const isList = ({ page: { step, item } }: At): boolean => item === undefined && isItemStep(step);

function shown(at: At): PageAnswer | Promise<PageAnswer> {
  if (isList(at)) return listed(at);
  const { request, draft, page } = at;
  return formWith(at, typedIn(draft.document, page), { kept: request.query.kept === 'yes' });
}

type Outcome = { kept?: boolean; changed?: boolean; seen?: string };

function formWith({ request, draft, page }: At, typed: Typed, { seen, ...outcome }: Outcome): PageAnswer {
  const view = { ...draftView(request, draft), about: page, typed, ...outcome };
  const html = draftFormPage({ ...view, seen: seen ?? seenOnPage(draft.document, page) });
  return { page: html, status: outcome.changed ? 409 : 200 };
}

function refilled(at: At): PageAnswer {
  const { form } = at.request;
  return formWith(at, typedOn(form), { seen: field(form, 'seen') });
}

/** Keeps what was typed; leads on if nothing is missing, else says what. */
async function keepWritten({ request, draft: { id }, page }: At): Promise<PageAnswer> {
  const { form, ports, user } = request;
  const typed = typedOn(form);
  const { kind, draft } = await writePage({ id, page, seen: field(form, 'seen'), typed, by: user }, ports);
  if (kind === 'changed') return formWith({ request, draft, page }, typed, { changed: true });
  const { placed } = draftView(request, draft);
  const problems = placed.map(({ problem }) => problem);
  if (problemsAtFields(draft.document, page, problems).length > 0)
    return toDraft(request, id, page, '&kept=yes');
  return toDraft(request, id, pageAfter(page, placed));
}

/**
 * Where a page that lacks nothing leads: a message to words that are missing, a thing to its list, a step to the
 * next.
 */
function pageAfter(
  { step, item, tongue }: DraftPage,
  placed: readonly PlacedProblem[],
): DraftPage | undefined {
  if (tongue !== undefined) return { step };
  const words = placed.find(({ page }) => page?.item === item && page?.tongue !== undefined)?.page;
  if (item !== undefined) return step === 'messages' && words ? words : { step };
  const next = DRAFT_STEP_NAMES[DRAFT_STEP_NAMES.indexOf(step) + 1];
  return next && { step: next };
}

async function listed({ request, draft, page }: At, outcome: Again = {}): Promise<PageAnswer> {
  const { step } = page;
  if (!isItemStep(step)) return 'not-there';
  const known = step === 'organisations' ? await unused(request, draft) : [];
  const html = draftListPage({ ...draftView(request, draft), step, known, ...outcome });
  return { page: html, status: (outcome.wrong ?? []).length > 0 ? 422 : 200 };
}

/** Organisations of the stage that the draft does not have. */
async function unused({ ports }: DraftRequest, { document }: RolloutDraft) {
  const codes = document.organisations.map(({ code }) => code);
  return (await ports.organisations.list()).filter(
    ({ code, kind }) => kind !== 'national' && !codes.includes(code),
  );
}

type Again = { typed?: string; wrong?: readonly Problem[] };

function again({ request: { form }, page }: At): Again {
  return { typed: field(form, page.step === 'organisations' ? 'lines' : 'name') };
}

/** Adds what was named, and leads to it; organisations by their ticks and lines, and back to the list. */
async function addMore(at: At): Promise<PageAnswer> {
  const { request, draft, page } = at;
  const { step } = page;
  if (!isItemStep(step)) return 'not-there';
  if (step === 'organisations') return await addedOrganisations(at);
  const name = parseInput(plainText(120), field(request.form, 'name'));
  if (!name.ok) return await listed(at, { ...again(at), wrong: name.problems });
  const max = MOST_ITEMS[step];
  if (itemsOf(draft.document, step).length >= max)
    return await listed(at, { ...again(at), wrong: [problemAt('name', 'too-many', { max })] });
  let item = '';
  await changeDraft({ id: draft.id, by: request.user }, request.ports, ({ document }) => {
    const more = withNewItem(document, step, name.data);
    item = more.item;
    return more.document;
  });
  return toDraft(request, draft.id, { step, item });
}

async function addedOrganisations(at: At): Promise<PageAnswer> {
  const { request, draft } = at;
  const { form, ports, user } = request;
  const lines = organisationLines(field(form, 'lines'), draftLocales(draft.document)[0] ?? 'sv');
  const known = (await unused(request, draft)).filter(({ code }) => field(form, `known-${code}`) === 'yes');
  if (!lines.ok) return await listed(at, { ...again(at), wrong: lines.problems });
  if (lines.organisations.length + known.length === 0)
    return await listed(at, {
      ...again(at),
      wrong: [problemAt('lines', 'too-few', { min: 1 })],
    });
  const max = MOST_ITEMS.organisations;
  if (draft.document.organisations.length + lines.organisations.length + known.length > max)
    return await listed(at, { ...again(at), wrong: [problemAt('lines', 'too-many', { max })] });
  await changeDraft({ id: draft.id, by: user }, ports, ({ document }) =>
    withOrganisations(document, [...known, ...lines.organisations]),
  );
  return toDraft(request, draft.id, { step: 'organisations' });
}
