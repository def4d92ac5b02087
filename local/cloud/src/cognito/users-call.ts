import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import type { PoolUser, PoolUsers } from './pool-users.ts';
import type { PasswordRules, UserPoolParts } from './user-pool.ts';

/** The pools of a template, and their users. */
export type KnownUsers = UserPoolParts & { users: PoolUsers };
type Known = Pick<KnownUsers, 'pools' | 'attributes' | 'users'>;
type Operation = (known: Known, request: unknown) => unknown;

const attributeSchema = z.object({
  Name: z.string().min(1).max(32),
  Value: z.string().max(2048).default(''),
});
const toPool = {
  UserPoolId: z
    .string()
    .regex(/^[\w-]+$/)
    .max(55),
};
const toUser = { ...toPool, Username: z.string().min(1).max(128) };
const createSchema = z.strictObject({
  ...toUser,
  UserAttributes: z.array(attributeSchema).default([]),
  MessageAction: z.literal('SUPPRESS', 'no messages are sent here: send MessageAction SUPPRESS'),
});
const passwordSchema = z.strictObject({
  ...toUser,
  Password: z.string().min(1).max(256).regex(/^\S+$/),
  Permanent: z.boolean().default(false),
});
const deleteSchema = z.strictObject(toUser);
const listSchema = z.strictObject({
  ...toPool,
  Filter: z.string().max(256).optional(),
  Limit: z.int().min(0).max(60).default(60),
  PaginationToken: z.string().regex(/^\d+$/).optional(),
});

const STANDARD = new Set(['email', 'email_verified', 'name']);

/** As https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/ describes each. */
const operations: Record<string, Operation> = {
  AdminCreateUser(known, request) {
    const { UserPoolId, Username, UserAttributes } = parsed(createSchema, request);
    requirePool(known, UserPoolId);
    if (!z.email().safeParse(Username).success) throw invalid('Username should be an email.');
    const attributes = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
    const strange = Object.keys(attributes).find(
      (name) =>
        !STANDARD.has(name) &&
        !known.attributes.some(({ pool, name: own }) => pool === UserPoolId && name === `custom:${own}`),
    );
    if (strange !== undefined)
      throw invalid(
        `Attributes did not conform to the schema: Type for attribute {${strange}} could not be determined`,
      );
    return { User: userOf(known.users.create(UserPoolId, { email: Username, ...attributes })) };
  },
  AdminSetUserPassword(known, request) {
    const { UserPoolId, Username, Password, Permanent } = parsed(passwordSchema, request);
    const { passwordRules } = requirePool(known, UserPoolId);
    const user = known.users.require(UserPoolId, Username);
    const broken = brokenRule(Password, passwordRules);
    if (broken !== undefined)
      throw new ServiceError('InvalidPasswordException', `Password did not conform with policy: ${broken}`);
    known.users.setStatus(user, Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD');
    return {};
  },
  AdminDeleteUser(known, request) {
    const { UserPoolId, Username } = parsed(deleteSchema, request);
    requirePool(known, UserPoolId);
    known.users.remove(known.users.require(UserPoolId, Username));
    return {};
  },
  ListUsers(known, request) {
    const { UserPoolId, Filter, Limit, PaginationToken = '0' } = parsed(listSchema, request);
    requirePool(known, UserPoolId);
    const found = known.users.list(UserPoolId).filter(filterOf(Filter));
    const start = Number(PaginationToken);
    const end = start + (Limit || 60);
    return {
      Users: found.slice(start, end).map(userOf),
      ...(end < found.length ? { PaginationToken: String(end) } : {}),
    };
  },
};

export function usersCall(known: Known, operation: string, request: unknown): unknown {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!run) throw new UnsupportedCall(`cognito-idp ${operation}`);
  return run(known, request);
}

function requirePool({ pools }: Known, id: string) {
  const pool = pools.find((each) => each.id === id);
  if (!pool) throw new ServiceError('ResourceNotFoundException', `User pool ${id} does not exist.`);
  return pool;
}

function userOf({ username, status, createdAt, attributes }: PoolUser) {
  const seconds = createdAt / 1000;
  return {
    Username: username,
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: seconds,
    UserLastModifiedDate: seconds,
    Enabled: true,
    UserStatus: status,
  };
}

/** One condition, as a filter may have; `=` is all that is understood here. */
function filterOf(filter: string | undefined): (user: PoolUser) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const [, name = '', value] = /^([a-z_:]+) ?= ?"([^"\\]*)"$/.exec(filter) ?? [];
  if (name === 'cognito:user_status') return ({ status }) => status.toLowerCase() === value?.toLowerCase();
  if (name === 'email' || name === 'name' || name === 'sub')
    return ({ attributes }) => attributes[name] === value;
  throw new UnsupportedCall(`the filter of ListUsers '${filter}'`);
}

function brokenRule(password: string, rules: PasswordRules): string | undefined {
  const checks: [boolean, string][] = [
    [password.length >= rules.minimumLength, 'Password not long enough'],
    [!rules.lowercase || /[a-z]/.test(password), 'Password must have lowercase characters'],
    [!rules.uppercase || /[A-Z]/.test(password), 'Password must have uppercase characters'],
    [!rules.numbers || /\d/.test(password), 'Password must have numeric characters'],
    [!rules.symbols || /[^A-Za-z0-9]/.test(password), 'Password must have symbol characters'],
  ];
  return checks.find(([kept]) => !kept)?.[1];
}

function parsed<T>(schema: z.ZodType<T>, request: unknown): T {
  const read = schema.safeParse(request);
  if (!read.success) throw invalid(z.prettifyError(read.error));
  return read.data;
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}
