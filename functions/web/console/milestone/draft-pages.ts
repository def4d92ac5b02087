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
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import type { MilestoneValues } from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { type PreviewView, previewPage } from '../../../../templates/pages/console/milestone/preview-page.ts';
import { rolloutChoicePage } from '../../../../templates/pages/shared/rollout-choice-page.ts';
import { milestoneWords } from '../../../../templates/words/milestone.gen.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { namesOfMany } from '../rollout/organisation-names.ts';
import { countersFor } from './counter-pages.ts';
import {
  dayOrPlan,
  draftValues,
  type FieldsOf,
  freshValues,
  idBeside,
  newFacts,
  nextKind,
} from './milestone-fields.ts';
import { previewTextPages } from './preview-text-pages.ts';
import { fieldsOf, sentWith, shownForm } from './shown-form.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const DRAFT = '/drafts/{rollout}/{id}';

/** Drafts: write, preview, and trigger exactly what was previewed. */
export const DRAFT_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/milestones/new',
    ...COORDINATOR,
    async answer(request) {
      const { locale, reader, ports } = request;
      const title = milestoneWords(locale)('newMilestone');
      const rollouts = await ports.rollouts.list();
      const [only, ...more] = rollouts;
      if (!only) return { to: `/import-rollout?lang=${locale}` };
      if (request.query.rollout === undefined && more.length > 0)
        return { page: rolloutChoicePage({ locale, reader, title, path: '/milestones/new', rollouts }) };
      const wanted = request.query.rollout ?? only.id;
      const fields = await fieldsOf(wanted, request);
      if (!fields) return 'not-there';
      const taking = (await ports.rollouts.participations(wanted)).map(({ organisation }) => organisation);
      const kind = nextKind(fields.catalogue, taking, await ports.milestones.ofRollout(wanted));
      const values = freshValues(fields, kind, ports.now());
      return shownForm(request, {
        fields,
        values: { ...values, id: await unusedId(values.id, fields, request) },
        from: 0,
        problems: [],
        others: rollouts.filter(({ id }) => id !== wanted),
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
      const wrong = (problems: readonly Problem[]) => shownForm(request, { fields, values, from, problems });
      const { kind, id, organisations } = values;
      if (await request.ports.milestones.find(id))
        return wrong([problemAt('id', 'already-exists', { what: 'milestone' })]);
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
      if (drafted.kind === 'changed') return await overtaken(request, { fields, values, from });
      return { to: `/drafts/${fields.rollout.id}/${id}?lang=${request.locale}` };
    },
    async refill(request) {
      const fields = await fieldsOf(request.params.rollout ?? '', request);
      if (!fields) return 'not-there';
      return shownForm(request, { fields, ...sentWith(request), problems: [] });
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
      const values = draftValues(fields, draft.content);
      // What has been reported under an id stays: another milestone begins as a copy of it.
      if (await request.ports.milestones.find(values.id)) {
        const id = await unusedId(values.id, fields, request);
        return shownForm(request, { fields, values: { ...values, id }, from: 0, problems: [] });
      }
      return shownForm(request, { fields, values, from: draft.version, problems: [] });
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
  ...previewTextPages({
    at: DRAFT,
    ...COORDINATOR,
    async find(request, organisation) {
      const found = await draftOf(request);
      const previewed =
        found && (await previewOrganisation(found.draft.content, organisation, request.ports));
      if (!found || previewed?.kind !== 'preview') return undefined;
      return { catalogue: found.fields.catalogue, plan: previewed.plan };
    },
    backLabel: (locale) => milestoneWords(locale)('back'),
  }),
];

/** The form as it was sent, where a draft of that id is not the one that it was based on. */
async function overtaken(
  request: PageRequest,
  { fields, values, from }: { fields: FieldsOf; values: MilestoneValues; from: number },
): Promise<PageAnswer> {
  const stored = await request.ports.drafts.find(fields.rollout.id, values.id);
  const notice = from === 0 ? 'draftExists' : 'draftChanged';
  return await shownForm(request, { fields, values, from: stored?.version ?? 0, problems: [], notice });
}

/** An id like the wanted one that no milestone and no draft of the rollout has. */
async function unusedId(wanted: string, { rollout }: FieldsOf, { ports }: PageRequest): Promise<string> {
  const [milestones, drafts] = await Promise.all([
    ports.milestones.ofRollout(rollout.id),
    ports.drafts.ofRollout(rollout.id),
  ]);
  return idBeside(
    wanted,
    new Set([...milestones.map(({ id }) => id), ...drafts.map(({ content }) => content.id)]),
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof draftOf>>>;

function refusedDraft(request: PageRequest, { fields, draft }: Found, refused: Refused): Promise<PageAnswer> {
  const values = draftValues(fields, draft.content);
  return shownForm(request, { fields, values, from: draft.version, problems: refused.problems });
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
  const names = await namesOfMany(
    [...seen.parts, ...(seen.told ?? [])].map(({ organisation }) => organisation),
    request.ports,
  );
  const { rollout, catalogue } = found.fields;
  const asked = request.query.notice;
  const notice: PreviewView['notice'] = asked === 'movedOn' ? asked : undefined;
  const { approval = 'automatic', undoSeconds = UNDO_SECONDS } = rollout;
  const sending = await checkPreview(rollout.id, seen, request.ports);
  const { id, kind } = found.draft.content;
  const isReported = (await request.ports.milestones.find(id)) !== undefined;
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
      isReported,
      notice,
      counters,
    }),
  };
}
