import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Stack } from './account.ts';
import type { ClientSettings } from './client-settings.ts';
import { unlessMissing } from './unless-missing.ts';

/** A stack with its outputs. */
export async function stackOf(name: string, settings: ClientSettings): Promise<Stack | undefined> {
  const client = new CloudFormationClient(settings);
  const found = await unlessMissing(client.send(new DescribeStacksCommand({ StackName: name })));
  const [stack] = found?.Stacks ?? [];
  if (!stack) return undefined;
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
    OutputKey,
    OutputValue,
  ]);
  return { status: stack.StackStatus ?? '', outputs: Object.fromEntries(outputs) };
}

/** The version that the CDK's bootstrap stack states; undefined without that stack. */
export async function bootstrapVersion(settings: ClientSettings): Promise<number | undefined> {
  const stack = await stackOf('CDKToolkit', settings);
  return stack && Number(stack.outputs.BootstrapVersion ?? 0);
}
