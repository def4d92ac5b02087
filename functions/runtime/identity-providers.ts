import * as z from 'zod';
import { type IdentityProvider, identityProviderSchema } from '../../domain/people/identity.ts';
import { requireInput } from '../../domain/shared/parse-input.ts';

const providersSchema = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.array(identityProviderSchema));

/**
 * What stands in the variable `IDENTITY_PROVIDERS`.
 * @throws {InvalidInput} one line per mistake
 */
export function identityProvidersIn(json: string): IdentityProvider[] {
  return requireInput('environment', providersSchema, json);
}
