import type { Suppressions } from '../../mail/suppression.ts';
import type { Wish } from '../../mail/wish.ts';
import { BY_RULE, type ErasePersonPorts, type EraseResult, erasePerson } from './erase-person.ts';

export type FulfilAgainPorts = ErasePersonPorts & {
  suppressions: Pick<Suppressions, 'add' | 'ofRecipient'>;
};

/**
 * Fulfils a wish that the restored table may have lost: whoever left stays out, whoever was erased is erased again.
 * Idempotent. An erasure that has to wait is completed by the rounds that complete all.
 */
export async function fulfilAgain(
  wish: Wish,
  ports: FulfilAgainPorts,
): Promise<EraseResult['kind'] | 'left' | 'came-back'> {
  if (wish.type === 'PersonErased') {
    const { organisation, id } = wish.detail;
    return (await erasePerson({ organisation, id, by: BY_RULE }, ports)).kind;
  }
  const { recipient, scope, at } = wish.detail;
  const known = await ports.suppressions.ofRecipient(recipient);
  // Whoever has subscribed again since must not be taken off by what they wished before.
  if (known.some((each) => each.scope === scope && (each.liftedAt ?? 0) > at)) return 'came-back';
  await ports.suppressions.add({ recipient, scope, reason: 'unsubscribe', at });
  return 'left';
}
