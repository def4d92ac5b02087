/** An error that the caller of a local service gets in that service's protocol. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** The code of the older query protocol, where it differs (SQS: header `x-amzn-query-error`). */
  readonly queryCode: string | undefined;

  constructor(code: string, message: string, options: { status?: number; queryCode?: string } = {}) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = options.status ?? 400;
    this.queryCode = options.queryCode;
  }
}

/** A call, condition, target or setting that AWS knows and this cloud does not; never answered by guessing. */
export class UnsupportedCall extends Error {
  constructor(what: string) {
    super(`not in the local cloud: ${what}`);
    this.name = 'UnsupportedCall';
  }
}
