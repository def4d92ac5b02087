import * as z from 'zod';
import { identityProviderSchema } from '../domain/people/identity.ts';

/** Names of the provider's claims, or of a SAML assertion's attributes. */
const claimsSchema = z.strictObject({
  email: z.string().min(1).default('email'),
  name: z.string().min(1).default('name'),
  /** Without it, the provider gives nobody a role. */
  groups: z.string().min(1).optional(),
  /** An organisation's official code, where the provider serves several. */
  organisation: z.string().min(1).optional(),
});

const shared = { ...identityProviderSchema.shape, claims: claimsSchema.prefault({}) };

/** An identity provider of a stage: what domains/identity.ts makes of its claims, and how to reach it. */
const providerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('oidc'),
    ...shared,
    issuer: z.url({ protocol: /^https$/, error: 'is not an https address' }),
    clientId: z.string().min(1),
    /** Name of the secret in Secrets Manager whose text is the client's secret. It is in no file. */
    clientSecret: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('saml'),
    ...shared,
    metadataUrl: z.url({ protocol: /^https$/, error: 'is not an https address' }),
  }),
  /** The sign-in page of the local cloud, which plays a provider. */
  z.strictObject({ kind: z.literal('stand-in'), ...shared }),
]);
export type ProviderSettings = z.infer<typeof providerSchema>;

// Their mapping is in a variable of each function, of which Lambda takes 4 KB together.
const MOST = 10;

/** All identity providers of a stage: no two speak for one domain. */
export const identityProvidersSchema = z
  .array(providerSchema)
  .max(MOST, { error: `has more than ${MOST}: let them join at a federation that is one provider` })
  .superRefine((providers, context) => {
    const names = providers.map(({ name }) => name.toLowerCase());
    if (new Set(names).size < names.length)
      context.addIssue({ code: 'custom', message: 'has two of one name' });
    const domains = providers.flatMap(({ domains: own }, index) => own.map((domain) => ({ domain, index })));
    const shared = domains.find(({ domain, index }) =>
      domains.some((other) => other.index !== index && within(domain, other.domain)),
    );
    if (shared) context.addIssue({ code: 'custom', message: `has two that speak for ${shared.domain}` });
    for (const provider of providers) {
      const leads = Object.values(provider.roles).includes('local-lead');
      if (leads && !provider.organisation && !provider.claims.organisation)
        context.addIssue({
          code: 'custom',
          message:
            `says of no organisation whom ${provider.name} makes local leads of: ` +
            'add organisation or claims.organisation',
        });
    }
  });

function within(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}
