import * as z from 'zod';
import type { LocalResource } from './assembly.ts';
import { written } from './limits.ts';

/** What the resources together make too large, each named by the one that AWS would refuse. */
type Sum = {
  code: string;
  limit: number;
  what: string;
  source: string;
  /** Sizes by what they belong to. */
  sizes(resources: LocalResource[]): Map<string, number>;
};

const inlineSchema = z.array(z.object({ PolicyDocument: z.unknown() })).default([]);
const rolesSchema = z.array(z.string()).default([]);

const sums: Sum[] = [
  {
    code: 'PolicyLengthExceededException',
    limit: 20_480,
    what: "bytes of the function's resource policy",
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    sizes: functionPolicies,
  },
  {
    code: 'LimitExceeded',
    limit: 10_240,
    what: 'characters of inline policies of the role',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    sizes: inlinePolicies,
  },
  {
    code: 'TooManyRequestsException',
    limit: 300,
    what: 'routes',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    sizes: (resources) => counted(resources, 'AWS::ApiGatewayV2::Route', 'ApiId'),
  },
  {
    code: 'LimitExceededException',
    limit: 300,
    what: 'rules of the event bus',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
    sizes: (resources) => counted(resources, 'AWS::Events::Rule', 'EventBusName'),
  },
  {
    code: 'InvalidParameterValueException',
    // 1000 in all, of which Lambda keeps 100 for functions that reserve none.
    limit: 900,
    what: 'concurrent executions that functions reserve',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    sizes: (resources) =>
      summed(
        of(resources, 'AWS::Lambda::Function').map(({ properties }) => [
          'account',
          Number(properties.ReservedConcurrentExecutions ?? 0),
        ]),
      ),
  },
];

/** One sentence for each sum that is too large. */
export function sumProblems(resources: LocalResource[]): string[] {
  return sums.flatMap(({ code, limit, what, source, sizes }) =>
    [...sizes(resources)]
      .filter(([, size]) => size > limit)
      .map(([name, size]) => `'${name}': ${code}: ${size} ${what}, at most ${limit} are allowed (${source})`),
  );
}

/** As Lambda stores them: a statement for each permission, with an id that CloudFormation makes. */
function functionPolicies(resources: LocalResource[]): Map<string, number> {
  const envelope = written({ Version: '2012-10-17', Id: 'default', Statement: [] });
  const statements = of(resources, 'AWS::Lambda::Permission').map(({ stack, logicalId, properties }) => {
    const { FunctionName, Principal, Action, SourceArn, SourceAccount } = properties;
    const statement = {
      Sid: `${stack}-${logicalId}-ABCDEFGHIJKL`,
      Effect: 'Allow',
      Principal: { Service: Principal },
      Action,
      Resource: FunctionName,
      Condition: {
        ...(SourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
        ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
      },
    };
    return [String(FunctionName), written(statement) + 1] as const;
  });
  return new Map([...summed(statements)].map(([name, size]) => [name, size + envelope]));
}

function inlinePolicies(resources: LocalResource[]): Map<string, number> {
  const own = of(resources, 'AWS::IAM::Role').flatMap(({ ref, properties }) =>
    inlineSchema
      .parse(properties.Policies)
      .map(({ PolicyDocument }) => [ref, written(PolicyDocument)] as const),
  );
  const attached = of(resources, 'AWS::IAM::Policy').flatMap(({ properties }) =>
    rolesSchema.parse(properties.Roles).map((role) => [role, written(properties.PolicyDocument)] as const),
  );
  return summed([...own, ...attached]);
}

function of(resources: LocalResource[], type: string): LocalResource[] {
  return resources.filter((resource) => resource.type === type);
}

function counted(resources: LocalResource[], type: string, property: string): Map<string, number> {
  return summed(of(resources, type).map(({ properties }) => [String(properties[property] ?? 'default'), 1]));
}

function summed(entries: (readonly [string, number])[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [name, size] of entries) sizes.set(name, (sizes.get(name) ?? 0) + size);
  return sizes;
}
