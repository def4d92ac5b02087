/**
 * How many mails are at stake at once, in one place: what sends, the client of the mail service, the
 * deployment and the tests read it here (docs/decisions/0047).
 */

/**
 * Mails that one worker has claimed without knowing their outcome, at any rate. Whatever happens to the worker or
 * to the mail service, no more of them become unknown. The client has as many sockets: none waits for one.
 */
export const IN_FLIGHT = 10;

/** Times (ms) that fit into one another: a connection and its request into a batch, that into its lease. */
export const SEND_TIMES = {
  /** Until there is a socket, and until it is connected. */
  connection: 2_000,
  /** Until the answer has come, the wait for a connection included. */
  request: 10_000,
  /** A batch with the writes around it: none is begun if less is left of an invocation. */
  batch: 15_000,
  /** Longer than the function's lifetime (30 s), with slack for a late kill and clock skew. */
  lease: 60_000,
} as const;

/**
 * A worker needs this long for a batch: the slowest of its calls (median 0.17 s), the calls around them, and a
 * share of those around an organisation of 25.
 */
const BATCH_SECONDS = 0.5;
/** At 14 a second two workers have no more than ten in flight together; a sandbox allows one a second. */
const LEAST_BATCH = 5;
const SMALL_RATE_SECONDS = 0.4;
/** Lambda polls a queue with no fewer: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const LEAST_WORKERS = 2;

/** Mails that a worker sends side by side at this rate: at low ones fewer, so that two workers keep it. */
export function batchSize(perSecond: number): number {
  const least = Math.min(LEAST_BATCH, Math.ceil(perSecond));
  return Math.min(IN_FLIGHT, Math.max(least, Math.floor(perSecond * SMALL_RATE_SECONDS)));
}

/** Places are taken for so long (ms): press mail waits longer than all other mail may be ahead of it. */
export const PLACES_MILLIS = 2_000;
/** Mails a second that one worker gets rid of. */
const A_WORKERS_RATE = IN_FLIGHT / BATCH_SECONDS;

/**
 * Places in the rate that a worker takes with one write, in whole batches: for two seconds of its own, or a tenth of
 * a second of all where that is more, so that not too many write the one row of places.
 */
export function placesAtOnce(perSecond: number): number {
  const size = batchSize(perSecond);
  const own = (Math.min(perSecond, A_WORKERS_RATE) * PLACES_MILLIS) / 1_000;
  return Math.max(1, Math.floor(Math.max(own, perSecond / 10) / size)) * size;
}

/** Workers that use the rate up with no more than a batch each. */
export function sendWorkers(perSecond: number): number {
  return Math.max(LEAST_WORKERS, Math.ceil((perSecond * BATCH_SECONDS) / IN_FLIGHT));
}

/** Splits mails into batches of equal size, so that no small one is left at the end; minimum ones stay as they are. */
export function inBatches<T>(mails: readonly T[], largest: number): T[][] {
  const size = largest <= LEAST_BATCH ? largest : Math.ceil(mails.length / Math.ceil(mails.length / largest));
  return Array.from({ length: Math.ceil(mails.length / size) }, (_, index) =>
    mails.slice(index * size, (index + 1) * size),
  );
}
