import {
  type GoalRef,
  goalsVersion,
  removeGoal,
  type SetGoals,
  setGoal,
} from '../../../../domain/reach/use-cases/set-goals.ts';
import { type ShownGoals, showGoals } from '../../../../domain/reach/use-cases/show-goals.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import { goalFormPage, goalValues } from '../../../../templates/pages/console/reach/goal-form.ts';
import { goalsPage } from '../../../../templates/pages/console/reach/goals.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const GOALS = '/reach/{rollout}/goals';
const WRITERS = { roles: ['coordinator'], scope: 'everything' } as const;
const NEW = { path: `${GOALS}/new`, ...WRITERS } as const;
const ONE = { path: `${GOALS}/{group}/{milestone}`, ...WRITERS } as const;

/** What groups are to know, by when: how that stands, and the form of a goal. */
export const GOAL_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: GOALS,
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    async answer(request) {
      const shown = await goalsIn(request);
      return shown ? { page: goalsPage(shown, request.locale, request.reader) } : 'not-there';
    },
  },
  {
    method: 'GET',
    ...NEW,
    async answer(request) {
      const shown = await goalsIn(request);
      return shown ? formIn(request, shown, { values: {}, seen: goalsVersion(shown.rollout) }) : 'not-there';
    },
  },
  { method: 'POST', ...NEW, answer: save, refill: (request) => again(request, []) },
  {
    method: 'GET',
    ...ONE,
    async answer(request) {
      const shown = await goalsIn(request);
      const was = wasIn(request);
      const found = shown?.goals.find(
        ({ goal }) => goal.group === was?.group && goal.milestone === was.milestone,
      );
      if (!shown || !found) return 'not-there';
      return formIn(request, shown, {
        ...{ values: goalValues(found.goal), seen: goalsVersion(shown.rollout) },
      });
    },
  },
  { method: 'POST', ...ONE, answer: save, refill: (request) => again(request, []) },
  {
    method: 'POST',
    ...ONE,
    path: `${ONE.path}/remove`,
    async answer(request) {
      const { params, form, ports } = request;
      const was = wasIn(request);
      if (!was) return 'not-there';
      const asked = { rollout: params.rollout ?? '', was, seen: field(form, 'seen'), ...authorOf(request) };
      const set = await removeGoal(asked, ports);
      return set.kind === 'refused' ? unremoved(request, set.problems) : done(request, set);
    },
  },
];

function goalsIn({ params, ports }: PageRequest): Promise<ShownGoals | undefined> {
  return showGoals({ rollout: params.rollout ?? '' }, ports);
}

async function save(request: PageRequest): Promise<PageAnswer> {
  const { params, form, ports } = request;
  const said = goalSaid(request);
  const seen = field(form, 'seen');
  const asked = { rollout: params.rollout ?? '', was: wasIn(request), said, seen, ...authorOf(request) };
  return done(request, await setGoal(asked, ports));
}

/** Who changes a goal, and why. */
function authorOf({ user, form }: PageRequest) {
  return { by: user.name, why: field(form, 'why').replaceAll(/\s+/g, ' ') };
}

async function done(request: PageRequest, set: SetGoals): Promise<PageAnswer> {
  const { params, locale } = request;
  switch (set.kind) {
    case 'set':
      return { to: `/reach/${params.rollout}/goals?lang=${locale}` };
    case 'not-there':
      return 'not-there';
    case 'overtaken': {
      const shown = await goalsIn(request);
      return shown
        ? { page: goalsPage(shown, locale, request.reader, { overtaken: true }), status: 409 }
        : 'not-there';
    }
    case 'refused':
      return again(request, set.problems.map(inForm));
  }
}

/** The form as it was sent. */
async function again(request: PageRequest, problems: readonly Problem[]): Promise<PageAnswer> {
  const shown = await goalsIn(request);
  if (!shown) return 'not-there';
  const { form } = request;
  return formIn(request, shown, {
    ...{ values: fields(form), seen: field(form, 'seen'), problems },
  });
}

/** The goal as it is stored, with what is wrong with taking it away. */
async function unremoved(request: PageRequest, problems: readonly Problem[]): Promise<PageAnswer> {
  const shown = await goalsIn(request);
  const was = wasIn(request);
  const found = shown?.goals.find(
    ({ goal }) => goal.group === was?.group && goal.milestone === was.milestone,
  );
  if (!shown || !found) return 'not-there';
  const placed = problems.map((each) => ({ ...each, path: each.path === 'why' ? 'remove-why' : each.path }));
  const values = { ...goalValues(found.goal), 'remove-why': field(request.form, 'why') };
  return formIn(request, shown, { values, seen: goalsVersion(shown.rollout), problems: placed });
}

type Filled = {
  values: Record<string, string>;
  seen: string;
  problems?: readonly Problem[];
};

function formIn(
  request: PageRequest,
  { rollout, catalogue }: ShownGoals,
  { problems = [], ...filled }: Filled,
): PageAnswer {
  const { locale, reader } = request;
  const form = { locale, reader, rollout, catalogue, ...filled, problems };
  const page = goalFormPage({ ...form, was: wasIn(request) });
  return { page, status: problems.length > 0 ? 422 : 200 };
}

/** The goal that the address is of; none of that of a new one. */
function wasIn({ params: { group, milestone } }: PageRequest): GoalRef | undefined {
  return group === undefined || milestone === undefined ? undefined : { group, milestone };
}

/** The goal as it was written, not validated: a number is one only if it has nothing but digits. */
function goalSaid({ form }: PageRequest) {
  const text = (name: string) => field(form, name).replaceAll(/\s+/g, ' ');
  const number = (name: string) => {
    const written = text(name);
    return /^\d{1,3}$/.test(written) ? Number(written) : written === '' ? undefined : written;
  };
  const chosen = (name: string) => text(name) || undefined;
  const day = (name: string) => isoDay(text(name)) || undefined;
  const action = text('action');
  return {
    ...{ group: chosen('group'), milestone: chosen('milestone'), by: day('by'), owner: text('owner') },
    percent: number('percent'),
    baseline: {
      percent: number('baseline-percent'),
      on: day('baseline-on'),
      source: text('baseline-source'),
    },
    ...(action === '' ? {} : { action }),
  };
}

/** Fields are ids too, which have hyphens. */
function inForm(found: Problem): Problem {
  return { ...found, path: found.path.replace('.', '-') };
}
