import { type Duration, Validations } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type EnvironmentOptions,
  Function as LambdaFunction,
  LoggingFormat,
  type RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { VariableName } from '../../functions/runtime/environment.ts';
import type { LogCode } from '../../functions/runtime/log.ts';
import { reservedFor } from '../concurrency.ts';
import { nameIn, type Stage } from '../stages.ts';
import { bundledCode } from './bundled-code.ts';
import type { MilestoneTable, RowAccess } from './milestone-table.ts';

export interface BudkavleFunctionProps {
  readonly stage: Stage;
  /** The entry file functions/<name>.ts, and the function's name without the stage. */
  readonly name: string;
  readonly table: MilestoneTable;
  /** What the function does with rows of the table; nothing else is granted. */
  readonly rows: RowAccess;
  readonly timeout: Duration;
  /** In MB. Lambda gives processor time in proportion to it. */
  readonly memorySize: number;
  /**
   * Whether Lambda lets the function be invoked by its own messages.
   * @default - Lambda stops such a loop after about 16 invocations
   */
  readonly recursiveLoop?: RecursiveLoop;
  /**
   * Files that the bundle reads, by their path in `node_modules`.
   * @default - none
   */
  readonly files?: readonly string[];
  /**
   * Where an asynchronous event goes after the function has failed on it three times.
   * @default - none: all callers wait for the answer
   */
  readonly deadLetterQueue?: IQueue;
}

/** The least memory, in MB, with which Lambda gives a whole processor. */
export const WHOLE_PROCESSOR = 1769;

/** A Lambda function with a role of its own, which may write its log and traces and access the rows named. */
export class BudkavleFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: BudkavleFunctionProps) {
    const {
      stage,
      name,
      table,
      rows,
      timeout,
      memorySize,
      recursiveLoop,
      deadLetterQueue,
      files = [],
    } = props;
    const functionName = nameIn(stage, name);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.logRetentionDays,
      removalPolicy: stage.removalPolicy,
    });
    // Given, because the role that CDK makes itself carries a managed policy for all log groups.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const reserved = reservedFor(name, stage);
    super(scope, id, {
      functionName,
      timeout,
      memorySize,
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
      ...(recursiveLoop && { recursiveLoop }),
      ...(deadLetterQueue && { deadLetterQueue }),
      role,
      logGroup,
      // With the AWS SDK: what is tested is what runs, and only the used part of it is loaded.
      code: bundledCode(name, { files }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      loggingFormat: LoggingFormat.JSON,
    });
    Grant.addToPrincipal({
      grantee: this,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resourceArns: [logGroup.logGroupArn],
    });
    table.grantRows(this, rows);
    Validations.of(role).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason: 'ses:GetSendQuota and ses:GetAccount have no resource type.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaTracing',
      reason: 'Its log has all that a trace of Lambda would show of an invocation (docs/decisions/0169).',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaDLQ',
      reason:
        'It is for asynchronous calls; the queues and the HTTP API that call functions here wait for them.',
    });
  }

  /** The lines that the function logs under a code, as a metric: the maximum of a field, or 1 a line. */
  metricLogged(code: LogCode, { field, period }: { field?: string; period: Duration }): Metric {
    const lines = new MetricFilter(this, code, {
      logGroup: this.logGroup,
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricNamespace: this.functionName,
      metricName: code,
      metricValue: field ? `$.${field}` : '1',
    });
    return lines.metric({ period, statistic: 'Maximum' });
  }

  /** Sets one of the variables that the code of functions reads. */
  override addEnvironment(name: VariableName, value: string, options?: EnvironmentOptions): this {
    return super.addEnvironment(name, value, options);
  }
}
