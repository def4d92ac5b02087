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
  MILESTONE_DISPATCHED: 'The sending of a milestone was handed out',
  DELIVERIES_SENT: 'Deliveries of one organisation were worked on',
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
