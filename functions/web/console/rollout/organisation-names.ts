import type { Organisations } from '../../../../domain/rollout/organisation.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import type { Localised } from '../../../../domain/shared/locale.ts';

/** Names of organisations by code, in the order given. */
export async function organisationNames(
  codes: readonly string[],
  { organisations }: { organisations: Pick<Organisations, 'find'> },
): Promise<Map<string, Localised>> {
  const found = await allSettledOrThrow(codes.map((code) => organisations.find(code)));
  return new Map(found.flatMap((one) => (one ? [[one.code, one.name] as const] : [])));
}
