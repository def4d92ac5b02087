import { ServiceError } from '../protocol/service-error.ts';
import { attributeProblem } from '../sqs/message-attribute-rules.ts';
import type { MessageAttributes } from '../sqs/sqs-message.ts';

type Message = {
  message: string;
  subject?: string | undefined;
  messageAttributes?: MessageAttributes | undefined;
};
type Rule = { broken(message: Message): boolean; says: string };

/** Attributes included. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const maximumBytes = 262_144;

const rules: Rule[] = [
  { broken: ({ message }) => message === '', says: 'Empty message' },
  { broken: (message) => bytesOf(message) > maximumBytes, says: 'Message too long' },
  {
    // ASCII, beginning with a letter, digit or punctuation mark, without line breaks and control characters.
    broken: ({ subject }) => subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,98}$/.test(subject),
    says: 'Subject',
  },
];

/** Throws what SNS answers for a message that it does not publish. */
export function refuseMessage(message: Message): void {
  const rule = rules.find(({ broken }) => broken(message));
  if (rule) throw new ServiceError('InvalidParameter', `Invalid parameter: ${rule.says}`);
  const problem = attributeProblem(message.messageAttributes ?? {});
  if (problem !== undefined) throw new ServiceError('ParameterValueInvalid', problem);
}

function bytesOf({ message, messageAttributes = {} }: Message): number {
  const attributes = Object.entries(messageAttributes).map(
    ([name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, 'base64'),
  );
  return attributes.reduce((sum, one) => sum + one, Buffer.byteLength(message));
}
