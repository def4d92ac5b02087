import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { counterAskedSchema, countersAgainst } from '../../../../domain/milestone/prepared-counter.ts';
import { fireCounter, isInForce } from '../../../../domain/milestone/use-cases/fire-counter.ts';
import {
  approveCounter,
  prepareCounter,
  previewCounter,
  previewCounterAt,
  type StandingCounter,
  standingCounter,
  standingCounters,
} from '../../../../domain/milestone/use-cases/prepare-counter.ts';
import { withdrawCounter } from '../../../../domain/milestone/use-cases/withdraw-counter.ts';
import { milestoneReachedSchema } from '../../../../domain/plan/milestone.ts';
import { samePerson } from '../../../../domain/rollout/approval.ts';
import { UNDO_SECONDS } from '../../../../domain/rollout/rollout.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import { type CounterView, counterPage } from '../../../../templates/pages/console/milestone/counter-page.ts';
import type { CounterSection } from '../../../../templates/pages/console/milestone/counter-section.ts';
import type { MilestoneValues } from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { counterWords } from '../../../../templates/words/counter.gen.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { namesOfMany } from '../rollout/organisation-names.ts';
import { draftValues, type FieldsOf, newFacts } from './milestone-fields.ts';
import { previewTextPages } from './preview-text-pages.ts';
import { fieldsOf, sentWith, shownForm } from './shown-form.ts';

const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const DECIDERS = { roles: ['coordinator', 'approver'], scope: 'everything' } as const;
const PREPARE = '/prepare/{rollout}/{milestone}';
const COUNTER = '/counters/{rollout}/{id}';

/** What would undo a milestone: written and approved before it is needed, and fired in one act. */
export const COUNTER_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: PREPARE,
    ...COORDINATOR,
    async answer(request) {
      const { milestone: against = '' } = request.params;
      const asked = await askedFor(request, against);
      const [kind] = asked?.kinds ?? [];
      if (!asked || kind === undefined) return 'not-there';
      const { fields, organisations } = asked;
      const content = { kind, organisations, rollout: fields.rollout.id, facts: {}, triggeredBy: '' };
      const values = draftValues(fields, { ...content, id: `${against.slice(0, 63 - kind.length)}-${kind}` });
      return await form(request, { against, values, from: 0, problems: [] });
    },
  },
  {
    method: 'POST',
    path: PREPARE,
    ...COORDINATOR,
    async answer(request) {
      const { milestone: against = '' } = request.params;
      const filled = { ...sentWith(request), against };
      const { values, from } = filled;
      const asked = await askedFor(request, against);
      if (!asked) return 'not-there';
      const { kind, id, organisations } = values;
      const content = parseInput(counterAskedSchema, {
        ...{ kind, id, organisations, against, rollout: asked.fields.rollout.id },
        facts: newFacts(asked.fields, values),
        ...(values.exception.trim() === '' ? {} : { exception: { reason: values.exception } }),
      });
      if (!content.ok) return await form(request, { ...filled, problems: content.problems });
      const by = request.user.address;
      const prepared = await prepareCounter({ content: content.data, from, by }, request.ports);
      if (prepared.kind === 'refused') return await form(request, { ...filled, problems: prepared.problems });
      const notice = prepared.kind === 'changed' ? '&notice=moved' : '';
      return { to: `/counters/${content.data.rollout}/${id}?lang=${request.locale}${notice}` };
    },
    refill: async (request) =>
      await form(request, { ...sentWith(request), against: request.params.milestone ?? '', problems: [] }),
  },
  {
    method: 'GET',
    path: COUNTER,
    ...DECIDERS,
    answer: async (request) => await shown(request, { day: today(request), problems: [] }),
  },
  {
    method: 'GET',
    path: `${COUNTER}/edit`,
    ...COORDINATOR,
    async answer(request) {
      const found = await counterOf(request);
      if (!found || found.standing.isWithdrawn) return 'not-there';
      const { counter, rollout, version } = found;
      const { against, ...content } = counter.content;
      const fields = { rollout, catalogue: version.catalogue };
      const values = draftValues(fields, { ...content, triggeredBy: counter.preparedBy });
      return form(request, { against, values, from: counter.version, problems: [] });
    },
  },
  {
    method: 'POST',
    path: `${COUNTER}/approve`,
    roles: ['approver'],
    scope: 'everything',
    async answer(request) {
      const { rollout = '', id = '' } = request.params;
      const approval = { rollout, id, seal: field(request.form, 'hash'), by: request.user.address };
      const result = await approveCounter(approval, request.ports);
      if (result === 'not-there') return 'not-there';
      const notice = result === 'changed' ? '&notice=moved' : '';
      return { to: `/counters/${rollout}/${id}?lang=${request.locale}${notice}` };
    },
  },
  {
    method: 'POST',
    path: `${COUNTER}/fire`,
    ...COORDINATOR,
    async answer(request) {
      const { rollout = '', id = '' } = request.params;
      const day = isoDay(field(request.form, 'occurredOn'));
      const on = parseInput(daySchema, { occurredOn: day });
      if (!on.ok) return await shown(request, { day, problems: on.problems });
      const fired = await fireCounter({ rollout, id, on: day, by: request.user.address }, request.ports);
      switch (fired.kind) {
        case 'not-there':
          return 'not-there';
        case 'fired':
          return { to: `/milestones/${id}?lang=${request.locale}` };
        // The page says what has changed, or who withdrew it, and has no button until it is approved again.
        case 'unapproved':
        case 'withdrawn':
          return { to: `/counters/${rollout}/${id}?lang=${request.locale}` };
        case 'refused':
        case 'cannot-send':
          return await shown(request, { day, problems: fired.problems });
      }
    },
  },
  {
    method: 'POST',
    path: `${COUNTER}/withdraw`,
    ...COORDINATOR,
    async answer(request) {
      const { rollout = '', id = '' } = request.params;
      const reason = field(request.form, 'reason');
      const result = await withdrawCounter({ rollout, id, by: request.user.address, reason }, request.ports);
      if (result.kind === 'not-there') return 'not-there';
      if (result.kind === 'problems')
        return await shown(request, {
          ...{ day: today(request), problems: [] },
          withdrawal: { reason, problems: result.problems },
        });
      const notice = result.kind === 'changed' ? '&notice=moved' : '';
      return { to: `/counters/${rollout}/${id}?lang=${request.locale}${notice}` };
    },
    refill: async (request) =>
      await shown(request, {
        ...{ day: today(request), problems: [] },
        withdrawal: { reason: field(request.form, 'reason'), problems: [] },
      }),
  },
  ...previewTextPages({
    at: COUNTER,
    ...DECIDERS,
    async find(request, organisation) {
      const found = await counterOf(request);
      const previewed = found && (await previewCounterAt(found.counter, organisation, request.ports));
      if (!found || previewed?.kind !== 'preview') return undefined;
      return { catalogue: found.version.catalogue, plan: previewed.plan };
    },
    backLabel: (locale) => counterWords(locale)('backToCounter'),
  }),
];

const daySchema = milestoneReachedSchema.pick({ occurredOn: true }).required();

function today({ ports }: PageRequest): string {
  return toStockholm(ports.now()).date;
}

type Filled = { against: string; values: MilestoneValues; from: number; problems: readonly Problem[] };

/** `name`: what people call what it undoes. */
type Asked = { fields: FieldsOf; name: string; kinds: string[]; organisations: 'all' | string[] };

/** The counters against a milestone or a draft of a rollout, and the organisations that it is for. */
async function askedFor(request: PageRequest, against: string): Promise<Asked | undefined> {
  const { ports } = request;
  const fields = await fieldsOf(request.params.rollout ?? '', request);
  if (!fields) return undefined;
  const { rollout } = fields;
  const milestone = await ports.milestones.find(against);
  if (milestone && milestone.rollout !== rollout.id) return undefined;
  const undone = milestone ?? (await ports.drafts.find(rollout.id, against))?.content;
  if (!undone) return undefined;
  const taking = milestone ? await ports.rollouts.participations(rollout.id) : [];
  const isAll = milestone && milestone.organisations.length === taking.length;
  return {
    fields,
    name: milestoneName(fields.catalogue, undone.kind, request.locale),
    kinds: countersAgainst(fields, undone.kind),
    organisations: isAll ? 'all' : undone.organisations,
  };
}

async function form(request: PageRequest, { against, ...filled }: Filled): Promise<PageAnswer> {
  const asked = await askedFor(request, against);
  if (!asked) return 'not-there';
  const { fields, kinds, name } = asked;
  return await shownForm(request, { fields, ...filled, counter: { against, name, kinds } });
}

async function counterOf({ params, ports }: PageRequest): Promise<StandingCounter | undefined> {
  return await standingCounter({ rollout: params.rollout ?? '', id: params.id ?? '' }, ports);
}

async function shown(
  request: PageRequest,
  { day, problems, withdrawal }: Pick<CounterView, 'day' | 'problems' | 'withdrawal'>,
): Promise<PageAnswer> {
  const found = await counterOf(request);
  if (!found) return 'not-there';
  const { counter, standing, rollout, version } = found;
  const { locale, reader, user, ports } = request;
  const { id, against } = counter.content;
  const hasFired = (await ports.milestones.find(id)) !== undefined;
  const undone = await ports.milestones.find(against);
  const kind = undone?.kind ?? (await ports.drafts.find(rollout.id, against))?.content.kind;
  const preview = hasFired || standing.isWithdrawn ? undefined : await previewCounter(counter, ports);
  const parts = preview?.kind === 'preview' ? preview.parts : [];
  const names = await namesOfMany(
    parts.map(({ organisation }) => organisation),
    ports,
  );
  const refused = preview?.kind === 'refused' ? preview.problems : [];
  const isAuthor = samePerson(user.address, counter.preparedBy);
  const isMine = standing.by.some((name) => samePerson(name, user.address));
  const open = standing.by.length < standing.needed && !isMine && !isAuthor && !standing.isWithdrawn;
  const page = counterPage({
    ...{ locale, reader, catalogue: version.catalogue, names, counter, standing, parts, hasFired, day },
    against: kind === undefined ? against : milestoneName(version.catalogue, kind, locale),
    isInForce: undone !== undefined && isInForce(undone),
    undoSeconds: rollout.undoSeconds ?? UNDO_SECONDS,
    may: {
      approve: user.roles.includes('approver') && open,
      isAuthor,
      fire: user.roles.includes('coordinator'),
    },
    problems: problems.length > 0 ? problems : refused,
    ...(withdrawal ? { withdrawal } : {}),
    hasMoved: request.query.notice === 'moved',
  });
  const wrong = problems.length + (withdrawal?.problems.length ?? 0);
  return { page, status: wrong > 0 ? 422 : 200 };
}

/** What is prepared against a milestone or a draft, for whoever may see or prepare it. */
export async function countersFor(
  request: PageRequest,
  { rollout, id, kind, catalogue }: { rollout: string; id: string; kind: string; catalogue: Catalogue },
): Promise<CounterSection | undefined> {
  const { user, ports } = request;
  const mayPrepare = user.roles.includes('coordinator') && countersAgainst({ catalogue }, kind).length > 0;
  if (!mayPrepare && !user.roles.includes('approver')) return undefined;
  const all = await standingCounters(rollout, ports);
  const prepared = all.filter(({ counter }) => counter.content.against === id);
  return { rollout, against: id, catalogue, prepared, mayPrepare };
}
