import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { CognitoSignInAccounts } from '../../../../functions/adapters/cognito/sign-in-accounts.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
const accounts = new CognitoSignInAccounts({
  poolId: 'pool1',
  client: new CognitoIdentityProviderClient({}),
});
const missing = () => new UserNotFoundException({ message: 'User does not exist.', $metadata: {} });

// It stands for every client of its class until then.
afterAll(() => cognito.restore());
beforeEach(() => {
  cognito.reset();
  cognito.on(AdminDeleteUserCommand).rejects(missing());
  cognito.on(ListUsersCommand).resolves({ Users: [] });
  cognito.on(AdminCreateUserCommand).resolves({});
  cognito.on(AdminSetUserPasswordCommand).resolves({});
});

describe('an account', () => {
  it('is made without a mail from Cognito, and with a password that nobody is told, another each time', async () => {
    for (let times = 0; times < 2; times += 1)
      await accounts.open({ name: 'Sara Ek', address: 'Sara.Ek@Malmö.example' });
    const [created] = cognito.commandCalls(AdminCreateUserCommand);
    expect(created?.args[0].input).toEqual({
      ...{ UserPoolId: 'pool1', Username: 'sara.ek@xn--malm-8qa.example', MessageAction: 'SUPPRESS' },
      UserAttributes: [
        { Name: 'email', Value: 'sara.ek@xn--malm-8qa.example' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Sara Ek' },
      ],
    });
    const passwords = cognito.commandCalls(AdminSetUserPasswordCommand).map(({ args: [{ input }] }) => input);
    expect(passwords.every(({ Permanent }) => Permanent)).toBe(true);
    const [one = '', other = ''] = passwords.map(({ Password }) => Password);
    expect(one).not.toBe(other);
    expect(one.length).toBeGreaterThanOrEqual(43);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/]) expect(one).toMatch(kind);
  });

  it('is closed with those of identity providers that have the same address', async () => {
    cognito
      .on(ListUsersCommand, { Filter: 'email = "sara@malmo.example"' })
      .resolves({ Users: [{ Username: 'Malmo_sara' }] });
    await accounts.close('Sara@malmo.example');
    const closed = cognito
      .commandCalls(AdminDeleteUserCommand)
      .map(({ args: [{ input }] }) => input.Username);
    expect(closed).toEqual(['sara@malmo.example', 'Malmo_sara']);
  });

  it('that cannot be closed is an error, not a silent success', async () => {
    cognito.on(AdminDeleteUserCommand).rejects(new Error('AccessDenied'));
    await expect(accounts.close('a@b.example')).rejects.toThrow('AccessDenied');
  });
});

it('visitors are all whom a provider let in, from every page, with what it said of them', async () => {
  const identities = JSON.stringify([{ userId: 'x', providerName: 'Malmo', providerType: 'SAML' }]);
  const user = (email: string) => ({
    Attributes: Object.entries({ sub: email, email, identities, 'custom:groups': '[lead]' }).map(
      ([Name, Value]) => ({ Name, Value }),
    ),
  });
  cognito
    .on(ListUsersCommand)
    .resolvesOnce({ Users: [user('a@malmo.example'), { Attributes: [] }], PaginationToken: 'next' })
    .resolvesOnce({ Users: [user('b@malmo.example')] });
  expect(await accounts.list()).toMatchObject([
    { address: 'a@malmo.example', provider: { name: 'Malmo', groups: ['lead'] } },
    { address: 'b@malmo.example', provider: { name: 'Malmo', groups: ['lead'] } },
  ]);
});
