import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnQueuePolicy, Queue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * A queue that refuses calls without TLS. Those that need nothing else share one policy: a stack holds 500 resources.
 */
export class TlsQueue extends Queue {
  readonly #shared: SharedPolicy;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id, props);
    this.#shared = SharedPolicy.of(this);
    this.#shared.add(this);
  }

  override addToResourcePolicy(statement: PolicyStatement): ReturnType<Queue['addToResourcePolicy']> {
    // A queue has one policy: from now on it is its own.
    if (this.#shared.remove(this)) super.addToResourcePolicy(tlsOnly(this.queueArn));
    return super.addToResourcePolicy(statement);
  }
}

/** The one policy of all queues of a stack that need no other. */
class SharedPolicy extends CfnQueuePolicy {
  readonly #shared = new Set<Queue>();

  static of(queue: Queue): SharedPolicy {
    const stack = Stack.of(queue);
    const found = stack.node.tryFindChild('TlsQueues');
    return found instanceof SharedPolicy ? found : new SharedPolicy(stack);
  }

  constructor(stack: Stack) {
    // Every queue that has it is meant.
    const policyDocument = new PolicyDocument({ statements: [tlsOnly('*')] });
    super(stack, 'TlsQueues', { queues: [], policyDocument });
  }

  add(queue: Queue): void {
    this.#shared.add(queue);
    this.#list();
  }

  /** False if the queue does not have it. */
  remove(queue: Queue): boolean {
    const had = this.#shared.delete(queue);
    this.#list();
    return had;
  }

  #list(): void {
    this.queues = [...this.#shared].map(({ queueUrl }) => queueUrl);
  }
}

function tlsOnly(resource: string): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['sqs:*'],
    resources: [resource],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
