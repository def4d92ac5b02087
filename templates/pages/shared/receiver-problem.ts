import type { WebhookProblem } from '../../../domain/webhooks/webhook.ts';
import type { WebhooksWords } from '../../words/webhooks.gen.ts';

/** Why somebody's address did not take what was sent, as a sentence. */
export function receiverProblem({ code, status = 0 }: WebhookProblem, say: WebhooksWords): string {
  return code === 'status' ? say('failure.status', { status: String(status) }) : say(`failure.${code}`);
}
