import { Logger } from '@aws-lambda-powertools/logger';

/** Every log message. Fields are ids, codes and counts; never an address, token, subject or body. */
const LINES = {
  RECORD_FAILED: 'A record failed; the queue retries it or moves it to the dead-letter queue',
  MILESTONE_ACCEPTED: 'Milestone accepted, planning jobs enqueued',
  MILESTONE_KNOWN: 'Milestone received again with the same content, nothing done',
  MILESTONE_REFUSED: 'Milestone event refused and stored',
  ORGANISATION_PLANNED: 'Part of one organisation planned',
  REFUSAL_REMEMBERED: 'Replayed refusal taken in: its event is refused again when it is replayed too',
  MILESTONE_PLANNED: 'All organisations of a milestone planned',
  MILESTONE_APPROVED: 'Planned milestone approved under its hash',
  MILESTONE_NOT_APPROVED: 'Milestone not approved: hash or state differs',
  MILESTONE_HELD: 'Milestone arrived too late for automatic approval, held for an approver',
  MILESTONE_WAITING: 'Milestone waits for an approver, as its policy requires',
  MILESTONE_NOT_DUE: 'Milestone can still be undone, comes back when that is over',
  MILESTONE_DISPATCHED: 'Milestone dispatched, sending jobs enqueued',
  MILESTONE_STOPPING: 'Milestone stopping, unsent mails are being cancelled',
  MILESTONE_NOT_STOPPED: 'Milestone not stopped: it has already ended',
  DISPATCH_NOTED_AGAIN: 'Dispatch without a note of work found, noted again',
  MILESTONE_RESUMED: 'Stalled milestone resumed, jobs enqueued again',
  DELIVERIES_SENT: 'Deliveries of one organisation processed',
  DELIVERIES_UNKNOWN: 'Mails with an unknown outcome for too long, to be settled manually',
  SENDING_HELD_RESTORED:
    'Nothing is sent: the table was restored, and waits for a person to let sending go on',
  OUTCOME_KEPT: 'Mail event for a mail that the restored table does not have, kept',
  DELIVERIES_FAILED: 'Too many mails of a dispatch were refused, to be mended and sent again manually',
  SENDING_HELD: 'Nothing is sent for this reason; it goes on by itself once that is mended',
  OUTCOME_FOREIGN: 'Mail event for an unknown attempt, nothing changed',
  PRESS_CORRECTION_DRAFTED: 'Correction of a published release drafted after a change of facts',
  PRESS_RELEASES_HANDED_OUT: 'Due press releases enqueued',
  PRESS_RELEASE_PUBLISHED: 'Press release published, its mails enqueued',
  PRESS_RELEASE_OUTDATED: 'Press release held: a fact that it says has changed',
  PRESS_RELEASE_HELD: 'Press release missed its time of publication, held for an approver',
  PRESS_RELEASE_NOT_DUE: 'Press release not due, nothing done',
  PRESS_WITHDRAWAL_TOLD: 'Those who had got a withdrawn press release are told, or nobody had',
  PRESS_WITHDRAWAL_WAITS:
    'Mails of a withdrawn press release have no outcome yet, looked at again in a minute',
  NEWCOMERS_WELCOMED: 'Mails to whoever has come to a role planned',
  TRIAL_HANDLED: 'Trial mail to the person who asked for it handled',
  APPROVALS_ANNOUNCED: 'People told of what waits for their approval',
  OWNERS_REMINDED: 'Task reminders and handover notices planned',
  NEWSLETTER_OPENED: 'Weekly newsletter opened, planning jobs enqueued',
  NEWSLETTER_LATE: 'Newsletter opened too late for automatic sending, held for release',
  NEWSLETTER_RESUMED: 'Stalled newsletter resumed, planning jobs enqueued again',
  NEWSLETTER_PLANNED: 'Newsletter of one organisation planned',
  SUBSCRIPTION_ASKED: 'Subscription requested, confirmation mail enqueued',
  REVOKED_LINK_USED: 'A link of a revoked key was used: it led off a list, or opened nothing',
  QUESTION_ASKED: 'Question taken',
  SAMPLE_ASKED: 'Sample of a milestone asked',
  ANSWER_DELIVERED: 'Answer carried out: published or withdrawn, and its mail planned',
  CONFIRMATION_PLANNED: 'Subscription confirmation mail planned',
  ACCOUNT_SYNCED: 'Account brought in line with who may sign in',
  WISH_FULFILLED: 'Wish of a person fulfilled again after a restore',
  REGISTER_KEPT: 'Entries added to the log of the register, its new head signed',
  MACHINE_CALLED: 'A machine asked for a token, or called the API with one',
  LEDGERS_SUMMED: 'Ledgers of a milestone summed for the pages that show them',
  LEDGER_SUMS_MENDED: 'What was kept of ledgers was not what their rows come to, and is mended',
  LEDGER_SUMS_FAILED: 'Summing ledgers failed or took too long; pages read their rows until the next round',
  WEBHOOKS_SENT: 'Events logged, and taken by the addresses that get them',
  WEBHOOKS_FAILED: 'Round of webhooks failed or took too long; the next one starts over',
  WEBHOOK_FAILING: 'A webhook did not take its next event; it is tried again',
  TEAMS_CARDS_SENT: 'Cards taken by channels in Teams',
  TEAMS_CARDS_FAILED: 'Round of cards for Teams failed; the next one starts over',
  TEAMS_CHANNEL_FAILING: 'A channel in Teams did not take its next card; it is tried again',
  TEAMS_CHANNEL_DEAD: 'A channel in Teams has taken nothing for days, and waits for a person',
  WEBHOOK_DEAD: 'A webhook has taken nothing for days, and waits for a person',
  QUESTIONS_TIDIED: 'Askers past retention erased, old questions deleted, lost answers handed out again',
  CONTACTS_TIDIED: 'Imports completed or deleted, people past retention erased',
  RUN_FAILED: 'Scheduled run failed; the next run starts over',
  REQUEST_FAILED: 'Request failed',
} as const;

export type LogCode = keyof typeof LINES;
export type LogFields = Record<string, string | number | boolean | undefined>;

/** The logger of one function: JSON lines with code, message and fields. */
export class Log {
  readonly logger: Logger;

  constructor(serviceName: string) {
    this.logger = new Logger({ serviceName });
  }

  info(code: LogCode, fields: LogFields = {}): void {
    this.logger.info(LINES[code], { code, ...fields });
  }

  /** For something handled that a person may want to look into. */
  warn(code: LogCode, fields: LogFields = {}): void {
    this.logger.warn(LINES[code], { code, ...fields });
  }

  /** Logs an error's class and origin, without its message, which may quote user input. */
  error(code: LogCode, error: unknown, fields: LogFields = {}): void {
    const known = error instanceof Error;
    const frames = known ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    this.logger.error(LINES[code], {
      code,
      error: known ? error.name : typeof error,
      at: frames.slice(0, 6),
      ...fields,
    });
  }
}
