import { makeTaskLink } from '../../domain/links/use-cases/make-task-link.ts';
import { HmacSigner } from '../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import type { Operator } from '../../local/operator.ts';

/** A link to a packet as the local lead's mail has it. */
export function packetLink(
  { milestone, organisation }: { milestone: string; organisation: string },
  { operator: { linkKeys }, publicUrl }: { operator: Pick<Operator, 'linkKeys'>; publicUrl: string },
): Promise<string> {
  const ports = { linkKeys, signer: new HmacSigner(), newSecret, now: Date.now, publicUrl };
  return makeTaskLink({ asks: { to: 'packets', milestone }, organisation, contact: '' }, ports);
}
