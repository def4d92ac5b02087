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

/** Up to so many are read one by one, which reads less. */
const FEW = 10;

/** The same where there may be hundreds: they are read at once, which a function has to be granted. */
export async function namesOfMany(
  codes: readonly string[],
  { organisations }: { organisations: Pick<Organisations, 'find' | 'list'> },
): Promise<Map<string, Localised>> {
  if (codes.length <= FEW) return await organisationNames(codes, { organisations });
  const all = new Map((await organisations.list()).map(({ code, name }) => [code, name]));
  return new Map(
    codes.flatMap((code) => {
      const name = all.get(code);
      return name ? [[code, name] as const] : [];
    }),
  );
}
