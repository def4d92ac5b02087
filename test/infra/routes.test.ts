import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API_ROUTES } from '../../functions/web/api/api-routes.ts';
import { CONTACT_API } from '../../functions/web/api/contacts/contact-api.ts';
import { PEOPLE_API } from '../../functions/web/api/people/people.ts';
import { PRESS_ROUTES } from '../../functions/web/api/press/press-releases.ts';
import { CALENDAR_PAGES } from '../../functions/web/console/calendar/calendar-pages.ts';
import { CONTACT_PAGES } from '../../functions/web/console/contacts/contact-pages.ts';
import { HOME_PAGES } from '../../functions/web/console/home/home-pages.ts';
import { PAGE_ROUTES } from '../../functions/web/console/page-routes.ts';
import { PEOPLE_PAGES } from '../../functions/web/console/people/people-pages.ts';
import { PRESS_PAGES } from '../../functions/web/console/press/press-pages.ts';
import { ROLLOUT_IMPORT_PAGES } from '../../functions/web/console/setup/import-rollout-pages.ts';
import { ASSETS } from '../../functions/web/public/assets.ts';
import { CALENDAR_FILES } from '../../functions/web/public/calendar/calendar-files.ts';
import { UNSUBSCRIBE_PAGES } from '../../functions/web/public/links/unsubscribe-pages.ts';
import { SUBSCRIPTION_PAGES } from '../../functions/web/public/newsletter/subscription-pages.ts';
import { FULL_TEXT_PAGES } from '../../functions/web/public/packets/full-text-pages.ts';
import { PACKET_PAGES } from '../../functions/web/public/packets/packet-pages.ts';
import { POSTER_PAGES } from '../../functions/web/public/packets/poster-pages.ts';
import { POLL_PAGES } from '../../functions/web/public/polls/poll-pages.ts';
import { QUESTION_PAGES } from '../../functions/web/public/questions/question-pages.ts';
import { SITE_PAGES } from '../../functions/web/public/site-pages.ts';
import { TASK_PAGES } from '../../functions/web/public/tasks/task-pages.ts';
import { matchRoute } from '../../local/cloud/src/http-api/http-api-routes.ts';
import { PROD, resourcesOf, synthesize } from './synthesize.ts';

type Known = { method: string; path: string };
/** What the router of each function answers. */
const ANSWERS: Readonly<Record<string, readonly Known[]>> = {
  console: [
    ...PAGE_ROUTES,
    ...API_ROUTES,
    { method: 'GET', path: '/sign-in/callback' },
    { method: 'POST', path: '/sign-out' },
    { method: 'GET', path: '/file-limit.js' },
    { method: 'GET', path: '/follow.js' },
    { method: 'GET', path: '/session.js' },
    { method: 'GET', path: '/session' },
    { method: 'GET', path: '/signed-in' },
  ],
  contacts: [...CONTACT_PAGES, ...CONTACT_API],
  people: [
    ...PEOPLE_PAGES,
    ...PEOPLE_API,
    { method: 'GET', path: '/welcome' },
    { method: 'POST', path: '/welcome' },
  ],
  home: [...HOME_PAGES, ...CALENDAR_PAGES],
  'press-desk': [...PRESS_PAGES, ...PRESS_ROUTES],
  'import-rollout': ROLLOUT_IMPORT_PAGES,
  'public-pages': [...ASSETS, ...UNSUBSCRIBE_PAGES, ...SITE_PAGES],
  subscriptions: SUBSCRIPTION_PAGES,
  questions: [...QUESTION_PAGES, ...POLL_PAGES],
  'task-pages': TASK_PAGES,
  packet: [...PACKET_PAGES, ...POSTER_PAGES, ...FULL_TEXT_PAGES, ...CALENDAR_FILES],
};

const template = synthesize(PROD);
const target = z
  .object({ 'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), z.object({ Ref: z.string() })])]) })
  .transform((value) => value['Fn::Join'][1][1].Ref);
const uri = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
  .transform((v) => v['Fn::GetAtt'][0]);

const routes = (() => {
  const functions = resourcesOf(template, 'AWS::Lambda::Function', z.object({ FunctionName: z.string() }));
  const integrations = resourcesOf(
    template,
    'AWS::ApiGatewayV2::Integration',
    z.object({ IntegrationUri: uri }),
  );
  const added = resourcesOf(
    template,
    'AWS::ApiGatewayV2::Route',
    z.object({ RouteKey: z.string(), Target: target }),
  );
  return added.map(({ RouteKey: key, Target }) => {
    const called = integrations.find(({ logicalId }) => logicalId === Target)?.IntegrationUri;
    const name = functions.find(({ logicalId }) => logicalId === called)?.FunctionName ?? 'nothing';
    return { key, functionArn: name, signed: false, timeoutMilliseconds: 30_000 };
  });
})();
const answering = (method: string, path: string) =>
  matchRoute(routes, method, path)?.route.functionArn.replace('budkavle-prod-', '');

describe('a request', () => {
  it.each(Object.entries(ANSWERS))('that only %s can answer reaches it', (name, known) => {
    expect(known.length).toBeGreaterThan(0);
    for (const { method, path } of known)
      expect([method, path, answering(method, path.replaceAll(/\{\w+\}/g, 'x'))]).toEqual([
        method,
        path,
        name,
      ]);
  });

  it('reaches the same function whatever its method, which then says what it takes', () => {
    for (const [name, known] of Object.entries(ANSWERS))
      for (const { path } of known)
        for (const method of ['HEAD', 'OPTIONS', 'DELETE'])
          expect(answering(method, path.replaceAll(/\{\w+\}/g, 'x'))).toBe(name);
  });

  it.each([
    ['/', 'home'],
    ['/newsletters', 'console'],
    ['/organisations/1280/contacts', 'console'],
    ['/api/organisations/1280', 'console'],
    ['/press', 'press-desk'],
    ['/pressrum', 'console'],
  ])('for %s goes to %s', (path, name) => {
    expect(answering('GET', path)).toBe(name);
  });
});
