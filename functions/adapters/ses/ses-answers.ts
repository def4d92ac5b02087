import * as z from 'zod';
import type { SendResult } from '../../../domain/mail/delivery.ts';
import type { AccountRefusal } from '../../../domain/mail/sending-hold.ts';

/** The reason of a request that had no connection to leave by. */
const NO_CONNECTION = 'no-connection';

type Certain = Exclude<SendResult['kind'], 'accepted' | 'unknown' | 'held'> | AccountRefusal;

/**
 * Error codes that definitely mean "not accepted", and whose fault that is. Anything else is unknown and never resent
 * automatically. Errors of SendRawEmail and common errors:
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html,
 * https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html
 */
const CERTAIN: ReadonlyMap<string, Certain> = new Map(
  Object.entries({
    MessageRejected: 'refused',
    InvalidParameterValue: 'refused',
    InvalidParameterValueException: 'refused',
    Throttling: 'not-taken',
    ThrottlingException: 'not-taken',
    AccessDenied: 'access-denied',
    AccessDeniedException: 'access-denied',
    NotAuthorized: 'access-denied',
    OptInRequired: 'access-denied',
    // Invalid or expired credentials are rejected before anything is sent, or found by the SDK itself.
    CredentialsProviderError: 'credentials',
    IncompleteSignature: 'credentials',
    InvalidClientTokenId: 'credentials',
    MissingAuthenticationToken: 'credentials',
    UnrecognizedClientException: 'credentials',
    SignatureDoesNotMatch: 'credentials',
    RequestExpired: 'credentials',
    ExpiredToken: 'credentials',
    ExpiredTokenException: 'credentials',
    MailFromDomainNotVerifiedException: 'mail-from-unverified',
    ConfigurationSetDoesNotExistException: 'configuration-set-missing',
    ConfigurationSetSendingPausedException: 'configuration-set-paused',
    AccountSendingPausedException: 'account-paused',
    ECONNREFUSED: 'unreached',
    ENOTFOUND: 'unreached',
    EAI_AGAIN: 'unreached',
    [NO_CONNECTION]: 'unreached',
  } as const),
);

/**
 * How Node and `KeptConnections` say that there never was a connection, so that nothing of a request can have left:
 * the system calls before it, which a socket that was waited for in vain counts as too, and TLS that was not agreed on.
 */
const BEFORE_CONNECTION = {
  syscalls: ['connect', 'getaddrinfo'],
  says: /before secure TLS connection was established/,
};

/** Codes that stand for several things, told apart by the message. */
const BY_MESSAGE: readonly { codes: readonly string[]; says: RegExp; means: AccountRefusal }[] = [
  // https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
  { codes: ['MessageRejected'], says: /address is not verified/i, means: 'identity-unverified' },
  {
    codes: ['MessageRejected'],
    says: /account is paused|sending (?:is )?(?:paused|suspended)/i,
    means: 'account-paused',
  },
  // https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  {
    codes: ['Throttling', 'ThrottlingException'],
    says: /daily (?:message|sending) quota exceeded/i,
    means: 'daily-quota',
  },
];

const errorSchema = z.object({
  name: z.string().default('unnamed'),
  code: z.string().optional(),
  message: z.string().default(''),
  syscall: z.string().optional(),
  /** One for each address that was tried in vain. */
  errors: z.array(z.object({ syscall: z.string().optional() })).default([]),
});
type SendError = z.infer<typeof errorSchema>;

/**
 * What an error of SES or of the network says about a mail from this address. The reason is a code, never text that may
 * contain an address.
 */
export function classify(error: unknown, sender: string): SendResult {
  const said = errorSchema.catch({ name: 'unnamed', message: '', errors: [] }).parse(error);
  const { message } = said;
  const reason = reasonOf(said);
  const told = BY_MESSAGE.find(({ codes, says }) => codes.includes(reason) && says.test(message));
  const means = told?.means ?? CERTAIN.get(reason);
  switch (means) {
    case undefined:
      return { kind: 'unknown', reason };
    case 'refused':
    case 'not-taken':
    case 'unreached':
      return { kind: means, reason };
    case 'identity-unverified':
      return { kind: 'held', reason: isAbout(sender, message) ? means : 'sandbox' };
    default:
      return { kind: 'held', reason: means };
  }
}

function reasonOf(said: SendError): string {
  const { name, code = name } = said;
  const known = [code, name].find((candidate) => CERTAIN.has(candidate));
  return known ?? (neverLeft(said) ? NO_CONNECTION : code);
}

function neverLeft({ message, syscall, errors }: SendError): boolean {
  const calls = errors.length > 0 ? errors.map((each) => each.syscall) : [syscall];
  const { syscalls, says } = BEFORE_CONNECTION;
  return says.test(message) || calls.every((call) => call !== undefined && syscalls.includes(call));
}

/**
 * Whether the identities that failed include the sender. If not it is the recipient's that is not verified, which only
 * matters in the sandbox.
 */
function isAbout(sender: string, message: string): boolean {
  const named = message
    .slice(message.lastIndexOf(':') + 1)
    .toLowerCase()
    .split(/[\s,<>]+/)
    .filter((word) => word.includes('.'));
  const address = sender.toLowerCase();
  return (
    named.length === 0 || named.includes(address) || named.includes(address.slice(address.indexOf('@') + 1))
  );
}
