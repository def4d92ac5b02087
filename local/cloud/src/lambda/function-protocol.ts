/** What a worker gets when it starts. */
export type WorkerData = {
  /** The bundle's file. */
  file: string;
  handlerName: string;
  /** The part of Lambda's context object that stays the same. */
  context: Record<string, string>;
  /** How far the function's time is ahead of the machine's, for `shiftClock`. */
  clock: SharedArrayBuffer;
};

export type Invocation = {
  requestId: string;
  /** JSON. */
  payload: string;
  /** Epoch milliseconds when the timeout strikes. */
  deadline: number;
  traceId: string;
};

/** Field names as Lambda answers them. */
export type FailureReport = { errorType: string; errorMessage: string; trace: string[] };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'broken'; error: FailureReport }
  | { type: 'answer'; json: string; usedBytes: number }
  | { type: 'failure'; error: FailureReport; usedBytes: number };
