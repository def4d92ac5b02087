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

describe('the console', () => {
  it('gets every request that is not for the pages of everybody, and judges itself who may what', () => {
    const properties = z.object({ RouteKey: z.string(), AuthorizationType: z.string() });
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route', properties);
    expect(routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])).toEqual([
      ['ANY /ask/{proxy+}', 'NONE'],
      ['ANY /question/{proxy+}', 'NONE'],
      ['ANY /polls/{proxy+}', 'NONE'],
      ['ANY /{proxy+}', 'NONE'],
      ['ANY /', 'NONE'],
      ['ANY /find', 'NONE'],
      ['ANY /calendar', 'NONE'],
      ['ANY /contacts.csv', 'NONE'],
      ['ANY /contacts', 'NONE'],
      ['ANY /contacts/{proxy+}', 'NONE'],
      ['ANY /api/organisations/{organisation}/contacts', 'NONE'],
      ['ANY /api/organisations/{organisation}/contacts/{proxy+}', 'NONE'],
      ['ANY /api/contact-imports', 'NONE'],
      ['ANY /api/contact-imports/{proxy+}', 'NONE'],
      ['ANY /press', 'NONE'],
      ['ANY /press/{proxy+}', 'NONE'],
      ['ANY /api/press-releases', 'NONE'],
      ['ANY /api/press-releases/{proxy+}', 'NONE'],
      ['ANY /import-rollout', 'NONE'],
      ['ANY /import-rollout/{proxy+}', 'NONE'],
      ['ANY /welcome', 'NONE'],
      ['ANY /people', 'NONE'],
      ['ANY /people/{proxy+}', 'NONE'],
      ['ANY /api/people', 'NONE'],
      ['ANY /api/people/{proxy+}', 'NONE'],
      ['ANY /unsubscribe/{proxy+}', 'NONE'],
      ['ANY /rollouts', 'NONE'],
      ['ANY /newsroom', 'NONE'],
      ['ANY /ask', 'NONE'],
      ['ANY /accessibility', 'NONE'],
      ['ANY /sitemap.xml', 'NONE'],
      ['ANY /robots.txt', 'NONE'],
      ['ANY /dcat', 'NONE'],
      ['ANY /api/openapi.json', 'NONE'],
      ['ANY /api/client.ts', 'NONE'],
      ['ANY /rollouts/{proxy+}', 'NONE'],
      ['ANY /newsletters/{proxy+}', 'NONE'],
      ['ANY /newsroom/{proxy+}', 'NONE'],
      ['ANY /log/{proxy+}', 'NONE'],
      ['ANY /files/{proxy+}', 'NONE'],
      ['ANY /subscribe/{proxy+}', 'NONE'],
      ['ANY /subscription/{proxy+}', 'NONE'],
      ['ANY /tasks/{proxy+}', 'NONE'],
      ['ANY /packets/{proxy+}', 'NONE'],
      ['ANY /texts/{proxy+}', 'NONE'],
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
