import type { MailGate } from '../../mail/mail-gate.ts';
import { HOUR_MILLIS, MINUTE_MILLIS } from '../../shared/duration.ts';
import type { SignInAccounts } from '../sign-in-accounts.ts';
import type { TrialJob, TrialJobs, TrialMailer } from '../trial.ts';

export type SendTrialPorts = {
  accounts: Pick<SignInAccounts, 'has'>;
  mailer: TrialMailer;
  gate: MailGate;
  trialJobs: TrialJobs;
  now: () => number;
};

/** `expired`: mail was held for too long. `stranger`: nobody signs in with that address, so nothing is sent to it. */
export type TrialResult = 'sent' | 'waiting' | 'expired' | 'stranger' | 'refused' | 'unknown';

/** Whoever asked for it has gone on by then. */
const WORTH_MILLIS = HOUR_MILLIS;
/** The longest delay of a queue. */
const LONGEST_SECONDS = 900;

/**
 * Sends a trial to an address that somebody signs in with, and to no other. It is not a delivery: nothing counts it and
 * nothing keeps it. If its queue hands it over twice, it is sent twice.
 */
export async function sendTrial(job: TrialJob, ports: SendTrialPorts): Promise<TrialResult> {
  const { accounts, gate, mailer, now } = ports;
  if (now() - job.askedAt >= WORTH_MILLIS) return 'expired';
  if (!(await accounts.has(job.trial.to.address))) return 'stranger';
  const asked = await gate.ask();
  if (asked.kind === 'later') return await comeBack(job, asked.at, ports);
  const answer = await mailer.sendTrial(job);
  await gate.tell(answer, asked);
  switch (answer.kind) {
    case 'accepted':
      return 'sent';
    case 'refused':
    case 'unknown':
      return answer.kind;
    // It certainly has not left. Nobody is to be alarmed for it, and no dead-letter queue keeps it.
    case 'held':
    case 'not-taken':
    case 'unreached':
      return await comeBack(job, now() + MINUTE_MILLIS, ports);
  }
}

async function comeBack(job: TrialJob, at: number, { trialJobs, now }: SendTrialPorts): Promise<'waiting'> {
  const seconds = Math.ceil((at - now()) / 1000);
  await trialJobs.enqueue(job, Math.min(LONGEST_SECONDS, Math.max(0, seconds)));
  return 'waiting';
}
