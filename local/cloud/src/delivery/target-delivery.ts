import { evaluate, type PolicyDocument } from '../iam/iam.ts';
import { serviceOf } from '../shared/arns.ts';
import type { MessageAttribute, Queues } from '../sqs/sqs.ts';

export type DeliveryResult = { ok: true } | { ok: false; code: string; error: string; retry: boolean };

export type TargetDelivery = {
  targetArn: string;
  /** The rule or topic on whose behalf: what `aws:SourceArn` carries. */
  sourceArn: string;
  /** The service that delivers, e.g. `events.amazonaws.com`. */
  principal: string;
  payload: string;
  messageAttributes?: Record<string, MessageAttribute>;
};

/** Delivers a payload to a queue, a function or a topic; never rejects. */
export type DeliverToTarget = (delivery: TargetDelivery) => Promise<DeliveryResult>;

/** The policies of queues, topics and functions (an AWS::Lambda::Permission is a statement of one) by ARN. */
export type ResourcePolicies = ReadonlyMap<string, PolicyDocument>;

type Parts = {
  queues: Queues;
  /** Queues an asynchronous invocation; throws when there is no such function. */
  invokeLater: (functionArn: string, payload: string) => void;
  publish?: (topicArn: string, message: string) => void;
  policies: ResourcePolicies;
};

/** The permission that a service needs on each kind of target. */
export const deliveryActions: Record<string, string> = {
  sqs: 'sqs:SendMessage',
  lambda: 'lambda:InvokeFunction',
  sns: 'sns:Publish',
};

/** Whether the target's resource policy admits the service: without it, AWS silently drops the event. */
export function mayDeliver(policies: ResourcePolicies, delivery: Omit<TargetDelivery, 'payload'>): boolean {
  const policy = policies.get(delivery.targetArn);
  const action = deliveryActions[serviceOf(delivery.targetArn)];
  if (policy === undefined || action === undefined) return false;
  const decision = evaluate({
    policies: [policy],
    principal: { service: delivery.principal },
    action,
    resource: delivery.targetArn,
    context: {
      'aws:SourceArn': delivery.sourceArn,
      'aws:SourceAccount': delivery.sourceArn.split(':')[4] ?? '',
      'aws:PrincipalIsAWSService': 'true',
      'aws:SecureTransport': 'true',
    },
  });
  return decision === 'allowed';
}

export function deliverToTargets(parts: Parts): DeliverToTarget {
  const carriers: Record<string, (delivery: TargetDelivery) => void> = {
    sqs: ({ targetArn, payload, messageAttributes }) => {
      parts.queues.send(targetArn, { body: payload, messageAttributes });
    },
    lambda: ({ targetArn, payload }) => parts.invokeLater(targetArn, payload),
    sns: ({ targetArn, payload }) => {
      if (parts.publish === undefined) throw new Error('this cloud has no topics');
      parts.publish(targetArn, payload);
    },
  };
  return (delivery) => Promise.resolve(attempt(delivery));

  function attempt(delivery: TargetDelivery): DeliveryResult {
    const { targetArn, principal } = delivery;
    const carry = carriers[serviceOf(targetArn)];
    if (carry === undefined) return refused('UNSUPPORTED', `no delivery to '${targetArn}' here`);
    if (!mayDeliver(parts.policies, delivery)) {
      return refused(
        'NO_PERMISSIONS',
        `the policy of ${targetArn} does not let ${principal} in for ${delivery.sourceArn}`,
      );
    }
    try {
      carry(delivery);
      return { ok: true };
    } catch (error) {
      // Everything here is in process: what fails once, fails again.
      return refused('NO_RESOURCE', error instanceof Error ? error.message : String(error));
    }
  }
}

function refused(code: string, error: string): DeliveryResult {
  return { ok: false, code, error, retry: false };
}
