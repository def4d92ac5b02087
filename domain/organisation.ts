import * as z from 'zod';
import { localeSchema, localisedSchema } from './locale.ts';

/** The official code: a Swedish municipality has four digits, a region two; the national office of a rollout has a word. */
export const organisationCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,32}$/, { error: 'is not an organisation code: use letters, digits and hyphens' });

/** `national` is the office that speaks for the whole rollout: it tells the groups whose scope is national. */
export const organisationKindSchema = z.enum(['municipality', 'region', 'national']);

/** A municipality, region or national office. `locale` is the language its own texts are written in. */
export const organisationSchema = z.strictObject({
  code: organisationCodeSchema,
  kind: organisationKindSchema,
  name: localisedSchema,
  locale: localeSchema,
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Where organisations are kept. */
export interface Organisations {
  find(code: string): Promise<Organisation | undefined>;
  /** Those of these that are there, in the order of the codes. */
  findAll(codes: readonly string[]): Promise<Organisation[]>;
  save(organisation: Organisation): Promise<void>;
}
