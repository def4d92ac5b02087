import * as z from 'zod';
import type { ConfigurationSet } from '../ses/ses-events.ts';
import type { LocalResource } from './assembly.ts';
import type { Blueprint } from './blueprint.ts';
import { boolean, ignored, optional, propertiesOf } from './resource-properties.ts';

const mailFromSchema = z.strictObject({
  MailFromDomain: z.string().optional(),
  BehaviorOnMxFailure: z.enum(['USE_DEFAULT_VALUE', 'REJECT_MESSAGE']).default('USE_DEFAULT_VALUE'),
});

/** Every identity of the template is verified here: there is no DNS to wait for. */
export function readEmailIdentity(resource: LocalResource, blueprint: Blueprint): void {
  const { EmailIdentity, ConfigurationSetAttributes, MailFromAttributes } = propertiesOf(resource, {
    EmailIdentity: z.string(),
    ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).optional(),
    DkimAttributes: ignored,
    DkimSigningAttributes: ignored,
    FeedbackAttributes: ignored,
    MailFromAttributes: mailFromSchema.optional(),
    Tags: ignored,
  });
  const set = ConfigurationSetAttributes?.ConfigurationSetName;
  const { MailFromDomain: domain, BehaviorOnMxFailure: onMxFailure } = MailFromAttributes ?? {};
  blueprint.identities.push({
    name: EmailIdentity,
    ...optional('configurationSet', set),
    ...(domain && onMxFailure && { mailFrom: { domain, onMxFailure } }),
  });
}

export function readConfigurationSet(resource: LocalResource, blueprint: Blueprint): void {
  const { SendingOptions } = propertiesOf(resource, {
    Name: ignored,
    DeliveryOptions: ignored,
    ReputationOptions: ignored,
    SendingOptions: z.object({ SendingEnabled: boolean.optional() }).optional(),
    SuppressionOptions: ignored,
    VdmOptions: ignored,
    Tags: ignored,
  });
  configurationSet(blueprint, resource.ref).sendingEnabled = SendingOptions?.SendingEnabled ?? true;
}

export function readEventDestination(resource: LocalResource, blueprint: Blueprint): void {
  const { ConfigurationSetName, EventDestination } = propertiesOf(resource, {
    ConfigurationSetName: z.string(),
    EventDestination: z.strictObject({
      Name: ignored,
      Enabled: boolean.default(false),
      MatchingEventTypes: z.array(z.string()),
      EventBridgeDestination: z
        .object({
          EventBusArn: z
            .string()
            .regex(/:event-bus\/default$/, 'SES publishes on the default bus only: give that bus'),
        })
        .optional(),
      SnsDestination: z.object({ TopicARN: z.string() }).optional(),
      // Figures are read from the cloud here.
      CloudWatchDestination: ignored,
    }),
  });
  const {
    Enabled,
    MatchingEventTypes: eventTypes,
    EventBridgeDestination,
    SnsDestination,
  } = EventDestination;
  if (!Enabled) return;
  const { destinations } = configurationSet(blueprint, ConfigurationSetName);
  if (EventBridgeDestination) destinations.push({ eventTypes });
  if (SnsDestination) destinations.push({ eventTypes, topicArn: SnsDestination.TopicARN });
}

/** The set and its destinations are resources of their own and come in any order. */
function configurationSet(blueprint: Blueprint, name: string): ConfigurationSet {
  const known = blueprint.configurationSets.find((set) => set.name === name);
  if (known) return known;
  const set: ConfigurationSet = { name, destinations: [] };
  blueprint.configurationSets.push(set);
  return set;
}
