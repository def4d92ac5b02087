import { digest, shortDigest } from '../../shared/digest.ts';
import { recipientKey } from '../../shared/email-address.ts';
import type { RequestLimits } from '../../shared/request-limit.ts';
import { TRIAL_BYTES, type Trial, type TrialJobs } from '../trial.ts';

export type AskForTrialPorts = { trialJobs: TrialJobs; requestLimits: RequestLimits; now: () => number };

/** Trials that somebody may send to themselves in an hour. */
export const TRIALS_AN_HOUR = 30;

/** Queues a trial for whoever asks for it. */
export async function askForTrial(
  trial: Trial,
  { trialJobs, requestLimits, now }: AskForTrialPorts,
): Promise<'queued' | 'too-many' | 'too-large'> {
  if (Buffer.byteLength(JSON.stringify(trial)) > TRIAL_BYTES) return 'too-large';
  const askedAt = now();
  const window = new Date(askedAt).toISOString().slice(0, 13);
  const who = digest(['trial', recipientKey(trial.to.address)]);
  if (!(await requestLimits.take({ who, window, most: TRIALS_AN_HOUR }))) return 'too-many';
  await trialJobs.enqueue({ trial, askedAt, id: shortDigest('trial', askedAt, trial) });
  return 'queued';
}
