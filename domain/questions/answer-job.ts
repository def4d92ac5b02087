import * as z from 'zod';
import { questionIdSchema } from '../answers/published-answer.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';

/** A question whose answer is to be carried out. Contains nothing that anybody wrote. */
export const answerJobSchema = z.strictObject({ rollout: rolloutIdSchema, id: questionIdSchema });
export type AnswerJob = z.infer<typeof answerJobSchema>;

/** A queue of such questions. Delivers at least once: consumers must be idempotent. */
export interface AnswerJobs {
  enqueue(job: AnswerJob): Promise<void>;
}
