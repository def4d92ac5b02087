import { deliveryActions, mayDeliver, type ResourcePolicies } from '../delivery/target-delivery.ts';
import type { RuleConfig } from '../eventbridge/event-rules.ts';
import { serviceOf } from '../shared/arns.ts';
import type { SubscriptionConfig } from '../sns/sns-notification.ts';

type Wiring = {
  rules: RuleConfig[];
  subscriptions: SubscriptionConfig[];
  policies: ResourcePolicies;
  /** ARNs of the queues, topics and functions that exist. */
  existing: ReadonlySet<string>;
};

type Link = { from: string; sourceArn: string; principal: string; targetArn: string };

/**
 * One sentence for each rule target, subscription or dead-letter queue that could never be reached: unknown, of a
 * kind that this cloud does not deliver to, or without a policy that lets the service in. AWS deploys all of these
 * and then loses the events without a word.
 */
export function wiringProblems({ rules, subscriptions, policies, existing }: Wiring): string[] {
  return [...rules.flatMap(linksOfRule), ...subscriptions.flatMap(linksOfSubscription)].flatMap((link) => {
    const { from, targetArn, principal, sourceArn } = link;
    const service = serviceOf(targetArn);
    const action = deliveryActions[service];
    if (action === undefined) return [`${from} delivers to '${targetArn}': ${service} is not supported here`];
    if (!existing.has(targetArn)) return [`${from} delivers to '${targetArn}', which does not exist`];
    if (mayDeliver(policies, link)) return [];
    return [
      `${from} may not deliver to '${targetArn}': allow ${principal} ${action} with aws:SourceArn ${sourceArn}`,
    ];
  });
}

function linksOfRule({ name, arn, targets }: RuleConfig): Link[] {
  const link = { from: `rule '${name}'`, sourceArn: arn, principal: 'events.amazonaws.com' };
  return targets.flatMap((target) => withDeadLetters(link, target.arn, target.deadLetterArn));
}

function linksOfSubscription({
  arn,
  topicArn,
  protocol,
  endpoint,
  deadLetterArn,
}: SubscriptionConfig): Link[] {
  if (protocol !== 'sqs' && protocol !== 'lambda') return [];
  const link = { from: `subscription '${arn}'`, sourceArn: topicArn, principal: 'sns.amazonaws.com' };
  return withDeadLetters(link, endpoint, deadLetterArn);
}

function withDeadLetters(link: Omit<Link, 'targetArn'>, targetArn: string, deadLetterArn?: string): Link[] {
  const target = { ...link, targetArn };
  return deadLetterArn === undefined ? [target] : [target, { ...link, targetArn: deadLetterArn }];
}
