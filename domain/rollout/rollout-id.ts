import * as z from 'zod';
import { problem } from '../shared/problem.ts';

export const rolloutIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/, { error: problem('id-invalid', { max: 32, letters: 'lower' }) });
