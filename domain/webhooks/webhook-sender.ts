import type { WebhookAnswer } from './webhook.ts';

/**
 * Posts a text to an address of somebody else's. Whoever implements it looks up the name and connects only to what is
 * public, follows nothing, waits five seconds and reads no more of the answer than its status. Never throws for what
 * the receiver does.
 */
export interface WebhookSender {
  post(message: {
    url: string;
    headers: Readonly<Record<string, string>>;
    body: string;
  }): Promise<WebhookAnswer>;
}
