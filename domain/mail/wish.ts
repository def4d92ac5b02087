import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { suppressionScopeSchema } from './suppression.ts';

const at = z.int().min(0);

/**
 * What a person has asked of us that must hold even if the table is restored to a moment before: kept outside
 * of it, without name or address. `at` in ms.
 */
export const wishSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RecipientLeft'),
    detail: z.strictObject({ recipient: z.string(), scope: suppressionScopeSchema, at }),
  }),
  z.strictObject({
    type: z.literal('PersonErased'),
    detail: z.strictObject({ organisation: organisationCodeSchema, id: z.string(), at }),
  }),
]);
export type Wish = z.infer<typeof wishSchema>;

/** Keeps wishes outside the table. */
export interface Wishes {
  /** Resolves once it is kept. */
  keep(wish: Wish): Promise<void>;
}
