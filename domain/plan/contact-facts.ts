import { type Catalogue, defaultLocale } from '../catalogue/catalogue.ts';
import type { ShownFact } from '../catalogue/fact.ts';
import type { Responsible } from '../rollout/responsible.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { inLocale } from '../shared/locale.ts';

/** The built-in facts of whoever answers questions; the rollout's contact is named as standing in for a local one. */
export function contactFacts(
  contact: Responsible,
  { catalogue, rollout, locale }: { catalogue: Catalogue; rollout: Pick<Rollout, 'contact'>; locale: string },
): Record<string, ShownFact> {
  const standsIn = contact.address === rollout.contact.address;
  const role = catalogue.contactRole?.[standsIn ? 'standIn' : 'own'];
  return {
    contactName: { type: 'text', text: contact.name },
    contactEmail: { type: 'email', text: contact.address },
    ...(role
      ? { contactRole: { type: 'text', text: inLocale(role, locale, defaultLocale(catalogue)) } }
      : {}),
  };
}
