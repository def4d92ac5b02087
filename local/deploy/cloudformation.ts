import {
  CloudFormationClient,
  DeleteChangeSetCommand,
  DescribeStacksCommand,
  paginateDescribeChangeSet,
} from '@aws-sdk/client-cloudformation';
import type { AssembledStack, StackChanges } from './deploy-stack.ts';
import type { ResourceChange } from './losses.ts';

/** CloudFormation of the account that the person is signed in to. */
export const cloudFormation: StackChanges = {
  async stateOf(stack) {
    try {
      const { Stacks } = await clientOf(stack).send(new DescribeStacksCommand({ StackName: stack.name }));
      return Stacks?.[0]?.StackStatus;
    } catch (error) {
      // CloudFormation has no error of its own for a stack that does not exist.
      if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
      throw error;
    }
  },

  async changesOf(stack, changeSet) {
    try {
      const changes: ResourceChange[] = [];
      const asked = { StackName: stack.name, ChangeSetName: changeSet };
      for await (const page of paginateDescribeChangeSet({ client: clientOf(stack) }, asked)) {
        for (const { ResourceChange: change } of page.Changes ?? [])
          changes.push({
            action: change?.Action ?? '',
            type: change?.ResourceType ?? '',
            logicalId: change?.LogicalResourceId ?? '',
            physicalId: change?.PhysicalResourceId,
            replacement: change?.Replacement,
            policyAction: change?.PolicyAction,
          });
      }
      return changes;
    } catch (error) {
      // The CDK command discards a change set without changes.
      if (error instanceof Error && error.name === 'ChangeSetNotFoundException') return undefined;
      throw error;
    }
  },

  async discard(stack, changeSet) {
    await clientOf(stack).send(
      new DeleteChangeSetCommand({ StackName: stack.name, ChangeSetName: changeSet }),
    );
  },
};

function clientOf({ region }: AssembledStack): CloudFormationClient {
  return new CloudFormationClient({ region });
}
