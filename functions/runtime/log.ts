import { Logger } from '@aws-lambda-powertools/logger';

/**
 * Every line that Budkavle logs. Fields are ids, codes and counts; never an address, a token, a subject or a body.
 */
const LINES = {
  RECORD_FAILED: 'A record could not be worked on; the queue delivers it again or parks it',
  MILESTONE_ACCEPTED: 'A milestone was taken in and its planning handed out',
  MILESTONE_KNOWN: 'A milestone came again with the same content; nothing was done',
  MILESTONE_REFUSED: 'A milestone event was refused whole and kept',
  ORGANISATION_PLANNED: 'The part of one organisation was planned',
  MILESTONE_PLANNED: 'All organisations of a milestone are planned',
  MILESTONE_APPROVED: 'A planned milestone was approved under its hash',
  MILESTONE_NOT_APPROVED: 'A milestone was not approved: it has another hash or state',
  MILESTONE_HELD: 'A milestone came too late to be approved by itself; it waits for a person',
  MILESTONE_WAITING: 'A milestone waits for a person to approve it, as its policy asks',
  MILESTONE_DISPATCHED: 'The sending of a milestone was handed out',
  MILESTONE_STOPPING: 'No mail of a milestone leaves any more; what is still planned is being cancelled',
  MILESTONE_NOT_STOPPED: 'A milestone was to be stopped and is at its end already',
  MILESTONE_RESUMED: 'A milestone had stood still; what it waited for was handed out again',
  DELIVERIES_SENT: 'Deliveries of one organisation were worked on',
  DELIVERIES_UNKNOWN: 'Mails of one organisation have been unknown too long; a person has to settle them',
  OUTCOME_FOREIGN: 'The mail service told of an attempt that no delivery has; nothing was changed',
  CONTACTS_TIDIED: 'Imports were finished or taken away, and people erased whose time was over',
  RUN_FAILED: 'A scheduled run could not be finished; the next one begins anew',
  REQUEST_FAILED: 'A request could not be answered',
} as const;

export type LogCode = keyof typeof LINES;
export type LogFields = Record<string, string | number | boolean | undefined>;

/** The logger of one function: JSON lines with the catalogue's code, its sentence, and fields. */
export class Log {
  readonly logger: Logger;

  constructor(serviceName: string) {
    this.logger = new Logger({ serviceName });
  }

  info(code: LogCode, fields: LogFields = {}): void {
    this.logger.info(LINES[code], { code, ...fields });
  }

  /** Something that a person may want to look into, though the system has dealt with it. */
  warn(code: LogCode, fields: LogFields = {}): void {
    this.logger.warn(LINES[code], { code, ...fields });
  }

  /** Logs the class of an error and where it arose, without its message, which may quote what a person wrote. */
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
