import type { Ports } from '@budkavle/local-cloud';
import * as z from 'zod';

const portSchema = z.coerce.number().int().min(0).max(65_535);
const environmentSchema = z.object({
  BUDKAVLE_PORT: portSchema.default(4400),
  BUDKAVLE_MAILBOX_PORT: portSchema.default(4401),
  BUDKAVLE_AWS_PORT: portSchema.default(4566),
});

/** The documented ports, or those in the environment. */
export function portsFrom(environment: NodeJS.ProcessEnv): Required<Ports> {
  const { BUDKAVLE_PORT, BUDKAVLE_MAILBOX_PORT, BUDKAVLE_AWS_PORT } = environmentSchema.parse(environment);
  return { api: BUDKAVLE_PORT, mailbox: BUDKAVLE_MAILBOX_PORT, aws: BUDKAVLE_AWS_PORT };
}

/**
 * The AWS endpoint of a stage: the running local cloud, or, for any other stage, the account in the AWS
 * environment.
 */
export function endpointOf(stage: string, environment: NodeJS.ProcessEnv): string | undefined {
  return stage === 'local' ? `http://127.0.0.1:${portsFrom(environment).aws}` : undefined;
}
