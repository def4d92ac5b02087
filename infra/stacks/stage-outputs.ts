import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { Alarms } from '../constructs/alarms.ts';
import type { DnsRecord } from '../constructs/mail-domain.ts';
import type { MilestoneBus } from '../constructs/milestone-bus.ts';
import type { MilestoneTable } from '../constructs/milestone-table.ts';
import type { WebApi } from '../constructs/web-api.ts';

type Parts = {
  alarms: Alarms;
  table: MilestoneTable;
  bus: MilestoneBus;
  web: WebApi;
  mailRecords: readonly DnsRecord[];
};

/** Every address of the stage that somebody needs, and the DNS records to enter, as outputs of the stack. */
export function addOutputs(stack: Stack, { alarms, table, bus, web, mailRecords }: Parts): void {
  const outputs: Record<string, [value: string, description: string]> = {
    ConsoleUrl: [web.url, 'Console and API, for those who sign in'],
    PublicUrl: [`${web.url}/rollouts`, 'Public pages'],
    ApiEndpoint: [web.apiEndpoint, 'The HTTP API itself'],
    EventBusName: [bus.bus.eventBusName, 'Takes milestones as events'],
    EventBusArn: [bus.bus.eventBusArn, 'For rules and permissions of those who report milestones'],
    TableName: [table.tableName, 'All data of the stage'],
    AlarmTopicArn: [alarms.topic.topicArn, 'Subscribe further people to alarms here'],
    UserPoolId: [web.signIn.userPoolId, 'Who can sign in'],
    SignInUrl: [web.signIn.url, 'The pages of Cognito'],
  };
  const { domain } = web;
  if (domain)
    outputs.WebRecord = [
      domain.record,
      'DNS record of the domain; entered already where its zone is in Route 53',
    ];
  for (const [id, [value, description]] of Object.entries(outputs))
    new CfnOutput(stack, id, { value, description });
  for (const [index, { name, type, value }] of mailRecords.entries())
    new CfnOutput(stack, `MailRecord${index + 1}`, {
      value: `${name} ${type} ${value}`,
      description: 'DNS record to enter for the mail domain: name, type, value',
    });
}
