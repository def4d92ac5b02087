/**
 * What can go wrong, by the kind of point at which it does. `crash-after`: what was asked for is done, and whoever
 * asked is dead. `retried`: the answer was lost and the client asked again by itself. `slow`: longer than any lease.
 */
export const FAULT_KINDS = {
  call: [
    'crash-before',
    'crash-after',
    'error-before',
    'error-after',
    'slow-before',
    'slow-after',
    'retried',
  ],
  mail: [
    'crash-before',
    'crash-after',
    'slow-before',
    'slow-after',
    'throttled',
    'refused-connection',
    'rejected',
    'account-refused',
    'timeout-accepted',
    'timeout-not-accepted',
    'error-500-accepted',
    'error-500-not-accepted',
    'no-id',
  ],
  sleep: ['crash-before', 'slow-after'],
  start: ['clock-ahead', 'clock-behind'],
  // A message that is lost before anything is written of it is lost indeed; what comes first is never lost by a queue.
  arrival: ['duplicated', 'delayed'],
  message: ['duplicated', 'delayed', 'lost'],
  evidence: ['duplicated', 'delayed', 'lost', 'early'],
} as const;

export type PointKind = keyof typeof FAULT_KINDS;
export type FaultKind = (typeof FAULT_KINDS)[PointKind][number];
export type Point = { kind: PointKind; name: string };

/** Decides what goes wrong at each point, in the order in which points are reached. */
export interface FaultPlan {
  /** `by`: the name of the function or person that reached it, where it is one. */
  at(point: Point, by?: string): FaultKind | undefined;
}

/** Counts of the faults that were put in. */
export type FaultCounts = Partial<Record<FaultKind, number>>;
