import * as z from 'zod';
import { arnOf, PROD, ref, resourcesOf, synthesize } from './synthesize.ts';

const many = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(one));
const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: many(z.string()),
  Resource: many(z.unknown()),
  Condition: z.record(z.string(), z.record(z.string(), many(z.string()))).default({}),
});
export const template = synthesize(PROD);
const policies = resourcesOf(
  template,
  'AWS::IAM::Policy',
  z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }), Roles: z.tuple([ref]) }),
);
export const functions = resourcesOf(
  template,
  'AWS::Lambda::Function',
  z.object({ FunctionName: z.string(), Role: arnOf }),
);

/** What the role of a function may do. */
export function statementsOf(name: string) {
  const role = functions.find(({ FunctionName }) => FunctionName === `budkavle-prod-${name}`)?.Role;
  return policies
    .filter(({ Roles }) => Roles[0] === role)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** All functions, without the stage. */
export const names = [
  'plan-milestone',
  'plan-organisation',
  'approve-milestone',
  'dispatch-milestone',
  'send-deliveries',
  'stop-milestone',
  'record-outcome',
  'reconcile',
  'console',
  'contacts',
  'press-desk',
  'home',
  'import-rollout',
  'people',
  'sync-account',
  'tidy-contacts',
  'public-pages',
  'task-pages',
  'remind-owners',
  'welcome-newcomers',
  'packet',
  'publish-press-release',
  'publish-press-releases',
  'compile-newsletters',
  'plan-newsletter',
  'send-confirmation',
  'subscriptions',
  'questions',
  'deliver-answer',
];
export const all = names.flatMap((name) => statementsOf(name).map((statement) => ({ name, ...statement })));

/** Which functions may do something, and with rows under which partition keys. */
export function rowsFor(action: string): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const { name, Condition } of all.filter(({ Action }) => Action.includes(`dynamodb:${action}`))) {
    const like = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
    const not = Condition['ForAllValues:StringNotLike']?.['dynamodb:LeadingKeys'] ?? [];
    rows[name] = [...(rows[name] ?? []), ...like, ...not.map((key) => `not ${key}`)].sort();
  }
  return rows;
}

/** All that anybody may do with rows. */
export const ACTIONS = [
  'BatchGetItem',
  'ConditionCheckItem',
  'DeleteItem',
  'GetItem',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PutItem',
  'Query',
  'UpdateItem',
];
