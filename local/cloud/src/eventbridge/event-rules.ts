import { type CompiledPattern, compilePattern } from './event-pattern.ts';
import type { TargetInput } from './input-transformer.ts';
import { ratePeriod } from './rate-schedule.ts';

export type TargetConfig = TargetInput & {
  id: string;
  arn: string;
  deadLetterArn?: string;
  /** 185 attempts and 86 400 s when absent. */
  retry?: { maximumRetryAttempts?: number; maximumEventAgeSeconds?: number };
};

export type RuleConfig = {
  name: string;
  arn: string;
  busArn: string;
  pattern?: unknown;
  /** `rate(5 minutes)`. */
  schedule?: string;
  enabled: boolean;
  targets: TargetConfig[];
};

/** A rule with its pattern compiled and its next time. */
export type Rule = {
  config: RuleConfig;
  matches: CompiledPattern;
  schedule?: { period: number; dueAt: number };
};

/** Throws for a pattern or a schedule that EventBridge (or this cloud) refuses, naming the rule. */
export function rulesOf(configs: RuleConfig[], now: number): Rule[] {
  return configs.map((config) => {
    try {
      return ruleOf(config, now);
    } catch (cause) {
      throw new Error(`rule '${config.name}' cannot run here`, { cause });
    }
  });
}

function ruleOf(config: RuleConfig, now: number): Rule {
  const { pattern, schedule } = config;
  if (pattern === undefined && schedule === undefined) throw new Error('it needs a pattern or a schedule');
  const rule: Rule = { config, matches: pattern === undefined ? () => false : compilePattern(pattern) };
  if (schedule === undefined) return rule;
  const period = ratePeriod(schedule);
  return { ...rule, schedule: { period, dueAt: now + period } };
}
