import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import { localAccount } from '../shared/arns.ts';
import type { EventBuses, RuleConfig } from './eventbridge.ts';

type Operation = (buses: EventBuses, request: unknown) => unknown;

const toBus = z.object({ Name: z.string().default('default') });
const toRule = z.object({ Name: z.string(), EventBusName: z.string().default('default') });
const toTargets = z.object({ Rule: z.string(), EventBusName: z.string().default('default') });
const listRequest = z.object({
  EventBusName: z.string().default('default'),
  NamePrefix: z.string().default(''),
});
const archiveRequest = z.object({ ArchiveName: z.string() });

/** What an operator asks about buses, rules and archives, or switches. */
export const operatorOperations: Record<string, Operation> = {
  ListEventBuses: (buses) => ({
    EventBuses: buses.buses().map(({ name, arn }) => ({ Name: name, Arn: arn })),
  }),
  DescribeEventBus: (buses, request) => {
    const { name, arn } = buses.bus(parse(toBus, request).Name);
    return { Name: name, Arn: arn };
  },
  ListRules: (buses, request) => {
    const { EventBusName, NamePrefix } = parse(listRequest, request);
    const { arn } = buses.bus(EventBusName);
    const found = buses.rules().filter((rule) => rule.busArn === arn && rule.name.startsWith(NamePrefix));
    return { Rules: found.map(ruleAnswer) };
  },
  DescribeRule: (buses, request) => {
    const { Name, EventBusName } = parse(toRule, request);
    return { ...ruleAnswer(ruleOf(buses, Name, EventBusName)), CreatedBy: localAccount };
  },
  ListTargetsByRule: (buses, request) => {
    const { Rule, EventBusName } = parse(toTargets, request);
    return {
      Targets: ruleOf(buses, Rule, EventBusName).targets.map(({ id, arn }) => ({ Id: id, Arn: arn })),
    };
  },
  EnableRule: (buses, request) => setEnabled(buses, request, true),
  DisableRule: (buses, request) => setEnabled(buses, request, false),
  ListArchives: (buses) => ({
    Archives: buses.archives().map(({ name, busArn, retentionDays = 0 }) => ({
      ArchiveName: name,
      EventSourceArn: busArn,
      State: 'ENABLED',
      RetentionDays: retentionDays,
    })),
  }),
  DescribeArchive: (buses, request) => {
    const { ArchiveName } = parse(archiveRequest, request);
    const archive = buses.archives().find(({ name }) => name === ArchiveName);
    if (archive === undefined) throw missing(`Archive ${ArchiveName}`);
    const { arn, busArn, pattern, retentionDays = 0 } = archive;
    return {
      ...{
        ArchiveName,
        ArchiveArn: arn,
        EventSourceArn: busArn,
        State: 'ENABLED',
        RetentionDays: retentionDays,
      },
      ...(pattern !== undefined && { EventPattern: JSON.stringify(pattern) }),
    };
  },
};

function setEnabled(buses: EventBuses, request: unknown, enabled: boolean): Record<string, never> {
  const { Name, EventBusName } = parse(toRule, request);
  buses.setEnabled(ruleOf(buses, Name, EventBusName).arn, enabled);
  return {};
}

function ruleOf(buses: EventBuses, name: string, busName: string): RuleConfig {
  const { arn } = buses.bus(busName);
  const found = buses.rules().find((rule) => rule.name === name && rule.busArn === arn);
  if (found !== undefined) return found;
  throw missing(`Rule ${name}`);
}

function ruleAnswer({ name, arn, busArn, pattern, schedule, enabled }: RuleConfig): Record<string, unknown> {
  return {
    ...{
      Name: name,
      Arn: arn,
      EventBusName: busArn.replace(/^.*\//, ''),
      State: enabled ? 'ENABLED' : 'DISABLED',
    },
    ...(pattern !== undefined && { EventPattern: JSON.stringify(pattern) }),
    ...(schedule !== undefined && { ScheduleExpression: schedule }),
  };
}

function missing(what: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `${what} does not exist.`);
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new ServiceError('ValidationException', z.prettifyError(parsed.error));
}
