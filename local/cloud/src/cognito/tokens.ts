import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../shared/clock.ts';
import { type SignInPerson, signInPersonSchema } from './sign-in.ts';
import type { SigningKey } from './signing-key.ts';
import type { UserPoolClient } from './user-pool.ts';

const renewalSchema = z.object({
  token_use: z.literal('refresh'),
  jti: z.string(),
  client_id: z.string(),
  exp: z.number(),
  person: signInPersonSchema,
});

/** Tokens of user pools: short-lived, refreshable until the refresh token expires or is revoked. */
export class Tokens {
  readonly #key: SigningKey;
  readonly #clock: Clock;
  readonly #revoked = new Set<string>();

  constructor({ key, clock }: { key: SigningKey; clock: Clock }) {
    this.#key = key;
    this.#clock = clock;
  }

  /** An id token with the claims that Cognito gives it, as the token endpoint answers it. */
  idToken({ id, issuer, idTokenMinutes }: UserPoolClient, person: SignInPerson, nonce?: string) {
    const iat = this.#seconds();
    const sub = subOf(person);
    const claims = {
      sub,
      iss: issuer,
      aud: id,
      token_use: 'id',
      auth_time: iat,
      iat,
      exp: iat + idTokenMinutes * 60,
      jti: randomUUID(),
      email: person.email,
      email_verified: person.provider === undefined,
      name: person.name,
      'cognito:username': sub,
      'cognito:groups': person.groups,
      ...customClaims(person),
      ...identitiesOf(person),
      ...(nonce ? { nonce } : {}),
    };
    return { id_token: this.#key.token(claims), token_type: 'Bearer', expires_in: idTokenMinutes * 60 };
  }

  renewal({ id, refreshTokenMinutes }: UserPoolClient, person: SignInPerson): string {
    const exp = this.#seconds() + refreshTokenMinutes * 60;
    return this.#key.token({ token_use: 'refresh', jti: randomUUID(), client_id: id, exp, person });
  }

  /** The person of a refresh token; undefined for one of another client, or one that is expired or revoked. */
  renewedBy({ id }: UserPoolClient, token: string): SignInPerson | undefined {
    const renewal = this.#renewalOf(token);
    const good =
      renewal?.client_id === id && !this.#revoked.has(renewal.jti) && renewal.exp > this.#seconds();
    return good ? renewal.person : undefined;
  }

  revoke(token: string): void {
    const renewal = this.#renewalOf(token);
    if (renewal) this.#revoked.add(renewal.jti);
  }

  #renewalOf(token: string): z.infer<typeof renewalSchema> | undefined {
    return renewalSchema.safeParse(this.#key.claimsOf(token)).data;
  }

  #seconds(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}

function subOf({ email, username, provider }: SignInPerson): string {
  if (username !== undefined && provider === undefined) return username;
  return createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 32);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
function identitiesOf({ provider, email }: SignInPerson) {
  if (provider === undefined) return {};
  const identity = { userId: email, providerName: provider, providerType: 'OIDC', primary: 'true' };
  return { identities: [identity] };
}

function customClaims({ attributes }: SignInPerson): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`custom:${name}`, value]));
}
