import {
  checkPreview,
  draftMilestone,
  triggerDraft,
} from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import {
  previewOrganisation,
  type Refused,
} from '../../../../domain/milestone/use-cases/preview-milestone.ts';
import { milestoneReachedSchema } from '../../../../domain/plan/milestone.ts';
import { UNDO_SECONDS } from '../../../../domain/rollout/rollout.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import {
  type MilestoneValues,
  milestoneFormPage,
} from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { type PreviewView, previewPage } from '../../../../templates/pages/console/milestone/preview-page.ts';
import { textsPage } from '../../../../templates/pages/console/milestone/texts-page.ts';
import { milestoneWords } from '../../../../templates/words/milestone.gen.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';
import { countersFor } from './counter-pages.ts';
import {
  dayOrPlan,
  draftValues,
  type FieldsOf,
  freshValues,
  milestoneValuesOf,
  newFacts,
} from './milestone-fields.ts';
import { showMail, showText } from './text-pages.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const DRAFT = '/drafts/{rollout}/{id}';

/** Drafts: write, preview, and trigger exactly what was previewed. */
export const DRAFT_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/milestones/new',
    ...COORDINATOR,
    async answer(request) {
      const rollouts = await request.ports.rollouts.list();
      const wanted = request.query.rollout ?? rollouts[0]?.id ?? '';
      const fields = await fieldsOf(wanted, request);
      if (!fields && rollouts.length === 0) return { to: `/import-rollout?lang=${request.locale}` };
      if (!fields) return 'not-there';
      return form(request, {
        fields,
        values: freshValues(fields, request.ports.now()),
        from: 0,
        problems: [],
      });
    },
  },
  {
    method: 'POST',
    path: '/drafts/{rollout}',
    ...COORDINATOR,
    async answer(request) {
      const fields = await fieldsOf(request.params.rollout ?? '', request);
      if (!fields) return 'not-there';
      const { values, from } = sentWith(request);
      const wrong = (problems: readonly Problem[]) => form(request, { fields, values, from, problems });
      const { kind, id, organisations } = values;
      const content = parseInput(milestoneReachedSchema, {
        ...{ kind, id, organisations, rollout: fields.rollout.id },
        ...dayOrPlan(values, { ...fields, now: request.ports.now() }),
        facts: newFacts(fields, values),
        ...(values.again.trim() === '' ? {} : { again: { reason: values.again } }),
        ...(values.exception.trim() === '' ? {} : { exception: { reason: values.exception } }),
        triggeredBy: request.user.address,
      });
      if (!content.ok) return wrong(content.problems);
      const drafted = await draftMilestone({ content: content.data, from }, request.ports);
      if (drafted.kind === 'refused') return wrong(drafted.problems);
      const notice = drafted.kind === 'changed' ? '&notice=changedByOther' : '';
      return { to: `/drafts/${fields.rollout.id}/${id}?lang=${request.locale}${notice}` };
    },
    async refill(request) {
      const fields = await fieldsOf(request.params.rollout ?? '', request);
      if (!fields) return 'not-there';
      return form(request, { fields, ...sentWith(request), problems: [] });
    },
  },
  { method: 'GET', path: DRAFT, ...COORDINATOR, answer: async (request) => await preview(request) },
  {
    method: 'GET',
    path: `${DRAFT}/edit`,
    ...COORDINATOR,
    async answer(request) {
      const found = await draftOf(request);
      if (!found) return 'not-there';
      const { fields, draft } = found;
      return form(request, {
        fields,
        values: draftValues(fields, draft.content),
        from: draft.version,
        problems: [],
      });
    },
  },
  {
    method: 'POST',
    path: `${DRAFT}/preview`,
    ...COORDINATOR,
    async answer(request) {
      const found = await draftOf(request);
      if (!found) return 'not-there';
      const { content, version } = found.draft;
      const drafted = await draftMilestone({ content, from: version }, request.ports);
      if (drafted.kind === 'refused') return refusedDraft(request, found, drafted);
      return { to: `/drafts/${content.rollout}/${content.id}?lang=${request.locale}` };
    },
  },
  {
    method: 'POST',
    path: `${DRAFT}/trigger`,
    ...COORDINATOR,
    async answer(request) {
      const { rollout = '', id = '' } = request.params;
      const asked = { rollout, id, hash: field(request.form, 'hash'), by: request.user.address };
      const triggered = await triggerDraft(asked, request.ports);
      if (triggered.kind === 'not-there') return 'not-there';
      if (triggered.kind === 'triggered') return { to: `/milestones/${id}?lang=${request.locale}` };
      if (triggered.kind === 'changed')
        return { to: `/drafts/${rollout}/${id}?lang=${request.locale}&notice=movedOn` };
      // The page says what is wrong, and has no button for as long as it is.
      if (triggered.kind === 'cannot-send') return { to: `/drafts/${rollout}/${id}?lang=${request.locale}` };
      const found = await draftOf(request);
      return found ? refusedDraft(request, found, triggered) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}`,
    ...COORDINATOR,
    async answer(request) {
      const texts = await textsOf(request);
      if (!texts) return 'not-there';
      const { path, catalogue, plan, name } = texts;
      const label = milestoneWords(request.locale)('back');
      const back = { href: `/drafts/${request.params.rollout}/${request.params.id}`, label };
      return { page: textsPage({ ...request, path, catalogue, plan, organisation: name, back }) };
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}/texts/{text}`,
    ...COORDINATOR,
    async answer(request) {
      const texts = await textsOf(request);
      return texts ? showText(request, texts) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}/texts/{text}/mail`,
    ...COORDINATOR,
    async answer(request) {
      const texts = await textsOf(request);
      return texts ? showMail(request, texts) : 'not-there';
    },
  },
];

/** What the form was sent with, and the version of the draft on which it was based. */
function sentWith({ form }: PageRequest): Pick<Filled, 'values' | 'from'> {
  return { values: milestoneValuesOf(form), from: Number(field(form, 'from')) || 0 };
}

type Found = NonNullable<Awaited<ReturnType<typeof draftOf>>>;

function refusedDraft(request: PageRequest, { fields, draft }: Found, refused: Refused): Promise<PageAnswer> {
  const values = draftValues(fields, draft.content);
  return form(request, { fields, values, from: draft.version, problems: refused.problems });
}

type Filled = { fields: FieldsOf; values: MilestoneValues; from: number; problems: readonly Problem[] };

async function form(request: PageRequest, { fields, values, from, problems }: Filled): Promise<PageAnswer> {
  const participations = await request.ports.rollouts.participations(fields.rollout.id);
  const names = await organisationNames(
    participations.map(({ organisation }) => organisation),
    request.ports,
  );
  const organisations = [...names].map(([code, name]) => ({ code, name }));
  const { locale, reader } = request;
  const page = milestoneFormPage({ locale, reader, ...fields, organisations, values, from, problems });
  return { page, status: problems.length > 0 ? 422 : 200 };
}

async function fieldsOf(id: string, { ports }: PageRequest): Promise<FieldsOf | undefined> {
  const rollout = await ports.rollouts.find(id);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  return rollout && version ? { rollout, catalogue: version.catalogue } : undefined;
}

async function draftOf(request: PageRequest) {
  const { rollout = '', id = '' } = request.params;
  const fields = await fieldsOf(rollout, request);
  const draft = fields && (await request.ports.drafts.find(rollout, id));
  return draft && { fields, draft };
}

async function preview(request: PageRequest): Promise<PageAnswer> {
  const found = await draftOf(request);
  const seen = found && (await request.ports.drafts.preview(found.draft.content));
  if (!found || !seen) return 'not-there';
  const { locale, reader } = request;
  const names = await organisationNames(
    [...seen.parts, ...(seen.told ?? [])].map(({ organisation }) => organisation),
    request.ports,
  );
  const { rollout, catalogue } = found.fields;
  const asked = request.query.notice;
  const notice: PreviewView['notice'] = asked === 'movedOn' || asked === 'changedByOther' ? asked : undefined;
  const { approval = 'automatic', undoSeconds = UNDO_SECONDS } = rollout;
  const sending = await checkPreview(rollout.id, seen, request.ports);
  const { id, kind } = found.draft.content;
  const counters = await countersFor(request, { rollout: rollout.id, id, kind, catalogue });
  return {
    page: previewPage({
      locale,
      reader,
      catalogue,
      names,
      draft: found.draft,
      preview: seen,
      approval,
      undoSeconds,
      sending,
      notice,
      counters,
    }),
  };
}

async function textsOf(request: PageRequest) {
  const found = await draftOf(request);
  const { organisation = '' } = request.params;
  const previewed = found && (await previewOrganisation(found.draft.content, organisation, request.ports));
  if (!found || previewed?.kind !== 'preview') return undefined;
  const { rollout, id } = found.draft.content;
  const names = await organisationNames([organisation], request.ports);
  return {
    path: `/drafts/${rollout}/${id}/organisations/${organisation}`,
    catalogue: found.fields.catalogue,
    plan: previewed.plan,
    name: names.get(organisation)?.[request.locale] ?? organisation,
  };
}
