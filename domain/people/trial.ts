import * as z from 'zod';
import type { SendResult } from '../mail/delivery.ts';
import { responsibleSchema } from '../rollout/responsible.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** The most bytes of a trial's content: what a queue takes in one message, with room for what is around it. */
export const TRIAL_BYTES = 240_000;

/**
 * A mail as one of its readers gets it, for whoever looks at it: marked as a trial, without any link of a reader's
 * own.
 */
export const trialSchema = z.strictObject({
  to: z.strictObject({
    name: personal(plainText(120), 'name'),
    address: personal(emailAddressSchema, 'address'),
  }),
  /** Whom it says that it comes from. */
  from: plainText(300),
  replyTo: responsibleSchema,
  subject: personal(z.string().min(1).max(1000), 'words'),
  html: personal(z.string().min(1), 'words'),
  text: personal(z.string().min(1), 'words'),
});
export type Trial = z.infer<typeof trialSchema>;

/**
 * A job: send somebody a trial that they asked for at an instant (ms). It names the mail: the same one twice is
 * recognised as such.
 */
export const trialJobSchema = z.strictObject({
  trial: trialSchema,
  id: z.string().min(1).max(64),
  askedAt: z.int().min(0),
});
export type TrialJob = z.infer<typeof trialJobSchema>;

/** The queue of jobs. */
export interface TrialJobs {
  /** Comes after the delay: 0 by default, at most 900 s. */
  enqueue(job: TrialJob, delaySeconds?: number): Promise<void>;
}

/** Sends trials, one attempt a call. */
export interface TrialMailer {
  sendTrial(job: TrialJob): Promise<SendResult>;
}
