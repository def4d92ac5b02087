import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROD, synthesize } from './synthesize.ts';

const template = synthesize(PROD);

describe('the console', () => {
  it('answers nobody who has not signed the request, on no route', () => {
    const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties,
    );
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(['GET /', 'GET /{proxy+}']);
    for (const { AuthorizationType } of routes) expect(AuthorizationType).toBe('AWS_IAM');
  });

  it('is throttled, and logs who came when but not what they read', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 50,
      ThrottlingBurstLimit: 100,
    });
    const format = z
      .record(z.string(), z.string())
      .parse(JSON.parse(stage?.Properties.AccessLogSettings.Format));
    expect(Object.values(format)).not.toContain('$context.path');
    expect(Object.values(format)).toContain('$context.identity.userArn');
  });

  it('links to the mailbox where there is one, and only there', () => {
    const variablesOf = (context: Record<string, string>) => {
      const functions = synthesize(context).findResources('AWS::Lambda::Function', {
        Properties: { FunctionName: 'budkavle-local-console' },
      });
      return Object.values(functions)[0]?.Properties.Environment.Variables;
    };
    expect(variablesOf({ mailboxUrl: 'http://127.0.0.1:4401' })).toHaveProperty(
      'MAILBOX_URL',
      'http://127.0.0.1:4401',
    );
    expect(variablesOf({})).not.toHaveProperty('MAILBOX_URL');
  });
});
