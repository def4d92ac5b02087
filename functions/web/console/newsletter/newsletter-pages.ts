import { loadLeastUnderstood } from '../../../../domain/newsletter/use-cases/load-least-understood.ts';
import { previewNewsletter } from '../../../../domain/newsletter/use-cases/preview-newsletter.ts';
import { isOf, retractNews } from '../../../../domain/newsletter/use-cases/retract-news.ts';
import { showLocalNewsletters } from '../../../../domain/newsletter/use-cases/show-local-newsletters.ts';
import {
  type NewslettersView,
  showNewsletters,
} from '../../../../domain/newsletter/use-cases/show-newsletters.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { localNewslettersPage } from '../../../../templates/pages/console/newsletter/local-newsletters-page.ts';
import type { NewsNotice } from '../../../../templates/pages/console/newsletter/news-notice.ts';
import { newslettersPage } from '../../../../templates/pages/console/newsletter/newsletters-page.ts';
import { newslettersWords } from '../../../../templates/words/newsletters.gen.ts';
import { onlyOf } from '../../access/visible.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { sendText, showMail, showText, type Texts } from '../milestone/text-pages.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';

const READERS = {
  roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;
// The public pages own all other paths below /newsletters.
const OWN = '/organisations/{organisation}/newsletters';

/** Newsletters nationwide and by organisation: pending news, the next issue, sent issues. */
export const NEWSLETTER_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/newsletters',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    answer: (request) => country(request),
  },
  {
    method: 'POST',
    path: '/news/{rollout}/{news}/take-back',
    roles: ['coordinator', 'local-lead'],
    scope: 'own',
    answer: (request) => retract(request),
  },
  // From the task list, which does not know the rollout.
  {
    method: 'GET',
    path: OWN,
    roles: ['coordinator', 'local-lead'],
    scope: READERS.scope,
    answer: (request) => toFirst(request),
  },
  { method: 'GET', path: `${OWN}/{rollout}`, ...READERS, answer: (request) => own(request) },
  {
    method: 'GET',
    path: `${OWN}/{rollout}/texts/{text}`,
    ...READERS,
    async answer(request) {
      const texts = await textsOf(request);
      return texts ? showText(request, texts) : 'not-there';
    },
  },
  {
    method: 'GET',
    path: `${OWN}/{rollout}/texts/{text}/mail`,
    ...READERS,
    async answer(request) {
      const texts = await textsOf(request);
      return texts ? showMail(request, texts) : 'not-there';
    },
  },
  {
    method: 'POST',
    path: `${OWN}/{rollout}/texts/{text}/to-me`,
    ...READERS,
    async answer(request) {
      const texts = await textsOf(request);
      return texts ? sendText(request, texts) : 'not-there';
    },
  },
];

async function country(request: PageRequest): Promise<PageAnswer> {
  const { ports, query, locale, reader } = request;
  const chosen = organisationCodeSchema.safeParse(query.organisation).data;
  const rollouts = await ports.rollouts.list();
  if (chosen !== undefined) {
    const rollout = rollouts.find(({ id }) => id === query.rollout);
    if (!rollout || !(await ports.rollouts.participation(rollout.id, chosen))) return 'not-there';
    return { to: `/organisations/${chosen}/newsletters/${rollout.id}?lang=${locale}` };
  }
  const views: NewslettersView[] = [];
  for (const { id } of rollouts) {
    const view = await showNewsletters(id, ports);
    if (view) views.push(view);
  }
  const notice = noticeIn(
    query,
    views.flatMap(({ news }) => news),
  );
  const names = new Map((await ports.organisations.list()).map(({ code, name }) => [code, name]));
  return { page: newslettersPage({ locale, reader, views, names, notice, today: todayOf(request) }) };
}

const DONE = ['added', 'taken-back', 'too-late'] as const;

function noticeIn(query: PageRequest['query'], news: NewslettersView['news']): NewsNotice | undefined {
  const standing = news.find(({ item }) => item.id === query.news);
  const did = DONE.find((each) => each === query.did);
  return standing && did && { did, standing };
}

function todayOf({ ports }: PageRequest): string {
  return toStockholm(ports.now()).date;
}

/** The first rollout whose newsletter the organisation has. */
async function toFirst({ ports, params, locale }: PageRequest): Promise<PageAnswer> {
  const { organisation = '' } = params;
  for (const { id } of await ports.rollouts.list()) {
    if (await ports.rollouts.participation(id, organisation))
      return { to: `/organisations/${organisation}/newsletters/${id}?lang=${locale}` };
  }
  return 'not-there';
}

const refOf = ({ params: { rollout = '', organisation = '' } }: PageRequest) => ({ rollout, organisation });

async function own(request: PageRequest): Promise<PageAnswer> {
  const { ports, query, locale, reader, user, admission } = request;
  const ref = refOf(request);
  const newsletters = await showLocalNewsletters(ref, ports);
  if (!newsletters) return 'not-there';
  const named = newsletters.news.flatMap(({ item }) =>
    item.organisations === 'all' || !admission.everything ? [] : item.organisations,
  );
  const explain = await loadLeastUnderstood({ ...newsletters.preview, locale }, ports);
  const author = admission.everything ? {} : { organisation: admission.organisation };
  const acts = !admission.everything || user.roles.includes('coordinator');
  return {
    page: localNewslettersPage({
      ...{ locale, reader, newsletters, explain },
      path: `/organisations/${ref.organisation}/newsletters/${ref.rollout}`,
      names: await organisationNames([ref.organisation, ...new Set(named)], ports),
      today: todayOf(request),
      notice: noticeIn(query, newsletters.news),
      mayRetract: (item) => acts && isOf(item, author),
    }),
  };
}

/** Texts of the next issue. Subscribers have no name, so none is shown as reader. */
async function textsOf(request: PageRequest): Promise<Texts | undefined> {
  const ref = refOf(request);
  const preview = await previewNewsletter(ref, request.ports);
  if (!preview) return undefined;
  const { variants, subscribed } = preview;
  const deliveries = preview.deliveries.filter(({ contact }) => !subscribed.has(contact));
  const path = `/organisations/${ref.organisation}/newsletters/${ref.rollout}`;
  return {
    path,
    plan: { variants, deliveries },
    backWord: newslettersWords(request.locale)('backToNewsletter'),
  };
}

async function retract(request: PageRequest): Promise<PageAnswer> {
  const { params, ports, user, locale } = request;
  const { rollout = '', news = '' } = params;
  const organisation = onlyOf(request);
  const taken = await retractNews({ rollout, news, author: { by: user.name, organisation } }, ports);
  if (taken.kind === 'not-there') return 'not-there';
  // The office's items may concern any organisation: show the national page.
  const page =
    organisation === undefined ? '/newsletters' : `/organisations/${organisation}/newsletters/${rollout}`;
  return { to: `${page}?lang=${locale}&did=${taken.kind}&news=${news}` };
}
