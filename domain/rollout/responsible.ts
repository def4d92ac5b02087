import * as z from 'zod';
import { emailAddressSchema } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** A named contact person. */
export const responsibleSchema = z.strictObject({
  name: personal(plainText(120), 'name'),
  address: personal(emailAddressSchema, 'address'),
});
export type Responsible = z.infer<typeof responsibleSchema>;
