import * as z from 'zod';
import type { ApiConfig, HttpApiRoute } from '../http-api/http-api.ts';
import type { Assembly, LocalResource } from './assembly.ts';
import type { Blueprint } from './blueprint.ts';
import { ignored, number, optional, propertiesOf } from './resource-properties.ts';
import { UnsupportedResource } from './unsupported-resource.ts';

/** API Gateway's own limit when the integration sets none. */
const integrationMilliseconds = 30_000;

/** An API with its routes, which refer to integrations, which refer to functions. */
export function readApi(resource: LocalResource, blueprint: Blueprint, assembly: Assembly): void {
  propertiesOf(resource, {
    Name: ignored,
    Description: ignored,
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: ignored,
    Tags: ignored,
  });
  if (blueprint.apis.length > 0)
    throw new UnsupportedResource(resource, 'one API has the one port that there is');
  const routes = assembly.resources
    .filter(
      ({ type, properties }) => type === 'AWS::ApiGatewayV2::Route' && properties.ApiId === resource.ref,
    )
    .map((route) => routeOf(route, assembly));
  blueprint.apis.push({ id: resource.ref, routes, ...optional('throttle', throttleOf(resource, assembly)) });
}

/** Of the API's one stage. */
function throttleOf(api: LocalResource, assembly: Assembly): ApiConfig['throttle'] {
  const stage = assembly.resources.find(
    ({ type, properties }) => type === 'AWS::ApiGatewayV2::Stage' && properties.ApiId === api.ref,
  );
  const { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit } = z
    .object({ ThrottlingRateLimit: number.optional(), ThrottlingBurstLimit: number.optional() })
    .parse(stage?.properties.DefaultRouteSettings ?? {});
  return rateLimit && burstLimit ? { rateLimit, burstLimit } : undefined;
}

function routeOf(resource: LocalResource, assembly: Assembly): HttpApiRoute {
  const route = propertiesOf(resource, {
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string().regex(/^integrations\//),
    AuthorizationType: z.enum(['NONE', 'AWS_IAM']).default('NONE'),
    OperationName: ignored,
  });
  const wanted = route.Target.replace('integrations/', '');
  const integration = assembly.resources.find(
    ({ type, ref }) => type === 'AWS::ApiGatewayV2::Integration' && ref === wanted,
  );
  if (!integration) throw new UnsupportedResource(resource, `its integration '${wanted}' does not exist`);
  const { IntegrationUri, TimeoutInMillis } = propertiesOf(integration, {
    ApiId: ignored,
    Description: ignored,
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationMethod: ignored,
    IntegrationUri: z.string().regex(/^arn:aws:lambda:/, 'only functions answer here'),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: number.default(integrationMilliseconds),
  });
  return {
    key: route.RouteKey,
    functionArn: IntegrationUri,
    signed: route.AuthorizationType === 'AWS_IAM',
    timeoutMilliseconds: TimeoutInMillis,
  };
}

export function readStageResource(resource: LocalResource): void {
  propertiesOf(resource, {
    ApiId: z.string(),
    StageName: z.literal('$default', 'only the stage $default, which has no path of its own'),
    AutoDeploy: ignored,
    AccessLogSettings: ignored,
    DefaultRouteSettings: ignored,
    RouteSettings: z.undefined('throttle the stage, not single routes').optional(),
    Description: ignored,
    Tags: ignored,
  });
}
