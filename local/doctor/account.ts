/** What DNS has to say of a mail domain. */
export type MailIdentity = {
  dkimTokens: readonly string[];
  /** Where SES publishes the keys that the tokens point to. */
  dkimZone: string;
  mailFrom?: string | undefined;
};

export type ExpectedRecord = { name: string; type: 'CNAME' | 'MX' | 'TXT'; value: string };
export type Certificate = {
  status: string;
  validUntil?: number | undefined;
  records: readonly ExpectedRecord[];
};
export type Stack = { status: string; outputs: Readonly<Record<string, string>> };
export type Archive = { name: string; enabled: boolean; days: number };

/** What can be asked of the AWS account of a stage. Undefined means that there is none. */
export interface Account {
  caller(): Promise<{ account: string; arn: string }>;
  /** The version of the CDK's bootstrap stack in a region. */
  bootstrapVersion(region: string): Promise<number | undefined>;
  stack(): Promise<Stack | undefined>;
  /** The stack of certificate and firewall, in the one region where CloudFront looks for them. */
  edgeStack(): Promise<Stack | undefined>;
  identity(domain: string): Promise<MailIdentity | undefined>;
  concurrency(): Promise<{ limit: number; unreserved: number }>;
  /** Of the alarms' topic. */
  subscriptions(): Promise<{ confirmed: number; pending: number } | undefined>;
  /** Every dead-letter queue of the stage with its messages. */
  deadLetters(): Promise<{ name: string; messages: number }[]>;
  busExists(): Promise<boolean>;
  archives(): Promise<Archive[]>;
  table(): Promise<{ status: string; protected: boolean; restorable: boolean } | undefined>;
  /** By ARN, or the one that the stack made for a domain. */
  certificate(of: { arn: string } | { domain: string }): Promise<Certificate | undefined>;
}

/** Asks for a page as anybody does. */
export interface Web {
  /** The status of the answer; undefined if nobody answers there. */
  status(url: string): Promise<number | undefined>;
}

/** Asks DNS; no records is an empty list. */
export interface Dns {
  records(name: string, type: ExpectedRecord['type']): Promise<string[]>;
}
