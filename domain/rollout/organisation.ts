import * as z from 'zod';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';
import { logoSchema } from './logo.ts';

/**
 * Official code: four digits for a Swedish municipality, two for a region, a word for a rollout's national
 * office.
 */
export const organisationCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,32}$/, { error: problem('id-invalid', { max: 32, letters: 'any' }) });

/** `national` is the office that speaks for the whole rollout and tells the national groups. */
export const organisationKindSchema = z.enum(['municipality', 'region', 'national']);

/** A handle on a social network: @malmo, @malmo.example, @malmo@social.example. */
const handleSchema = z
  .string()
  .regex(/^@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9_])?(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?$/, {
    error: problem('handle-invalid'),
  });
/** By the network's id, such as bluesky. */
export const handlesSchema = z.record(z.string().regex(/^[a-z]{1,20}$/), handleSchema);
export type Handles = z.infer<typeof handlesSchema>;

/** A municipality, region or national office. `locale` is the language of its own texts. */
export const organisationSchema = z.strictObject({
  code: organisationCodeSchema,
  kind: organisationKindSchema,
  name: localisedSchema,
  locale: localeSchema,
  /** Without a logo the name is shown as text. */
  logo: logoSchema.optional(),
  handles: handlesSchema.optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Stores organisations. */
export interface Organisations {
  find(code: string): Promise<Organisation | undefined>;
  /** All of them, by code. */
  list(): Promise<Organisation[]>;
  /** Those of the given codes that exist, by code. */
  findAll(codes: readonly string[]): Promise<Organisation[]>;
  save(organisation: Organisation): Promise<void>;
}
