import type * as z from 'zod';
import { type Organisation, organisationSchema } from '../rollout/organisation.ts';
import { type Participation, participationSchema } from '../rollout/rollout.ts';

/** An organisation and its part in a rollout as one entry, as a rollout's file has it. */
export const describedOrganisationSchema = organisationSchema.extend(
  participationSchema.omit({ rollout: true, organisation: true }).shape,
);
export type DescribedOrganisation = z.infer<typeof describedOrganisationSchema>;

/** The entries of a rollout's file as organisations and participations. */
export function organisationsDescribed(
  rollout: string,
  described: readonly DescribedOrganisation[],
): { organisations: Organisation[]; participations: Participation[] } {
  return {
    organisations: described.map(({ code, kind, name, locale, logo, handles }) => ({
      ...{ code, kind, name, locale },
      ...(logo && { logo }),
      ...(handles && { handles }),
    })),
    participations: described.map(({ code, impact, registerNumber, facts, newsletter }) => ({
      ...{ rollout, organisation: code, impact, facts },
      ...(registerNumber === undefined ? {} : { registerNumber }),
      ...(newsletter === undefined ? {} : { newsletter }),
    })),
  };
}
