import * as z from 'zod';
import { newsDraftSchema, newsItemSchema } from '../../../../domain/newsletter/news-item.ts';
import type { NewsStatus } from '../../../../domain/newsletter/news-status.ts';
import { addNewsItem } from '../../../../domain/newsletter/use-cases/add-news-item.ts';
import { listNews } from '../../../../domain/newsletter/use-cases/list-news.ts';
import { retractNews } from '../../../../domain/newsletter/use-cases/retract-news.ts';
import { changedFactSchema } from '../../../../domain/plan/change.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { DAY_MILLIS } from '../../../../domain/shared/duration.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { isoWeekSchema } from '../../../../domain/shared/iso-week.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { onlyOf } from '../../access/visible.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';

/** The request body; the signed-in user is the author. */
const newNewsSchema = newsDraftSchema.meta({
  id: 'NewNews',
  description: 'A piece of news for newsletters. Bodies are Markdown.',
});

const { addedAt: _added, takenBack: _taken, typed: _typed, ...written } = newsItemSchema.shape;

const newsViewSchema = z
  .strictObject({
    ...written,
    addedAt: z.iso.datetime(),
    takenBack: z.strictObject({ by: z.string(), at: z.iso.datetime() }).optional(),
    /** `gone`: carried by every issue it was meant for. `missed`: no issue falls within its days. */
    state: z.enum(['on-its-way', 'gone', 'missed', 'taken-back']),
    /** Issues that have carried it, or are about to be sent with it. */
    gone: z.array(z.strictObject({ organisation: organisationCodeSchema, ...isoWeekSchema.shape })),
    /** Issues that will carry it, as things stand. */
    next: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        ...isoWeekSchema.shape,
        organisations: z.array(organisationCodeSchema),
      }),
    ),
    /** Number of organisations where a missing fact holds it back. */
    withheld: z.int(),
    /**
     * What it says as typed words that has changed since it was added, and how many organisations it is held back at.
     */
    outdated: z.strictObject({ facts: z.array(changedFactSchema), organisations: z.int() }),
  })
  .meta({ id: 'News' });

const params = z.object({ rollout: rolloutIdSchema });
const SINCE_MILLIS = 56 * DAY_MILLIS;
const WRITERS = ['coordinator', 'local-lead'] as const;

/** News for newsletters: add, follow and retract. */
export const NEWS_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/rollouts/{rollout}/news',
    summary:
      'News of a rollout with the issues that carry it, by first day, from `since` on or for the last eight weeks. ' +
      'A local lead sees it as it is at their own organisation.',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    input: z.object({ params, query: z.object({ since: z.iso.date().optional() }) }),
    answers: { 200: z.strictObject({ news: z.array(newsViewSchema) }) },
    async answer({ params: { rollout: id }, query }, request) {
      const { ports } = request;
      const only = onlyOf(request);
      const rollout = await ports.rollouts.find(id);
      const takesPart = only === undefined || (await ports.rollouts.participation(id, only));
      if (!rollout || !takesPart) return { problem: problemResponse(404) };
      const since = query.since ?? toStockholm(ports.now() - SINCE_MILLIS).date;
      const news = await listNews({ rollout, since, only }, ports);
      return { status: 200, body: { news: news.map((standing) => newsView(standing, only)) } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/news',
    summary:
      'Add a news item. Idempotent: the same content is stored once. A local lead adds it for their own organisation.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({ body: newNewsSchema }),
    answers: { 201: newsViewSchema, 200: newsViewSchema },
    problems: [422],
    async answer({ body }, request) {
      const { ports, user } = request;
      try {
        const author = { by: user.name, organisation: onlyOf(request) };
        const { item, added } = await addNewsItem({ draft: body, author }, ports);
        return await shown(item, request, added ? 201 : 200);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        return { problem: problemResponse(422, { problems: inputProblems(error.problems) }) };
      }
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/rollouts/{rollout}/news/{news}/take-back',
    summary:
      'Keep a piece of news out of every issue that is made from now on. What has gone out stays where it is.',
    roles: WRITERS,
    scope: 'own',
    input: z.object({ params: params.extend({ news: newsItemSchema.shape.id }) }),
    answers: { 200: newsViewSchema },
    problems: [409],
    async answer({ params: { rollout, news } }, request) {
      const { ports, user } = request;
      const only = onlyOf(request);
      const author = { by: user.name, organisation: only };
      const taken = await retractNews({ rollout, news, author }, ports);
      if (taken.kind === 'not-there') return { problem: problemResponse(404) };
      if (taken.kind === 'too-late') return { problem: problemResponse(409, { detail: TOO_LATE }) };
      return { status: 200, body: newsView(taken.standing, only) };
    },
  }),
];

const TOO_LATE = 'It has gone out everywhere already, or no issue leaves on its days. Nothing was changed.';

async function shown(
  { rollout: id, id: news, from }: { rollout: string; id: string; from: string },
  request: ApiRequest,
  status: 200 | 201,
): Promise<ApiAnswer> {
  const only = onlyOf(request);
  const rollout = await request.ports.rollouts.find(id);
  const known = rollout ? await listNews({ rollout, since: from, only }, request.ports) : [];
  const standing = known.find(({ item }) => item.id === news);
  return standing ? { status, body: newsView(standing, only) } : { problem: problemResponse(503) };
}

/** A news item in the API; a local lead sees no other organisation in it. */
function newsView(standing: NewsStatus, only: string | undefined): z.input<typeof newsViewSchema> {
  const { item, state, gone, next, withheld, outdated } = standing;
  const { addedAt, takenBack, organisations, typed, ...shown } = item;
  const mine = (code: string) => only === undefined || code === only;
  return {
    ...shown,
    organisations: organisations === 'all' ? 'all' : organisations.filter(mine),
    addedAt: new Date(addedAt).toISOString(),
    ...(takenBack ? { takenBack: { by: takenBack.by, at: new Date(takenBack.at).toISOString() } } : {}),
    state,
    gone: gone
      .filter(({ organisation }) => mine(organisation))
      .map(({ organisation, year, week }) => ({ organisation, year, week })),
    next: next.map(({ at, week, organisations: whose }) => ({
      ...{ at: new Date(at).toISOString(), ...week },
      organisations: whose.filter(mine),
    })),
    withheld,
    outdated,
  };
}
