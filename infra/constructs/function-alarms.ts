import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';

/**
 * Adds two alarms over the sums of errors and throttles of functions whose queues retry. They precede the
 * alarms of the dead-letter queues, which fill after five tries: 5 × 180 s. An alarm can add up ten metrics,
 * so at most ten functions. `name` is the prefix of the alarms' names, and `late` says what waits.
 */
export function addFunctionAlarms(
  alarms: Alarms,
  functions: readonly BudkavleFunction[],
  { name, late } = { name: 'functions', late: 'milestones are late' },
): void {
  // A single failure is retried within 360 s; failures in two of three periods of 300 s persist.
  const persistent = { threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 2 };
  const over = { period: Duration.minutes(5), statistic: 'Sum' };
  alarms.addAlarm({
    ...persistent,
    name: `${name}-failing`,
    impact: `A function keeps crashing or timing out: ${late}, and in 15 minutes their jobs go to dead-letter queues.`,
    metric: sum(functions.map((fn) => fn.metricErrors(over))),
  });
  alarms.addAlarm({
    ...persistent,
    name: `${name}-throttled`,
    impact: `The concurrency limit is reached: ${late}, and in 15 minutes their jobs go to dead-letter queues.`,
    metric: sum(functions.map((fn) => fn.metricThrottles(over))),
  });
}

function sum(metrics: IMetric[]): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  return new MathExpression({
    expression: Object.keys(usingMetrics).join(' + '),
    usingMetrics,
    period: Duration.minutes(5),
  });
}
