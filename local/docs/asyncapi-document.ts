import * as z from 'zod';
import { factChangedSchema } from '../../domain/milestone/use-cases/accept-change.ts';
import { milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import {
  COORDINATOR_SOURCE,
  milestoneEventSchema,
  stopRequestedSchema,
} from '../../domain/plan/milestone-events.ts';
import { toldEventSchema } from '../../domain/webhooks/event-log.ts';
import { SOURCE } from '../../functions/adapters/eventbridge/own-bus.ts';

/** What others send, by detail type. */
const IN: Readonly<Record<string, z.ZodType>> = {
  MilestoneReached: milestoneReachedSchema,
  FactChanged: factChangedSchema,
  MilestoneStopRequested: stopRequestedSchema,
};

/** What is posted to addresses of others: https://www.standardwebhooks.com. */
const WEBHOOKS = {
  address: null,
  description:
    'Addresses of other systems, called by POST as Standard Webhooks says: `webhook-id`, `webhook-timestamp`, ' +
    '`webhook-signature`. Events come in the order of `sequence`, at least once, the same one under the same id; ' +
    'any answer but 2xx has it sent again, and 410 ends the address.',
  messages: { ToldEvent: { $ref: '#/components/messages/ToldEvent' } },
};

/**
 * The AsyncAPI 3.0 description of the events on the bus, generated from the schemas by which they are written and
 * read.
 */
export function asyncApiDocument(): object {
  const out = Object.fromEntries(
    milestoneEventSchema.options.map(({ shape }) => [shape.type.value, shape.detail] as const),
  );
  const channel = (source: string, schemas: Readonly<Record<string, z.ZodType>>) => ({
    address: 'budkavle-{stage}',
    description: `The event bus of a stage; events of the source \`${source}\`.`,
    parameters: { stage: { description: 'The name of the stage, such as `prod`.' } },
    messages: Object.fromEntries(
      Object.keys(schemas).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
  });
  const payloads = Object.entries({ ...out, ...IN, ToldEvent: toldEventSchema }).map(
    ([name, schema]) => [name, payloadOf(schema)] as const,
  );
  return {
    asyncapi: '3.0.0',
    id: 'urn:budkavle:events',
    info: {
      title: 'Budkavle',
      version: '1',
      description:
        'Events on EventBridge: the payload is the detail, the name of a message its detail type. ' +
        'Each comes at least once, and possibly more than once or out of order; `/api/status-feed` says what holds.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/json',
    channels: { events: channel(SOURCE, out), commands: channel(COORDINATOR_SOURCE, IN), webhooks: WEBHOOKS },
    operations: {
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'What has happened to a milestone.',
      },
      call: {
        action: 'send',
        channel: { $ref: '#/channels/webhooks' },
        summary: 'In which state a milestone is, to every address that a coordinator has added.',
      },
      take: {
        action: 'receive',
        channel: { $ref: '#/channels/commands' },
        summary: 'What a coordinator or another system reports.',
      },
    },
    components: {
      messages: Object.fromEntries(payloads.map(([name, { payload }]) => [name, { name, payload }])),
      schemas: Object.assign({}, ...payloads.map(([, { named }]) => named)),
    },
  };
}

const schemaSchema = z.looseObject({ definitions: z.record(z.string(), z.unknown()).default({}) });

/** JSON Schema, in the draft that AsyncAPI 3.0 takes; what has a name of its own is a component. */
function payloadOf(schema: z.ZodType): { payload: object; named: Record<string, unknown> } {
  const text = JSON.stringify(
    z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
  );
  // References are read from the root of the document.
  const placed = text.replaceAll('"#/definitions/', '"#/components/schemas/');
  const { definitions: named, ...payload } = schemaSchema.parse(JSON.parse(placed));
  return { payload, named };
}

/** The text of the committed document. */
export function asyncApiFile(): string {
  return `${JSON.stringify(asyncApiDocument(), null, 2)}\n`;
}
