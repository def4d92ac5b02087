import { defaultLocale } from '../../../../domain/catalogue.ts';
import { InvalidInput } from '../../../../domain/errors.ts';
import { newsDraftSchema } from '../../../../domain/news-item.ts';
import { type FieldProblem, parseFields } from '../../../../domain/parse-input.ts';
import { stockholmTime } from '../../../../domain/stockholm-time.ts';
import { addNewsItem } from '../../../../domain/use-cases/add-news-item.ts';
import { type NewsForm, newsFormPage } from '../../../../templates/pages/work/news-form.ts';
import { field } from '../milestones/milestone-fields.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../page-route.ts';

const NEWS = {
  path: '/organisations/{organisation}/work/news',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** News that an organisation adds to its own newsletter. */
export const NEWS_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    ...NEWS,
    async answer(visit) {
      const ground = await groundOf(visit, visit.query.rollout);
      if (!ground) return 'not-there';
      const values = { from: stockholmTime(visit.ports.now()).date };
      return { page: newsFormPage({ ...ground, values, groups: [], problems: [] }) };
    },
  },
  { method: 'POST', ...NEWS, answer: (visit) => add(visit) },
];

type Ground = Omit<NewsForm, 'values' | 'groups' | 'problems'>;

/** The rollout whose newsletter it is: the one that was asked for, or the first that the organisation takes part in. */
async function groundOf(
  { ports, params, locale, reader }: PageVisit,
  wanted: string | undefined,
): Promise<Ground | undefined> {
  const organisation = await ports.organisations.find(params.organisation ?? '');
  if (!organisation) return undefined;
  const rollouts = [];
  for (const each of await ports.rollouts.list())
    if (await ports.rollouts.participation(each.id, organisation.code)) rollouts.push(each);
  const rollout = rollouts.find(({ id }) => wanted === undefined || id === wanted);
  const current = rollout && (await ports.catalogues.currentVersion(rollout.catalogue));
  const version = current ? await ports.catalogues.load(rollout.catalogue, current) : undefined;
  return (
    rollout && version && { locale, reader, organisation, rollout, rollouts, catalogue: version.catalogue }
  );
}

async function add(visit: PageVisit): Promise<PageAnswer> {
  const { form, ports, user, admission, locale } = visit;
  const ground = await groundOf(visit, field(form, 'rollout'));
  if (!ground) return 'not-there';
  const { catalogue, organisation, rollout } = ground;
  const groups = Object.keys(catalogue.groups).filter((group) => field(form, `group-${group}`) === 'yes');
  const [from, until] = [field(form, 'from'), field(form, 'until')];
  const draft = {
    rollout: rollout.id,
    ...textsIn(form, ground),
    groups: groups.length > 0 ? groups : 'all',
    organisations: [organisation.code],
    from,
    ...(until === '' ? {} : { until }),
  };
  const problems = await added(draft, {
    author: { by: user.name, ...(admission.everything ? {} : { organisation: organisation.code }) },
    ports,
  });
  if (problems.length === 0)
    return { to: `/organisations/${organisation.code}/work?lang=${locale}&newsFrom=${from}` };
  const values = Object.fromEntries(Object.keys(form).map((name) => [name, field(form, name)]));
  return { page: newsFormPage({ ...ground, values, groups, problems }), status: 422 };
}

/** Titles and bodies by language: always in the one that every reader gets in the end, in others where either has been written. */
function textsIn(form: PageVisit['form'], { catalogue }: Ground) {
  const fallback = defaultLocale(catalogue);
  const written = catalogue.locales.filter(
    (language) =>
      language === fallback || field(form, `title-${language}`) || field(form, `body-${language}`),
  );
  const of = (what: string) =>
    Object.fromEntries(written.map((language) => [language, field(form, `${what}-${language}`)]));
  return { title: of('title'), body: of('body') };
}

type Author = Parameters<typeof addNewsItem>[0]['author'];

/** Adds it, or says at which field something is wrong; then nothing is stored. */
async function added(
  draft: Record<string, unknown>,
  { author, ports }: { author: Author; ports: PageVisit['ports'] },
): Promise<FieldProblem[]> {
  const parsed = parseFields(newsDraftSchema, draft);
  if (!parsed.ok) return parsed.fields.map(inForm);
  try {
    await addNewsItem({ draft, author }, ports);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.problems.map(atField).map(inForm);
  }
}

/** The use case names the field first. */
function atField(line: string): FieldProblem {
  const [, at, problem] = /^((?:title|body)\.[a-z]+|groups|from|until):? (.+)$/s.exec(line) ?? [];
  return at !== undefined && problem !== undefined ? { field: at, problem } : { field: '', problem: line };
}

/** Fields of the form have hyphens in their names, which are ids too. */
function inForm({ field: at, problem }: FieldProblem): FieldProblem {
  return { field: at.replace('.', '-'), problem };
}
