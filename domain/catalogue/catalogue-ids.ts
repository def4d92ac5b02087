import * as z from 'zod';
import { problem } from '../shared/problem.ts';

/** A target group or a relay role, as the catalogue names it. */
export const roleSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: problem('id-invalid', { max: 64, letters: 'lowerFirst' }) });

/** How large the change is for an organisation; some channels are used only where it is large. */
export const impactSchema = z.enum(['small', 'large']);

export const catalogueIdSchema = roleSchema;
export const milestoneKindSchema = roleSchema;
export const topicSchema = roleSchema;
export const channelIdSchema = roleSchema;
