import type { CatalogueVersion } from '../../../../domain/catalogue/catalogues.ts';
import { acceptChange, type FactChanged } from '../../../../domain/milestone/use-cases/accept-change.ts';
import { listHolders } from '../../../../domain/milestone/use-cases/list-holders.ts';
import { previewChange } from '../../../../domain/milestone/use-cases/preview-change.ts';
import { isChange } from '../../../../domain/plan/milestone.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { canonicalJson, shortDigest } from '../../../../domain/shared/digest.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { changePreviewPage } from '../../../../templates/pages/console/rollout/change-preview-page.ts';
import { factsPage } from '../../../../templates/pages/console/rollout/facts-page.ts';
import { holdersPage } from '../../../../templates/pages/console/rollout/holders-page.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { enteredFact, factFields } from '../milestone/milestone-fields.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { namesOfMany, organisationNames } from './organisation-names.ts';

const PATH = '/facts/{rollout}';
const WRITES = { roles: ['coordinator'], scope: 'everything' } as const;

/** What holds for all of a rollout: changed by the coordinator, who first sees who was told the old. */
export const FACT_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: PATH,
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    answer: (request) => show(request),
  },
  {
    method: 'POST',
    path: `${PATH}/preview`,
    ...WRITES,
    answer: (request) => preview(request),
    refill: (request) => show(request, TYPED),
  },
  {
    method: 'POST',
    path: PATH,
    ...WRITES,
    answer: (request) => change(request),
    refill: (request) => preview(request),
  },
  {
    method: 'GET',
    path: '/milestones/{milestone}/holders',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    answer: (request) => holdersOf(request),
  },
];

/** Who still holds what a change has changed. */
async function holdersOf({ ports, params, locale, reader }: PageRequest): Promise<PageAnswer> {
  const milestone = await ports.milestones.find(params.milestone ?? '');
  if (!milestone || !isChange(milestone)) return 'not-there';
  const version = await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion);
  if (!version) return 'not-there';
  const [holders, names] = await allSettledOrThrow([
    listHolders(milestone, ports),
    namesOfMany(milestone.organisations, ports),
  ]);
  const { catalogue } = version;
  return { page: holdersPage({ locale, reader, milestone, catalogue, names, holders }) };
}

/** `seen`: the version token of the facts; a value that comes back later is not the same version again. */
type Known = { rollout: Rollout; version: CatalogueVersion; seen: string };

async function load({ ports, params }: PageRequest): Promise<Known | undefined> {
  const rollout = await ports.rollouts.find(params.rollout ?? '');
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  if (!rollout || !version) return undefined;
  const { length: earlier } = await ports.milestones.changesOf(rollout.id);
  return { rollout, version, seen: shortDigest(rollout.facts, earlier) };
}

type Typed = { problems: readonly Problem[]; status?: 409 | 422 };

/** The form as it was filled in. */
const TYPED: Typed = { problems: [] };

async function show(request: PageRequest, typed?: Typed): Promise<PageAnswer> {
  const known = await load(request);
  if (!known) return 'not-there';
  const { ports, locale, reader, user, form } = request;
  const { rollout, version } = known;
  const changes = await ports.milestones.changesOf(rollout.id);
  const codes = changes.flatMap(({ change: { organisation } }) => organisation ?? []);
  const page = factsPage({
    ...{ locale, reader, rollout, catalogue: version.catalogue },
    values: typed ? typedFacts(form) : factFields(version.catalogue, rollout.facts),
    // What a stop gives back was changed before, and stands there.
    changes: changes
      .filter(({ change }) => change.givesBack === undefined)
      .toSorted((one, other) => other.receivedAt - one.receivedAt),
    names: await organisationNames([...new Set(codes)], ports),
    may: { change: user.roles.includes('coordinator') },
    exception: typed ? field(form, 'exception') : '',
    problems: typed?.problems ?? [],
  });
  return { page, status: typed?.status ?? 200 };
}

/** The facts of a form by the names of their fields. */
function typedFacts(form: PageRequest['form']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields(form)).flatMap(([name, value]): [string, string][] =>
      name.startsWith('fact-') ? [[name.slice('fact-'.length), value]] : [],
    ),
  );
}

/** What the form wants changed of what holds for all, and from which values. */
function wanted({ form, user }: PageRequest, { rollout, version }: Known): FactChanged {
  const typed = typedFacts(form);
  const touched = Object.entries(version.catalogue.facts).flatMap(([fact, { scope }]) => {
    const isThere = Object.keys(typed).some((name) => name === fact || name.startsWith(`${fact}_`));
    const value = enteredFact(fact, version.catalogue, typed) ?? null;
    const isSame = canonicalJson(value) === canonicalJson(rollout.facts[fact]);
    return scope === 'rollout' && isThere && !isSame ? [[fact, value] as const] : [];
  });
  const facts = Object.fromEntries(touched);
  const why = field(form, 'why');
  const reason = field(form, 'exception').trim();
  const seen = field(form, 'seen');
  return {
    id: `change-${shortDigest(rollout.id, seen, facts)}`,
    ...{ rollout: rollout.id, facts, changedBy: user.address },
    ...(why === '' ? {} : { why }),
    ...(reason === '' ? {} : { exception: { reason } }),
  };
}

async function preview(request: PageRequest, problems: readonly Problem[] = []): Promise<PageAnswer> {
  const known = await load(request);
  if (!known) return 'not-there';
  const { ports, locale, reader, form } = request;
  const { rollout, version } = known;
  const found = await previewChange(wanted(request, known), ports);
  if (found.kind === 'overtaken') return show(request, CHANGED);
  if (found.kind === 'refused') return show(request, { problems: found.problems, status: 422 });
  const path = `/facts/${rollout.id}?lang=${locale}`;
  const { milestone, plans, places } = found;
  const changed = milestone.change.facts.map(({ fact }) => fact);
  const typed = Object.entries(fields(form)).filter(([name]) =>
    changed.some((fact) => name === `fact-${fact}` || name.startsWith(`fact-${fact}_`)),
  );
  const page = changePreviewPage({
    ...{ locale, reader, rollout, catalogue: version.catalogue, change: milestone.change, plans, places },
    names: await namesOfMany(
      plans.map(({ organisation }) => organisation),
      ports,
    ),
    ...{ action: path, back: path, why: field(form, 'why'), problems },
    kept: {
      ...Object.fromEntries(typed),
      ...(milestone.exception ? { exception: milestone.exception.reason } : {}),
      seen: field(form, 'seen') || known.seen,
    },
  });
  return { page, status: problems.length > 0 ? 422 : 200 };
}

const CHANGED: Typed = { problems: [problemAt('facts', 'changed-meanwhile')], status: 409 };

async function change(request: PageRequest): Promise<PageAnswer> {
  const known = await load(request);
  if (!known) return 'not-there';
  const { ports, locale, form } = request;
  const changed = wanted(request, known);
  const taken = await ports.milestones.find(changed.id);
  if (!taken && field(form, 'seen') !== known.seen) return show(request, CHANGED);
  if (!taken && changed.why === undefined) {
    const found = await previewChange(changed, ports);
    const isHeld = found.kind === 'preview' && found.isHeld;
    if (isHeld) return preview(request, [problemAt('why', 'reason-missing')]);
  }
  const accepted = await acceptChange(changed, { at: ports.now(), byHand: true }, ports);
  if (accepted.kind === 'overtaken') return show(request, CHANGED);
  if (accepted.kind === 'refused') return show(request, { problems: accepted.problems, status: 422 });
  return { to: `/milestones/${accepted.milestone.id}?lang=${locale}` };
}
