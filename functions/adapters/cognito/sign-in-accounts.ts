import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { SignInIdentity } from '../../../domain/people/identity.ts';
import type { SignInAccounts, Visitors } from '../../../domain/people/sign-in-accounts.ts';
import { emailAddressSchema, recipientKey } from '../../../domain/shared/email-address.ts';
import { plainText } from '../../../domain/shared/plain-text.ts';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';
import { federatedClaims, identityOfClaims } from './federated-claims.ts';

type Options = { poolId: string; client?: CognitoIdentityProviderClient };

/** A federated user's attributes, with which provider they came by as JSON. */
const visitorSchema = z
  .object({
    sub: z.string(),
    email: emailAddressSchema,
    name: plainText(120).optional(),
    ...federatedClaims,
    identities: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(federatedClaims.identities),
  })
  .transform((claims) => identityOfClaims({ ...claims, email_verified: false }));

/** Accounts in a Cognito user pool. */
export class CognitoSignInAccounts implements SignInAccounts, Visitors {
  readonly #poolId: string;
  readonly #client: CognitoIdentityProviderClient;

  constructor({ poolId, client }: Options) {
    this.#poolId = poolId;
    this.#client = client ?? new CognitoIdentityProviderClient({ requestHandler: new KeptConnections() });
  }

  /**
   * Cognito resets only the password of somebody who has one, so the account gets one that nobody knows; its
   * holder chooses another with a code from their mailbox.
   */
  async open({ name, address }: { name: string; address: string }): Promise<void> {
    await this.close(address);
    const pool = { UserPoolId: this.#poolId, Username: recipientKey(address) };
    const UserAttributes = [
      { Name: 'email', Value: recipientKey(address) },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: name },
    ];
    await this.#client.send(
      new AdminCreateUserCommand({ ...pool, UserAttributes, MessageAction: 'SUPPRESS' }),
    );
    // A letter of every kind that the pool's policy asks for, beside 256 random bits.
    const Password = `aA1-${randomBytes(32).toString('base64url')}`;
    await this.#client.send(new AdminSetUserPasswordCommand({ ...pool, Password, Permanent: true }));
  }

  async close(address: string): Promise<void> {
    const email = recipientKey(address);
    await this.#delete(email);
    for (const { Username } of await this.#list(`email = "${email}"`))
      if (Username) await this.#delete(Username);
  }

  async has(address: string): Promise<boolean> {
    const found = await this.#list(`email = "${recipientKey(address)}"`);
    return found.some(({ Enabled }) => Enabled !== false);
  }

  async list(): Promise<SignInIdentity[]> {
    const users = await this.#list('cognito:user_status = "EXTERNAL_PROVIDER"');
    return users.flatMap(({ Attributes = [] }) => {
      const claims = Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
      return visitorSchema.safeParse(claims).data ?? [];
    });
  }

  async #delete(Username: string): Promise<void> {
    try {
      await this.#client.send(new AdminDeleteUserCommand({ UserPoolId: this.#poolId, Username }));
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error;
    }
  }

  async #list(Filter: string): Promise<UserType[]> {
    const users: UserType[] = [];
    let PaginationToken: string | undefined;
    do {
      const page = await this.#client.send(
        new ListUsersCommand({ UserPoolId: this.#poolId, Filter, PaginationToken }),
      );
      users.push(...(page.Users ?? []));
      PaginationToken = page.PaginationToken;
    } while (PaginationToken);
    return users;
  }
}
