import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';

/**
 * Two alarms over functions that work off queues, where a queue repeats what failed. They come before the dead-letter queues,
 * which fill after five tries: 5 × 180 s. An alarm can add up ten metrics, so at most ten functions. `name` begins the names
 * of the alarms, and `late` says what waits.
 */
export function watchFunctions(
  alarms: Alarms,
  functions: readonly BudkavleFunction[],
  { name, late } = { name: 'functions', late: 'milestones are late' },
): void {
  // One failure heals itself at the next try, at most 360 s later; in two of three periods of 300 s it does not.
  const persistent = { threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 2 };
  const over = { period: Duration.minutes(5), statistic: 'Sum' };
  alarms.raise({
    ...persistent,
    name: `${name}-failing`,
    impact: `A function keeps crashing or running out of time: ${late}, and in a quarter of an hour their jobs are given up.`,
    metric: sum(functions.map((fn) => fn.metricErrors(over))),
  });
  alarms.raise({
    ...persistent,
    name: `${name}-throttled`,
    impact: `The account runs as many functions as it may: ${late}, and in a quarter of an hour their jobs are given up.`,
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
