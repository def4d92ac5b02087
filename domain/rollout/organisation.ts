import * as z from 'zod';
import { localeSchema, localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';
import { logoSchema } from './logo.ts';

/** The official code: a Swedish municipality has four digits, a region two; the national office of a rollout has a word. */
export const organisationCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,32}$/, { error: problem('id-invalid', { max: 32, letters: 'any' }) });

/** `national` is the office that speaks for the whole rollout: it tells the groups whose scope is national. */
export const organisationKindSchema = z.enum(['municipality', 'region', 'national']);

/** What an organisation is called on a social network: @malmo, @malmo.example, @malmo@social.example. */
const handleSchema = z
  .string()
  .regex(/^@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9_])?(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?$/, {
    error: problem('handle-invalid'),
  });
/** By the network's id, such as bluesky. */
export const handlesSchema = z.record(z.string().regex(/^[a-z]{1,20}$/), handleSchema);
export type Handles = z.infer<typeof handlesSchema>;

/** A municipality, region or national office. `locale` is the language its own texts are written in. */
export const organisationSchema = z.strictObject({
  code: organisationCodeSchema,
  kind: organisationKindSchema,
  name: localisedSchema,
  locale: localeSchema,
  /** Without one the name is set in type. */
  logo: logoSchema.optional(),
  handles: handlesSchema.optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** Where organisations are kept. */
export interface Organisations {
  find(code: string): Promise<Organisation | undefined>;
  /** All of them, in the order of their codes. */
  list(): Promise<Organisation[]>;
  /** Those of these that are there, in the order of the codes. */
  findAll(codes: readonly string[]): Promise<Organisation[]>;
  save(organisation: Organisation): Promise<void>;
}
