import * as z from 'zod';
import { milestoneReachedSchema } from '../domain/plan/milestone.ts';

/** A file of milestone events, as a coordinator would report them. */
export const milestonesFileSchema = z.strictObject({ milestones: z.array(milestoneReachedSchema).min(1) });
