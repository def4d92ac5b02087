import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { emailAddressSchema } from '../../../domain/shared/email-address.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { plainText } from '../../../domain/shared/plain-text.ts';
import type { IdentityVerifier, VerifiedIdentity } from '../../web/access/sign-in-service.ts';
import { federatedClaims, identityOfClaims } from './federated-claims.ts';

/** The claims about the person. Cognito's own groups give nothing: what is stored about a person does. */
const claimsSchema = z
  .object({
    sub: z.string().min(1),
    token_use: z.literal('id'),
    iat: z.int().min(0),
    nonce: z.string().optional(),
    email: emailAddressSchema,
    // Of an address from an identity provider Cognito gives the text that the provider gave.
    email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
    name: plainText(120).optional(),
    ...federatedClaims,
  })
  .transform((claims) => ({
    identity: identityOfClaims(claims),
    issuedAt: claims.iat * 1000,
    ...(claims.nonce ? { nonce: claims.nonce } : {}),
  }));

type Options = { issuer: string; clientId: string; fetcher?: Fetcher };

/** Verifies id tokens of one Cognito user pool and client: signature, issuer, audience, use and expiry. */
export class CognitoTokenVerifier implements IdentityVerifier {
  readonly #verifier;

  constructor({ issuer, clientId, fetcher = new JwksFetcher() }: Options) {
    this.#verifier = JwtVerifier.create(
      { issuer, audience: clientId, jwksUri: `${issuer}/.well-known/jwks.json` },
      { jwksCache: new SimpleJwksCache({ fetcher }) },
    );
  }

  async identify(token: string): Promise<VerifiedIdentity | undefined> {
    try {
      const claims = await this.#verifier.verify(token);
      return claimsSchema.safeParse(claims).data;
    } catch (error) {
      if (error instanceof FetchError)
        throw new TemporaryFailure('the keys of the sign-in service cannot be read', { cause: error });
      if (error instanceof JwtBaseError) return undefined;
      throw error;
    }
  }
}

/** The library's own fetcher requires https; the local cloud's user pool has http. */
class JwksFetcher implements Fetcher {
  readonly #secure = new SimpleFetcher();

  async fetch(uri: string): Promise<ArrayBuffer> {
    if (uri.startsWith('https:')) return await this.#secure.fetch(uri);
    const answer = await fetch(uri).catch((error: unknown) => {
      throw new FetchError(uri, error);
    });
    if (!answer.ok) throw new FetchError(uri, `status ${answer.status}`);
    return await answer.arrayBuffer();
  }
}
