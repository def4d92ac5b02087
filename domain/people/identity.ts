import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { type User, type UserRole, userRoleSchema } from '../rollout/user.ts';
import { recipientKey } from '../shared/email-address.ts';
import type { Person } from './person.ts';

/**
 * An identity provider that people may sign in with, and what its claims give. A claim that is not named gives
 * nothing.
 */
export const identityProviderSchema = z.strictObject({
  /** The provider's name at the sign-in service. */
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{2,31}$/, 'use 3 to 32 letters, digits and -, a letter first'),
  /** Domains, with their subdomains, of the addresses that it may speak for. */
  domains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'is not a domain')).min(1),
  /** Values of the provider's groups claim, with the role that each gives. */
  roles: z.record(z.string().min(1).max(256), userRoleSchema).default({}),
  /** The organisation of its local leads; without one, the claim of an organisation's code gives it. */
  organisation: organisationCodeSchema.optional(),
});
export type IdentityProvider = z.infer<typeof identityProviderSchema>;

/** Who somebody is, as the sign-in service says. What they may do is decided here. */
export type SignInIdentity = {
  id: string;
  name: string;
  address: string;
  /** Whether the sign-in service has seen that the mailbox is theirs. */
  confirmed: boolean;
  /** The claims of the identity provider that they came by, if any. */
  provider?: { name: string; groups: readonly string[]; organisation?: string | undefined } | undefined;
};

type Known = { person: Person | undefined; providers: readonly IdentityProvider[] };

/**
 * The user that an identity is, or undefined if it is nobody here. What is stored about a person decides; of
 * anybody else, the claims of the identity provider.
 */
export function userOf(identity: SignInIdentity, { person, providers }: Known): User | undefined {
  const provider = providers.find(({ name }) => name === identity.provider?.name);
  const trusted = identity.provider ? speaksFor(provider, identity.address) : identity.confirmed;
  if (!trusted || person?.state === 'ended') return undefined;
  const { id, name, address } = identity;
  if (!person) return { id, name, address, ...claimed(identity, provider) };
  const { role, organisation, state } = person;
  if (state !== 'active') return { id, name: person.name, address, roles: [], standing: state };
  return { id, name: person.name, address, roles: [role], ...(organisation ? { organisation } : {}) };
}

/** A provider says who has an address only within its own domains: it could name anybody. */
function speaksFor(provider: IdentityProvider | undefined, address: string): boolean {
  const domain = recipientKey(address).split('@').at(-1) ?? '';
  return provider?.domains.some((own) => domain === own || domain.endsWith(`.${own}`)) ?? false;
}

function claimed(
  { provider: claims }: SignInIdentity,
  provider: IdentityProvider | undefined,
): { roles: UserRole[]; organisation?: string } {
  const table = new Map(Object.entries(provider?.roles ?? {}));
  const roles = new Set((claims?.groups ?? []).flatMap((group) => table.get(group) ?? []));
  const organisation = provider?.organisation ?? claims?.organisation;
  return { roles: [...roles], ...(organisation ? { organisation } : {}) };
}
