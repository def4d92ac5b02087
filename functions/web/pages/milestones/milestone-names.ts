import type { Localised } from '../../../../domain/locale.ts';
import type { Organisations } from '../../../../domain/organisation.ts';
import { together } from '../../../../domain/together.ts';

/** What organisations are called, by code, in the order given. */
export async function namesIn(
  codes: readonly string[],
  { organisations }: { organisations: Pick<Organisations, 'find'> },
): Promise<Map<string, Localised>> {
  const found = await together(codes.map((code) => organisations.find(code)));
  return new Map(found.flatMap((one) => (one ? [[one.code, one.name] as const] : [])));
}
