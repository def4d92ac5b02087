import * as z from 'zod';
import { problem } from '../shared/problem.ts';

/** The catalogue's id of a target group or relay role. */
export const roleSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: problem('id-invalid', { max: 64, letters: 'lowerFirst' }) });

/** Size of the change for an organisation; some channels apply only where it is large. */
export const impactSchema = z.enum(['small', 'large']);

export const catalogueIdSchema = roleSchema;
export const milestoneKindSchema = roleSchema;
export const topicSchema = roleSchema;
export const channelIdSchema = roleSchema;
