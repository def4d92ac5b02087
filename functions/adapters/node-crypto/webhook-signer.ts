import { createHmac } from 'node:crypto';
import type { WebhookSigner } from '../../../domain/webhooks/webhook-message.ts';

/** Signs with HMAC-SHA-256, as base64. */
export class HmacWebhookSigner implements WebhookSigner {
  sign(text: string, secret: string): string {
    return createHmac('sha256', Buffer.from(secret, 'base64url')).update(text, 'utf8').digest('base64');
  }
}
