import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Aws, refused } from './a-refusal.ts';

const TopicArn = 'arn:aws:sns:eu-north-1:000000000000:alarms';
const publish =
  (more: object) =>
  ({ asOperator }: Aws) =>
    new SNSClient(asOperator).send(new PublishCommand({ TopicArn, Message: 'a', ...more }));

export const snsRefusals = refused('https://docs.aws.amazon.com/sns/latest/api/API_Publish.html', {
  'an empty message': ['InvalidParameterException', publish({ Message: '' })],
  'a message of more than 256 KB': ['InvalidParameterException', publish({ Message: 'å'.repeat(131_073) })],
  'a message that is too long with its attributes': [
    'InvalidParameterException',
    publish({
      Message: 'a'.repeat(262_100),
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'b'.repeat(100) } },
    }),
  ],
  'a subject outside ASCII': ['InvalidParameterException', publish({ Subject: 'Nyhet på väg' })],
  'a subject of 100 characters': ['InvalidParameterException', publish({ Subject: 'a'.repeat(100) })],
  'a subject of two lines': ['InvalidParameterException', publish({ Subject: 'a\nb' })],
  'an attribute without a value': [
    'InvalidParameterValueException',
    publish({ MessageAttributes: { kind: { DataType: 'String', StringValue: '' } } }),
  ],
  'a topic that does not exist': ['NotFoundException', publish({ TopicArn: `${TopicArn}-none` })],
});
