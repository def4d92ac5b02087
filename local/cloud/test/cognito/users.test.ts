import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PoolUsers } from '../../src/cognito/pool-users.ts';
import { usersCall } from '../../src/cognito/users-call.ts';
import { whoOf } from '../../src/cognito/who.ts';
import { requiredAccess } from '../../src/iam/actions.ts';
import { ServiceError, UnsupportedCall } from '../../src/protocol/service-error.ts';
import { openDatabase } from '../../src/shared/database.ts';

const POOL = 'pool1';
const passwordRules = { minimumLength: 14, lowercase: true, uppercase: true, numbers: true, symbols: true };
const client = {
  ...{ id: 'client1', pool: POOL, issuer: 'https://issuer.example', callbackUrls: [], logoutUrls: [] },
  ...{ idTokenMinutes: 30, refreshTokenMinutes: 720 },
};
const listSchema = z.object({
  Users: z.array(z.looseObject({ Username: z.string(), UserStatus: z.string() })),
  PaginationToken: z.string().optional(),
});

function aPool() {
  const users = new PoolUsers({
    database: openDatabase(':memory:'),
    clock: { now: () => 1_700_000_000_000 },
  });
  const known = {
    ...{ pools: [{ id: POOL, passwordRules }], clients: [client], groups: [], users },
    attributes: [{ pool: POOL, name: 'shop' }],
    signIn: { page: () => '', personOf: (answers: unknown) => personSchema.parse(answers) },
  };
  const call = (operation: string, more: object = {}) =>
    usersCall(known, operation, { UserPoolId: POOL, ...more });
  const create = (Username = 'kim@shop.example', Name = 'name') =>
    call('AdminCreateUser', {
      Username,
      UserAttributes: [{ Name, Value: 'Kim' }],
      MessageAction: 'SUPPRESS',
    });
  const list = (more: object = {}) => listSchema.parse(call('ListUsers', more));
  const confirm = (Password = 'Good-Password-1234') =>
    call('AdminSetUserPassword', { Username: 'KIM@shop.example', Password, Permanent: true });
  const signIn = (answers: object) => whoOf(client, answers, known);
  return { call, create, list, confirm, signIn, users };
}
const personSchema = z.object({
  ...{ name: z.string().default('Visitor'), email: z.string(), groups: z.array(z.string()).default([]) },
  ...{ attributes: z.record(z.string(), z.string()).default({}), provider: z.string().optional() },
  onlyUsers: z.boolean().optional(),
});

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof ServiceError ? error.code : String(error);
  }
  return 'done';
};

describe('a user of a pool', () => {
  it('is made without a password, gets one, and is gone when it is deleted', () => {
    const { create, list, confirm, call } = aPool();
    expect(create()).toMatchObject({ User: { UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true } });
    expect(confirm()).toEqual({});
    expect(list({ Filter: 'email = "kim@shop.example"' }).Users).toMatchObject([{ UserStatus: 'CONFIRMED' }]);
    call('AdminDeleteUser', { Username: 'kim@shop.example' });
    expect(list().Users).toEqual([]);
  });

  // Codes as documented for each call at https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/
  it.each([
    [
      'UsernameExistsException',
      ({ create }: ReturnType<typeof aPool>) => [create(), create('KIM@shop.example')],
    ],
    ['InvalidParameterException', ({ create }: ReturnType<typeof aPool>) => create('kim')],
    [
      'InvalidParameterException',
      ({ create }: ReturnType<typeof aPool>) => create('kim@shop.example', 'custom:size'),
    ],
    [
      'InvalidParameterException',
      ({ call }: ReturnType<typeof aPool>) => call('AdminCreateUser', { Username: 'a@b.example' }),
    ],
    ['InvalidParameterException', ({ call }: ReturnType<typeof aPool>) => call('ListUsers', { Limit: 61 })],
    ['UserNotFoundException', ({ confirm }: ReturnType<typeof aPool>) => confirm()],
    [
      'UserNotFoundException',
      ({ call }: ReturnType<typeof aPool>) => call('AdminDeleteUser', { Username: 'x@y.example' }),
    ],
    [
      'InvalidPasswordException',
      ({ create, confirm }: ReturnType<typeof aPool>) => [create(), confirm('Short-1')],
    ],
    [
      'InvalidPasswordException',
      ({ create, confirm }: ReturnType<typeof aPool>) => [create(), confirm('no-capital-letter-1')],
    ],
    [
      'ResourceNotFoundException',
      ({ call }: ReturnType<typeof aPool>) => call('ListUsers', { UserPoolId: 'pool2' }),
    ],
  ] as const)('is refused with %s', (code, work) => {
    expect(codeOf(() => work(aPool()))).toBe(code);
  });

  it('is listed page by page', () => {
    const { create, list } = aPool();
    for (let index = 0; index < 61; index += 1) create(`kim-${index}@shop.example`);
    const first = list();
    expect(first.Users).toHaveLength(60);
    const last = list({ PaginationToken: first.PaginationToken });
    expect(last.Users).toHaveLength(1);
    expect(last.PaginationToken).toBeUndefined();
    expect(new Set([...first.Users, ...last.Users].map(({ Username }) => Username)).size).toBe(61);
  });

  it('is asked about in ways that are not known here by name of what is missing', () => {
    const { call } = aPool();
    expect(() => call('AdminGetUser', { Username: 'a@b.example' })).toThrow(UnsupportedCall);
    expect(() => call('ListUsers', { Filter: 'status ^= "Dis"' })).toThrow(UnsupportedCall);
  });

  it('is a matter of the pool for IAM', () => {
    for (const operation of ['AdminCreateUser', 'AdminSetUserPassword', 'AdminDeleteUser', 'ListUsers']) {
      const call = { service: 'cognito-idp', operation, request: { UserPoolId: POOL } };
      const [access] = requiredAccess(call, { partitionKeyOf: () => undefined, identities: [] });
      expect(access).toMatchObject({ action: `cognito-idp:${operation}` });
      expect(access?.resource).toMatch(/^arn:aws:cognito-idp:.*:userpool\/pool1$/);
    }
  });
});

describe('whoever signs in', () => {
  it('with a user’s address is that user, whatever else they say, once there is a password', () => {
    const { create, confirm, signIn } = aPool();
    create();
    const answers = { email: 'Kim@shop.example', provider: 'Shop', attributes: { shop: '17' } };
    expect(signIn(answers)).toEqual({ problem: expect.stringContaining('password') });
    confirm();
    const who = signIn(answers);
    expect(who).toMatchObject({ person: { name: 'Kim', attributes: {}, groups: [] } });
    expect('person' in who && who.person.provider).toBeUndefined();
  });

  it('is nobody without a user where only users are meant', () => {
    const { signIn } = aPool();
    expect(signIn({ email: 'x@y.example', onlyUsers: true })).toHaveProperty('problem');
  });

  it('by an identity provider is listed from then on, with what it said last', () => {
    const { signIn, list } = aPool();
    for (const shop of ['17', '18'])
      signIn({ email: 'lee@other.example', name: 'Lee', provider: 'Other', attributes: { shop } });
    const { Users } = list({ Filter: 'cognito:user_status = "EXTERNAL_PROVIDER"' });
    expect(Users).toHaveLength(1);
    expect(Users[0]?.Attributes).toContainEqual({ Name: 'custom:shop', Value: '18' });
  });
});
