import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { hasNewsletter } from '../../../../domain/newsletter/newsletter-readers.ts';
import { catalogueOf } from '../../../../domain/newsletter/use-cases/show-newsletters.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import {
  type NewsForm,
  type NewsPlace,
  newsFormPage,
} from '../../../../templates/pages/console/newsletter/news-form.ts';
import { rolloutChoicePage } from '../../../../templates/pages/shared/rollout-choice-page.ts';
import { newslettersWords } from '../../../../templates/words/newsletters.gen.ts';
import { onlyOf } from '../../access/visible.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { chosenOrganisations } from '../milestone/milestone-fields.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { addNews, groupsIn, newsIn } from './news-fields.ts';

const OF_ORGANISATION = {
  path: '/organisations/{organisation}/work/news',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;
const OF_COUNTRY = { path: '/news/new', roles: ['coordinator'], scope: 'everything' } as const;

/** News forms: an organisation's for its own newsletter, the office's for all or some. */
export const NEWS_FORM_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    ...OF_ORGANISATION,
    answer: async (request) => fresh(request, await organisationGround(request)),
  },
  {
    method: 'POST',
    ...OF_ORGANISATION,
    async answer(request) {
      const { params, locale, form } = request;
      const { organisation: code = '' } = params;
      const context = await sentContext(request, await organisationGround(request));
      return add(request, context, {
        organisations: [code],
        organisation: onlyOf(request),
        to: () => `/organisations/${code}/work?lang=${locale}&newsFrom=${field(form, 'from')}`,
      });
    },
    refill: async (request) => again(request, await sentContext(request, await organisationGround(request))),
  },
  {
    method: 'GET',
    ...OF_COUNTRY,
    answer: async (request) => fresh(request, await countryGround(request)),
  },
  {
    method: 'POST',
    ...OF_COUNTRY,
    async answer(request) {
      const context = await sentContext(request, await countryGround(request));
      return add(request, context, {
        organisations: chosenOrganisations(request.form),
        to: (id) => `/newsletters?lang=${request.locale}&did=added&news=${id}`,
      });
    },
    refill: async (request) => again(request, await sentContext(request, await countryGround(request))),
  },
];

type NewsFormContext = Omit<NewsForm, 'values' | 'groups' | 'problems'>;

/** The rollouts among which somebody chooses, and where the news is for. */
type Ground = {
  path: string;
  rollouts: readonly Rollout[];
  placeIn: (rollout: Rollout) => Promise<NewsPlace>;
};

/** An empty form; among several rollouts, the question for which of them. */
async function fresh(request: PageRequest, ground: Ground | undefined): Promise<PageAnswer> {
  const { locale, reader, query } = request;
  if (ground && query.rollout === undefined && ground.rollouts.length > 1) {
    const title = newslettersWords(locale)('newsTitle');
    return { page: rolloutChoicePage({ locale, reader, title, ...ground }) };
  }
  const context = ground && (await contextIn(request, ground, query.rollout));
  if (!context) return 'not-there';
  const values = { from: toStockholm(request.ports.now()).date };
  return { page: newsFormPage({ ...context, values, groups: [], problems: [] }) };
}

function again({ form }: PageRequest, context: NewsFormContext | undefined): PageAnswer {
  if (!context) return 'not-there';
  const groups = groupsIn(form, context.catalogue);
  return { page: newsFormPage({ ...context, values: fields(form), groups, problems: [] }) };
}

async function organisationGround({ ports, params }: PageRequest): Promise<Ground | undefined> {
  const organisation = await ports.organisations.find(params.organisation ?? '');
  if (!organisation) return undefined;
  const rollouts = [];
  for (const each of await ports.rollouts.list())
    if (await ports.rollouts.participation(each.id, organisation.code)) rollouts.push(each);
  const path = `/organisations/${organisation.code}/work/news`;
  return { rollouts, path, placeIn: async () => ({ organisation }) };
}

/** Those with newsletters. */
async function countryGround({ ports, form }: PageRequest): Promise<Ground> {
  const rollouts = [];
  for (const each of await ports.rollouts.list()) {
    const catalogue = await catalogueOf(each, ports);
    if (catalogue && hasNewsletter(catalogue)) rollouts.push(each);
  }
  const placeIn = async ({ id }: Rollout) => {
    const taking = new Set((await ports.rollouts.participations(id)).map(({ organisation }) => organisation));
    const organisations = (await ports.organisations.list()).filter(({ code }) => taking.has(code));
    return { organisations, chosen: chosenOrganisations(form) };
  };
  return { rollouts, path: OF_COUNTRY.path, placeIn };
}

/** The form as it was sent for one rollout. */
async function sentContext(
  request: PageRequest,
  ground: Ground | undefined,
): Promise<NewsFormContext | undefined> {
  return ground && contextIn(request, ground, field(request.form, 'rollout'));
}

/** The form for the rollout that is wanted, or for the only one. */
async function contextIn(
  { ports, locale, reader }: PageRequest,
  { rollouts, path, placeIn }: Ground,
  wanted: string | undefined,
): Promise<NewsFormContext | undefined> {
  const rollout = rollouts.find(({ id }) => wanted === undefined || id === wanted);
  const catalogue: Catalogue | undefined = rollout && (await catalogueOf(rollout, ports));
  if (!rollout || !catalogue) return undefined;
  return { locale, reader, path, rollout, rollouts, catalogue, place: await placeIn(rollout) };
}

type Adding = {
  organisations: 'all' | readonly string[];
  /** The local lead's organisation. */
  organisation?: string | undefined;
  /** Where to redirect, by the item's id. */
  to: (id: string) => string;
};

async function add(
  { form, ports, user }: PageRequest,
  context: NewsFormContext | undefined,
  { organisations, organisation, to }: Adding,
): Promise<PageAnswer> {
  if (!context) return 'not-there';
  const { rollout, catalogue } = context;
  const draft = { rollout: rollout.id, ...newsIn(form, catalogue), organisations };
  const added = await addNews(draft, { by: user.name, organisation }, ports);
  if ('id' in added) return { to: to(added.id) };
  const { problems } = added;
  const groups = groupsIn(form, catalogue);
  return { page: newsFormPage({ ...context, values: fields(form), groups, problems }), status: 422 };
}
