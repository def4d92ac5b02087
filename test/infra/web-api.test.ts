import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, resourcesOf, synthesize } from './synthesize.ts';

const template = synthesize(PROD);
const variables = z.object({
  FunctionName: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const consoleIn = (context: Record<string, string>) =>
  resourcesOf(synthesize(context), 'AWS::Lambda::Function', variables).find(({ FunctionName }) =>
    FunctionName.endsWith('-console'),
  );
const [withMailbox, withoutMailbox] = [consoleIn({ mailboxUrl: 'http://127.0.0.1:4401' }), consoleIn({})];

/** What everybody may read; nothing of it takes anything in. */
const SITE = [
  '/rollouts',
  '/rollouts/{rollout}',
  '/rollouts/{rollout}/organisations.csv',
  '/rollouts/{rollout}/organisations.json',
  '/rollouts/{rollout}/{organisation}',
  '/newsletters/{rollout}',
  '/newsletters/{rollout}/{organisation}',
  '/newsletters/{rollout}/{organisation}/{week}',
  '/newsroom',
  '/newsroom/feed.atom',
  '/newsroom/feed.json',
  '/newsroom/{slug}',
  '/newsroom/{slug}/images/{image}',
  '/accessibility',
  '/sitemap.xml',
  '/robots.txt',
];

describe('the console', () => {
  it('gets every request that is not for the pages of everybody, and judges itself who may what', () => {
    const properties = z.object({ RouteKey: z.string(), AuthorizationType: z.string() });
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route', properties);
    expect(routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])).toEqual([
      ['ANY /', 'NONE'],
      ['ANY /{proxy+}', 'NONE'],
      ['GET /contacts.csv', 'NONE'],
      ['GET /contacts', 'NONE'],
      ['GET /contacts/{proxy+}', 'NONE'],
      ['POST /contacts/{proxy+}', 'NONE'],
      ['ANY /api/organisations/{organisation}/contacts', 'NONE'],
      ['ANY /api/organisations/{organisation}/contacts/{proxy+}', 'NONE'],
      ['ANY /api/contact-imports', 'NONE'],
      ['ANY /api/contact-imports/{proxy+}', 'NONE'],
      ['GET /press', 'NONE'],
      ['GET /press/{proxy+}', 'NONE'],
      ['POST /press/{proxy+}', 'NONE'],
      ['ANY /api/press-releases', 'NONE'],
      ['ANY /api/press-releases/{proxy+}', 'NONE'],
      ['GET /import-rollout', 'NONE'],
      ['POST /import-rollout', 'NONE'],
      ['GET /import-rollout/{proxy+}', 'NONE'],
      ['GET /unsubscribe/{token}', 'NONE'],
      ['HEAD /unsubscribe/{token}', 'NONE'],
      ['POST /unsubscribe/{token}', 'NONE'],
      ['GET /style.css', 'NONE'],
      ['HEAD /style.css', 'NONE'],
      ['GET /site.css', 'NONE'],
      ['HEAD /site.css', 'NONE'],
      ['GET /mark.svg', 'NONE'],
      ['HEAD /mark.svg', 'NONE'],
      ...SITE.flatMap((path) => [
        [`GET ${path}`, 'NONE'],
        [`HEAD ${path}`, 'NONE'],
      ]),
      ['GET /api/openapi.json', 'NONE'],
      ['HEAD /api/openapi.json', 'NONE'],
      ['GET /subscribe/{rollout}', 'NONE'],
      ['HEAD /subscribe/{rollout}', 'NONE'],
      ['POST /subscribe/{rollout}', 'NONE'],
      ['GET /subscription/{token}', 'NONE'],
      ['HEAD /subscription/{token}', 'NONE'],
      ['POST /subscription/{token}', 'NONE'],
      ['GET /tasks/{token}', 'NONE'],
      ['HEAD /tasks/{token}', 'NONE'],
      ['GET /tasks/{token}/{channel}', 'NONE'],
      ['HEAD /tasks/{token}/{channel}', 'NONE'],
      ['POST /tasks/{token}/{channel}', 'NONE'],
      ['GET /packets/{token}', 'NONE'],
      ['HEAD /packets/{token}', 'NONE'],
      ['GET /packets/{token}/{document}', 'NONE'],
      ['HEAD /packets/{token}/{document}', 'NONE'],
    ]);
  });

  it('is throttled', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });

  it('logs what was asked for and when, but neither by whom nor about whom', () => {
    const settings = z.object({ AccessLogSettings: z.object({ Format: z.string() }) });
    const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage', settings);
    const format = z.record(z.string(), z.string()).parse(JSON.parse(stage?.AccessLogSettings.Format ?? ''));
    expect(Object.values(format)).toContain('$context.routeKey');
    expect(Object.values(format).join()).not.toMatch(/\$context\.(path|identity|authorizer)/);
  });

  it('links to the mailbox where there is one, and only there', () => {
    expect(withMailbox?.Environment.Variables).toHaveProperty('MAILBOX_URL', 'http://127.0.0.1:4401');
    expect(withoutMailbox?.Environment.Variables).not.toHaveProperty('MAILBOX_URL');
  });
});
