import type { MessageAttribute, MessageAttributes } from './sqs-message.ts';

type Rule = { broken(name: string, attribute: MessageAttribute): boolean; says: string };

/**
 * What SQS and SNS ask of each attribute of a message.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
const rules: Rule[] = [
  { broken: (name) => name.length > 256, says: 'its name has at most 256 characters' },
  {
    broken: (name) => !/^[A-Za-z0-9_.-]+$/.test(name),
    says: 'its name holds letters, digits, underscores, hyphens and periods only',
  },
  {
    broken: (name) => /^\.|\.$|\.\./.test(name),
    says: 'its name neither begins nor ends with a period, nor has two in a row',
  },
  {
    broken: (name) => /^(aws|amazon)\./i.test(name),
    says: "its name does not begin with 'AWS.' or 'Amazon.'",
  },
  { broken: (_, { DataType }) => DataType.length > 256, says: 'its type has at most 256 characters' },
  {
    broken: (_, { DataType, StringValue, BinaryValue }) =>
      DataType.startsWith('Binary') ? !BinaryValue : !StringValue,
    says: 'its value, of the kind that its type names, is not empty',
  },
  {
    broken: (_, { DataType, StringValue = '' }) =>
      DataType.startsWith('Number') && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(StringValue),
    says: 'its value is a number',
  },
];

/** One sentence for the first attribute that breaks a rule. */
export function attributeProblem(attributes: MessageAttributes): string | undefined {
  for (const [name, attribute] of Object.entries(attributes)) {
    const rule = rules.find(({ broken }) => broken(name, attribute));
    if (rule) return `The message attribute '${name}' is not valid. Reason: ${rule.says}.`;
  }
  return undefined;
}
