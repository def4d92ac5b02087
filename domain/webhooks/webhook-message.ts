/** Signs a text with a secret of 32 bytes in base64url: HMAC-SHA-256 as base64. */
export interface WebhookSigner {
  sign(text: string, secret: string): string;
}

/** A message to a webhook: its id, its time in ms, and its text. */
export type WebhookMessage = { id: string; at: number; body: string };

/**
 * The headers of a message as Standard Webhooks has them, with a signature by each secret that holds:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function webhookHeaders(
  { id, at, body }: WebhookMessage,
  secrets: readonly string[],
  signer: WebhookSigner,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => `v1,${signer.sign(`${id}.${timestamp}.${body}`, secret)}`);
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** A secret as its receiver gets it, once. */
export function shownSecret(secret: string): string {
  return `whsec_${Buffer.from(secret, 'base64url').toString('base64')}`;
}
