import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { HmacSigner } from '../../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../../functions/adapters/node-crypto/new-secret.ts';
import { API_ROUTES } from '../../../../functions/web/api/api-routes.ts';
import { packetApp } from '../../../../functions/web/apps/packet-app.ts';
import { questionApp } from '../../../../functions/web/apps/question-app.ts';
import { subscribeApp } from '../../../../functions/web/apps/subscribe-app.ts';
import { taskApp } from '../../../../functions/web/apps/task-app.ts';
import { PAGE_ROUTES } from '../../../../functions/web/console/page-routes.ts';
import { ASSETS } from '../../../../functions/web/public/assets.ts';
import { CALENDAR_FILES } from '../../../../functions/web/public/calendar/calendar-files.ts';
import { UNSUBSCRIBE_PAGES } from '../../../../functions/web/public/links/unsubscribe-pages.ts';
import { SUBSCRIPTION_PAGES } from '../../../../functions/web/public/newsletter/subscription-pages.ts';
import { FULL_TEXT_PAGES } from '../../../../functions/web/public/packets/full-text-pages.ts';
import { PACKET_PAGES } from '../../../../functions/web/public/packets/packet-pages.ts';
import { POSTER_PAGES } from '../../../../functions/web/public/packets/poster-pages.ts';
import { POLL_PAGES } from '../../../../functions/web/public/polls/poll-pages.ts';
import { QUESTION_PAGES } from '../../../../functions/web/public/questions/question-pages.ts';
import { SITE_PAGES } from '../../../../functions/web/public/site-pages.ts';
import { ASSET_PATHS, SITE_PATHS } from '../../../../functions/web/public/site-paths.ts';
import { TASK_PAGES } from '../../../../functions/web/public/tasks/task-pages.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { sessionOf } from '../fixtures/a-console.ts';
import { aSite } from '../fixtures/a-site.ts';

const TABLES = {
  public: [...ASSETS, ...UNSUBSCRIBE_PAGES, ...SITE_PAGES],
  subscribe: [...SUBSCRIPTION_PAGES],
  questions: [...QUESTION_PAGES, ...POLL_PAGES],
  task: [...TASK_PAGES],
  packet: [...PACKET_PAGES, ...POSTER_PAGES, ...FULL_TEXT_PAGES, ...CALENDAR_FILES],
};
const ROUTES = Object.entries(TABLES).flatMap(([app, routes]) => routes.map((route) => ({ app, ...route })));
type Route = (typeof ROUTES)[number];
const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;

/** Who may ask for what without signing in, written out by hand: the routes' own data must say the same. */
const EXPECTED: Record<string, 'anyone' | 'link-holder'> = {
  'GET /files/style.css': 'anyone',
  'GET /files/site.css': 'anyone',
  'GET /files/mark.svg': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/client.ts': 'anyone',
  'GET /unsubscribe/{token}': 'link-holder',
  'POST /unsubscribe/{token}': 'link-holder',
  'GET /rollouts': 'anyone',
  'GET /rollouts/{rollout}': 'anyone',
  'GET /rollouts/{rollout}/feed.atom': 'anyone',
  'GET /rollouts/{rollout}/organisations.csv': 'anyone',
  'GET /rollouts/{rollout}/organisations.json': 'anyone',
  'GET /rollouts/{rollout}/{organisation}': 'anyone',
  'GET /newsletters/{rollout}': 'anyone',
  'GET /newsletters/{rollout}/{organisation}': 'anyone',
  'GET /newsletters/{rollout}/{organisation}/{week}': 'anyone',
  'GET /newsroom': 'anyone',
  'GET /newsroom/feed.atom': 'anyone',
  'GET /newsroom/feed.json': 'anyone',
  'GET /newsroom/{slug}': 'anyone',
  'GET /newsroom/{slug}/kit.zip': 'anyone',
  'GET /newsroom/{slug}/images/{image}': 'anyone',
  'GET /log/checkpoint': 'anyone',
  'GET /log/key': 'anyone',
  'GET /log/tile/{level}/{a}': 'anyone',
  'GET /log/tile/{level}/{a}/{b}': 'anyone',
  'GET /log/tile/{level}/{a}/{b}/{c}': 'anyone',
  'GET /ask': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /sitemap.xml': 'anyone',
  'GET /robots.txt': 'anyone',
  'GET /dcat': 'anyone',
  'GET /subscribe/{rollout}': 'anyone',
  'POST /subscribe/{rollout}': 'anyone',
  'GET /subscription/{token}': 'link-holder',
  'POST /subscription/{token}': 'link-holder',
  'GET /ask/{rollout}': 'anyone',
  'POST /ask/{rollout}': 'anyone',
  'GET /ask/{rollout}/{organisation}': 'anyone',
  'POST /ask/{rollout}/{organisation}': 'anyone',
  'GET /question/press/{rollout}': 'anyone',
  'POST /question/press/{rollout}': 'anyone',
  'GET /question/{token}': 'link-holder',
  'POST /question/{token}': 'link-holder',
  'GET /polls/{token}': 'link-holder',
  'POST /polls/{token}': 'link-holder',
  'GET /tasks/{token}': 'link-holder',
  'GET /tasks/{token}/{channel}': 'link-holder',
  'GET /tasks/{token}/people/{contact}': 'link-holder',
  'POST /tasks/{token}/people/{contact}': 'link-holder',
  'POST /tasks/{token}': 'link-holder',
  'POST /tasks/{token}/{channel}': 'link-holder',
  'GET /texts/{token}': 'link-holder',
  'GET /packets/calendar/{token}/budkavle.ics': 'link-holder',
  'GET /packets/{token}': 'link-holder',
  'GET /packets/{token}/{document}': 'link-holder',
  'GET /packets/{token}/posters/{group}': 'link-holder',
};

let apps: Record<string, Hono>;
const errors: Error[] = [];

beforeAll(async () => {
  const world = await lendingWorld();
  const onError = (error: Error) => errors.push(error);
  const links = { signer: new HmacSigner(), newSecret, publicUrl: '' };
  const ports = { ...world, ...links, confirmationJobs: { enqueue: async () => undefined } };
  const onAsked = () => undefined;
  apps = {
    public: aSite(world).app,
    subscribe: subscribeApp({ reads: ports, acts: ports, networkOf: () => '192.0.2.1', onAsked, onError }),
    questions: questionApp({ reads: ports, acts: ports, networkOf: () => '192.0.2.1', onAsked, onError }),
    task: taskApp({ reads: ports, acts: ports, onError }),
    packet: packetApp({ ports, onError }),
  };
});

const filled = (path: string) =>
  path
    .replace('{rollout}', 'lending')
    .replace('{organisation}', '1280')
    .replaceAll(/\{\w+\}/g, 'anything');

/** What a request gets: everything of it that a browser sees. */
async function ask({ app, method, path }: Route, headers: Record<string, string>) {
  const form = { body: new URLSearchParams({ act: 'done' }) };
  const answer = await apps[app]?.request(filled(path), {
    ...{ method, headers },
    ...(method === 'POST' ? form : {}),
  });
  return { status: answer?.status, headers: [...(answer?.headers ?? [])], text: await answer?.text() };
}

const CALLERS = (['coordinator', 'local-lead'] as const).map((role) => ({
  authorization: `Bearer ${role}`,
  cookie: sessionOf(role),
}));

describe('every route outside of the sign-in', () => {
  it('states who may ask, and that is what was meant', () => {
    expect(Object.fromEntries(ROUTES.map((route) => [nameOf(route), route.who]))).toEqual(EXPECTED);
  });

  it('is no route behind the sign-in too', () => {
    const behind = new Set([...PAGE_ROUTES, ...API_ROUTES].map(nameOf));
    expect(ROUTES.map(nameOf).filter((name) => behind.has(name))).toEqual([]);
  });

  it('of the site is opened by the infrastructure, and nothing else is', () => {
    expect(SITE_PAGES.map(({ path }) => path).toSorted()).toEqual([...SITE_PATHS].toSorted());
    expect(ASSETS.map(({ path }) => path).toSorted()).toEqual([...ASSET_PATHS].toSorted());
  });

  it.each(ROUTES.map((route) => [nameOf(route), route] as const))(
    '%s responds the same to everyone, signed in or not, and sets no cookie',
    async (_, route) => {
      const answer = await ask(route, {});
      for (const headers of CALLERS) expect(await ask(route, headers)).toEqual(answer);
      expect([200, 400, 404]).toContain(answer.status);
      expect(answer.headers.map(([name]) => name)).not.toContain('set-cookie');
      expect(errors).toEqual([]);
    },
  );

  it.each(ROUTES.filter(({ who }) => who === 'link-holder').map((route) => [nameOf(route), route] as const))(
    '%s opens nothing without its link, and is kept and listed nowhere',
    async (_, route) => {
      const { status, headers } = await ask(route, {});
      expect(status).toBe(404);
      expect(headers).toContainEqual(['cache-control', 'no-store']);
      expect(headers).toContainEqual(['x-robots-tag', 'noindex']);
    },
  );
});
