import type { RequestContext } from './iam-conditions.ts';

/** One thing that IAM must allow before a call may run. */
export type RequiredAccess = { action: string; resource: string; context: RequestContext };

/** What only the template knows about the resources that a call names. */
export type KnownResources = {
  /** The partition key attribute of a table or, with `index`, of its index. */
  partitionKeyOf(table: string, index?: string): string | undefined;
  /** SES identities: domains and addresses. */
  readonly identities: string[];
};

export type AccessTable = Record<string, (request: unknown, known: KnownResources) => RequiredAccess[]>;

export type ServiceCall = {
  /** Signing name: `dynamodb`, `sqs`, `ses`, `events`, `sns`, `scheduler`, `sts`, `lambda`. */
  service: string;
  operation: string;
  /** The parsed request. Query protocol: lists as arrays (`Destinations: ['a@b.example']`, `RawMessage: { Data }`). */
  request: unknown;
};
