import * as z from 'zod';
import type { SignInIdentity } from '../../../domain/people/identity.ts';
import { organisationCodeSchema } from '../../../domain/rollout/organisation.ts';

/**
 * What Cognito adds about a federated user: the provider that they came by, and what its claims were mapped to.
 * Cognito itself writes `identities`; no client may.
 */
export const federatedClaims = {
  identities: z.tuple([z.object({ providerName: z.string() })], z.unknown()).optional(),
  'custom:groups': z.string().default(''),
  'custom:organisation': organisationCodeSchema.optional(),
};

type Claims = z.infer<z.ZodObject<typeof federatedClaims>> & {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string | undefined;
};

/** Who somebody is, from the claims of a token or the attributes of a user. */
export function identityOfClaims({ identities, ...claims }: Claims): SignInIdentity {
  const provider = identities && {
    name: identities[0].providerName,
    groups: listed(claims['custom:groups']),
    organisation: claims['custom:organisation'],
  };
  return {
    id: claims.sub,
    name: claims.name ?? claims.email,
    address: claims.email,
    confirmed: claims.email_verified,
    ...(provider ? { provider } : {}),
  };
}

/**
 * A claim with several values arrives as `[one, other]`, with each value URL-encoded; one with a single value as
 * it is. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 */
function listed(claim: string): string[] {
  const several = /^\[(.*)\]$/.exec(claim)?.[1];
  if (several === undefined) return claim === '' ? [] : [claim];
  return several.split(',').map((value) => decoded(value.trim()));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
