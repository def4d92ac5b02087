import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { matchesPattern } from './event-pattern.ts';
import type { EventBuses } from './eventbridge.ts';
import { operatorOperations } from './events-operator.ts';

type Operation = (buses: EventBuses, request: unknown) => unknown;

const putSchema = z.object({ Entries: z.unknown() });
const testSchema = z.object({ EventPattern: z.string(), Event: z.string() });
/** Times come as seconds since 1970. */
const replaySchema = z.object({
  ReplayName: z.string(),
  EventSourceArn: z.string(),
  EventStartTime: z.number(),
  EventEndTime: z.number(),
  Destination: z.object({ Arn: z.string(), FilterArns: z.array(z.string()).optional() }),
});

const replayNameSchema = z.object({ ReplayName: z.string() });

const operations: Record<string, Operation> = {
  ...operatorOperations,
  PutEvents: (buses, request) => buses.putEvents(parse(putSchema, request).Entries),
  TestEventPattern: (_, request) => {
    const { EventPattern, Event } = parse(testSchema, request);
    return { Result: matchesPattern(json(EventPattern), json(Event)) };
  },
  StartReplay: (buses, request) => {
    const replay = parse(replaySchema, request);
    buses.replay({
      archive: replay.EventSourceArn,
      from: replay.EventStartTime * 1000,
      to: replay.EventEndTime * 1000,
      replayName: replay.ReplayName,
      ruleArns: replay.Destination.FilterArns,
    });
    return { State: 'STARTING', ReplayStartTime: replay.EventStartTime };
  },
  // A replay has published everything before StartReplay answers.
  DescribeReplay: (buses, request) => {
    const { ReplayName } = parse(replayNameSchema, request);
    if (buses.hasReplayed(ReplayName)) return { ReplayName, State: 'COMPLETED' };
    throw new ServiceError('ResourceNotFoundException', `replay '${ReplayName}' does not exist`);
  },
};

/** Answers one operation of EventBridge's JSON protocol; throws `ServiceError` or `UnsupportedCall`. */
export function eventsCall(buses: EventBuses, operation: string, request: unknown): unknown {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (run === undefined) throw new UnsupportedCall(`events ${operation}`);
  return run(buses, request);
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new ServiceError('ValidationException', z.prettifyError(parsed.error));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError('InvalidEventPatternException', `not JSON (${cause}): ${text}`);
  }
}
