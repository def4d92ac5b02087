import { draftMilestone, triggerDraft } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import {
  previewOrganisation,
  type Refused,
} from '../../../../domain/milestone/use-cases/preview-milestone.ts';
import { milestoneReachedSchema } from '../../../../domain/plan/milestone.ts';
import type { RefusalReason } from '../../../../domain/plan/refusal.ts';
import { type FieldProblem, parseFields } from '../../../../domain/shared/parse-input.ts';
import {
  type MilestoneValues,
  milestoneFormPage,
} from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { type PreviewView, previewPage } from '../../../../templates/pages/console/milestone/preview-page.ts';
import { textsPage } from '../../../../templates/pages/console/milestone/texts-page.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-route.ts';
import { draftValues, type FieldsOf, field, freshValues, newFacts, valuesOf } from './milestone-fields.ts';
import { namesIn } from './milestone-names.ts';
import { showMail, showText } from './shown-text.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const DRAFT = '/drafts/{rollout}/{id}';

/** The field that a reason for refusing speaks of. */
const FIELDS: Readonly<Record<RefusalReason, string>> = {
  malformed: '',
  'unknown-rollout': '',
  'unknown-kind': 'kind',
  'unknown-organisation': 'organisations',
  'unknown-fact': 'facts',
  'invalid-fact': 'facts',
  'same-id-other-content': 'id',
};

/** Writing a milestone, looking at what it would send, and triggering exactly that. */
export const DRAFT_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/milestones/new',
    ...COORDINATOR,
    async answer(visit) {
      const rollouts = await visit.ports.rollouts.list();
      const wanted = visit.query.rollout ?? rollouts[0]?.id ?? '';
      const fields = await fieldsOf(wanted, visit);
      if (!fields && rollouts.length === 0) return { to: `/take-in-rollout?lang=${visit.locale}` };
      if (!fields) return 'not-there';
      return form(visit, { fields, values: freshValues(fields, visit.ports.now()), from: 0, problems: [] });
    },
  },
  {
    method: 'POST',
    path: '/drafts/{rollout}',
    ...COORDINATOR,
    async answer(visit) {
      const fields = await fieldsOf(visit.params.rollout ?? '', visit);
      if (!fields) return 'not-there';
      const values = valuesOf(visit.form);
      const from = Number(field(visit.form, 'from')) || 0;
      const wrong = (problems: readonly FieldProblem[]) => form(visit, { fields, values, from, problems });
      const { kind, id, occurredOn, organisations } = values;
      const content = parseFields(milestoneReachedSchema, {
        ...{ kind, id, occurredOn, organisations, rollout: fields.rollout.id },
        facts: newFacts(fields, values),
        triggeredBy: visit.user.address,
      });
      if (!content.ok) return wrong(content.fields);
      const drafted = await draftMilestone({ content: content.data, from }, visit.ports);
      if (drafted.kind === 'refused') return wrong(refusedAt(drafted));
      const notice = drafted.kind === 'changed' ? '&notice=changedByOther' : '';
      return { to: `/drafts/${fields.rollout.id}/${id}?lang=${visit.locale}${notice}` };
    },
  },
  { method: 'GET', path: DRAFT, ...COORDINATOR, answer: async (visit) => await preview(visit) },
  {
    method: 'GET',
    path: `${DRAFT}/edit`,
    ...COORDINATOR,
    async answer(visit) {
      const found = await draftOf(visit);
      if (!found) return 'not-there';
      const { fields, draft } = found;
      return form(visit, {
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
    async answer(visit) {
      const found = await draftOf(visit);
      if (!found) return 'not-there';
      const { content, version } = found.draft;
      const drafted = await draftMilestone({ content, from: version }, visit.ports);
      if (drafted.kind === 'refused') return refusedDraft(visit, found, drafted);
      return { to: `/drafts/${content.rollout}/${content.id}?lang=${visit.locale}` };
    },
  },
  {
    method: 'POST',
    path: `${DRAFT}/trigger`,
    ...COORDINATOR,
    async answer(visit) {
      const { rollout = '', id = '' } = visit.params;
      const asked = { rollout, id, hash: field(visit.form, 'hash'), by: visit.user.address };
      const triggered = await triggerDraft(asked, visit.ports);
      if (triggered.kind === 'not-there') return 'not-there';
      if (triggered.kind === 'triggered') return { to: `/milestones/${id}?lang=${visit.locale}` };
      if (triggered.kind === 'changed')
        return { to: `/drafts/${rollout}/${id}?lang=${visit.locale}&notice=movedOn` };
      const found = await draftOf(visit);
      return found ? refusedDraft(visit, found, triggered) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}`,
    ...COORDINATOR,
    async answer(visit) {
      const texts = await textsOf(visit);
      if (!texts) return 'not-there';
      const { path, catalogue, plan, name } = texts;
      const back = { href: `/drafts/${visit.params.rollout}/${visit.params.id}`, word: 'back' } as const;
      return { page: textsPage({ ...visit, path, catalogue, plan, organisation: name, back }) };
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}/texts/{text}`,
    ...COORDINATOR,
    async answer(visit) {
      const texts = await textsOf(visit);
      return texts ? showText(visit, texts) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${DRAFT}/organisations/{organisation}/texts/{text}/mail`,
    ...COORDINATOR,
    async answer(visit) {
      const texts = await textsOf(visit);
      return texts ? showMail(visit, texts) : 'not-there';
    },
  },
];

function refusedAt({ reason, problems }: Refused): FieldProblem[] {
  return problems.map((problem) => ({ field: FIELDS[reason], problem }));
}

type Found = NonNullable<Awaited<ReturnType<typeof draftOf>>>;

function refusedDraft(visit: PageVisit, { fields, draft }: Found, refused: Refused): Promise<PageAnswer> {
  const values = draftValues(fields, draft.content);
  return form(visit, { fields, values, from: draft.version, problems: refusedAt(refused) });
}

type Filled = { fields: FieldsOf; values: MilestoneValues; from: number; problems: readonly FieldProblem[] };

async function form(visit: PageVisit, { fields, values, from, problems }: Filled): Promise<PageAnswer> {
  const participations = await visit.ports.rollouts.participations(fields.rollout.id);
  const names = await namesIn(
    participations.map(({ organisation }) => organisation),
    visit.ports,
  );
  const organisations = [...names].map(([code, name]) => ({ code, name }));
  const { locale, reader } = visit;
  const page = milestoneFormPage({ locale, reader, ...fields, organisations, values, from, problems });
  return { page, status: problems.length > 0 ? 422 : 200 };
}

async function fieldsOf(id: string, { ports }: PageVisit): Promise<FieldsOf | undefined> {
  const rollout = await ports.rollouts.find(id);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  return rollout && version ? { rollout, catalogue: version.catalogue } : undefined;
}

async function draftOf(visit: PageVisit) {
  const { rollout = '', id = '' } = visit.params;
  const fields = await fieldsOf(rollout, visit);
  const draft = fields && (await visit.ports.drafts.find(rollout, id));
  return draft && { fields, draft };
}

async function preview(visit: PageVisit): Promise<PageAnswer> {
  const found = await draftOf(visit);
  const seen = found && (await visit.ports.drafts.preview(found.draft.content));
  if (!found || !seen) return 'not-there';
  const { locale, reader } = visit;
  const names = await namesIn(
    seen.parts.map(({ organisation }) => organisation),
    visit.ports,
  );
  const { rollout, catalogue } = found.fields;
  const asked = visit.query.notice;
  const notice: PreviewView['notice'] = asked === 'movedOn' || asked === 'changedByOther' ? asked : undefined;
  const approval = rollout.approval ?? 'automatic';
  return {
    page: previewPage({
      locale,
      reader,
      catalogue,
      names,
      draft: found.draft,
      preview: seen,
      approval,
      notice,
    }),
  };
}

async function textsOf(visit: PageVisit) {
  const found = await draftOf(visit);
  const { organisation = '' } = visit.params;
  const previewed = found && (await previewOrganisation(found.draft.content, organisation, visit.ports));
  if (!found || previewed?.kind !== 'preview') return undefined;
  const { rollout, id } = found.draft.content;
  const names = await namesIn([organisation], visit.ports);
  return {
    path: `/drafts/${rollout}/${id}/organisations/${organisation}`,
    catalogue: found.fields.catalogue,
    plan: previewed.plan,
    name: names.get(organisation)?.[visit.locale] ?? organisation,
  };
}
