import { createHash } from 'node:crypto';
import { devNull } from 'node:os';
import { localRegion } from '../shared/arns.ts';

/** The supported part of AWS::Lambda::Function. */
export type FunctionConfig = {
  name: string;
  arn: string;
  roleArn: string;
  /** The folder of the bundle in the cloud assembly. */
  directory: string;
  /** `index.handler` */
  handler: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  reservedConcurrency?: number;
  environment: Record<string, string>;
};

/** The access key a function calls with: it identifies the caller; the secret is never checked. */
export function accessKeyOf(functionName: string): string {
  const digest = createHash('sha256').update(functionName).digest('hex').toUpperCase();
  return `ASIA${digest.slice(0, 16)}`;
}

/**
 * All that a function sees in `process.env`: what Lambda sets and what the template gives, nothing of this process.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function environmentOf(config: FunctionConfig, endpointUrl: string): Record<string, string> {
  return {
    ...config.environment,
    _HANDLER: config.handler,
    LAMBDA_TASK_ROOT: config.directory,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: accessKeyOf(config.name),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: endpointUrl,
    // Otherwise the SDK would read the user's own AWS profile.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}
