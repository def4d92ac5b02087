import { isErased } from '../../contacts/alias.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { Question } from '../question.ts';

export type AskerOfPorts = { deliveries: Pick<Deliveries, 'ofOrganisation'> };

/** The mail by whose link somebody asked; undefined if they came by a page, or have been erased. */
export async function mailOfAsker(
  { asker }: Pick<Question, 'asker'>,
  { deliveries }: AskerOfPorts,
): Promise<Delivery | undefined> {
  if (!asker || 'address' in asker) return undefined;
  const mails = await deliveries.ofOrganisation(asker.dispatch, asker.organisation);
  const mail = mails.find(({ id }) => id === asker.delivery);
  return mail && !isErased(mail.address) ? mail : undefined;
}

/** What would tell who asked: address and name, as far as they are known. */
export async function askerOf(
  question: Pick<Question, 'asker' | 'enquiry'>,
  ports: AskerOfPorts,
): Promise<string[]> {
  const { asker, enquiry } = question;
  const named = enquiry?.name === undefined ? [] : [enquiry.name];
  if (asker && 'address' in asker) return [asker.address, ...named];
  const mail = await mailOfAsker(question, ports);
  return mail ? [mail.address, mail.name, ...named] : named;
}
