import * as z from 'zod';
import { problem } from '../shared/problem.ts';

const idSchema = () =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: problem('id-invalid', { max: 64, letters: 'lowerFirst' }) });

/** The catalogue's id of a target group or relay role. */
export const roleSchema = idSchema();
export const catalogueIdSchema = idSchema();
export const milestoneKindSchema = idSchema();
/** The kind of a milestone that tells a change; no catalogue may define it. */
export const FACT_CHANGED = 'fact-changed';
export const topicSchema = idSchema();
export const channelIdSchema = idSchema();

/** Size of the change for an organisation; some channels apply only where it is large. */
export const impactSchema = z.enum(['small', 'large']);
