import { type Catalogue, checkFor } from '../catalogue/catalogue.ts';
import { type Contact, contactId, isActive } from '../contacts/contact.ts';
import { digest } from '../shared/digest.ts';

/** Somebody who was drawn, and the group as which they are asked: their strongest one that has a question. */
export type Drawn = { contact: Contact; group: string };

/** Of those in the other roles one in so many is drawn. */
const ONE_IN = 10;

/**
 * Who of those whom a milestone told is asked what they know: everybody in a mandatory role, internal and of the first
 * tier, and a tenth of the others. Who that is follows from the milestone and the person, so the same are drawn again.
 */
export function drawSample(
  told: readonly Contact[],
  { milestone, kind, catalogue }: { milestone: string; kind: string; catalogue: Catalogue },
): Drawn[] {
  const asked = Object.keys(catalogue.groups).filter((group) => checkFor(catalogue, { group, kind }));
  return told.filter(isActive).flatMap((contact): Drawn[] => {
    const group = asked.find((one) => contact.groups.includes(one));
    if (group === undefined) return [];
    const isDrawn = isMandatory(catalogue, group) || lotOf(milestone, contact) < 1 / ONE_IN;
    return isDrawn ? [{ contact, group }] : [];
  });
}

function isMandatory({ groups }: Catalogue, id: string): boolean {
  const group = groups[id];
  return group?.side === 'internal' && group.tier === 1;
}

/** From 0 up to, not including, 1: alike for the same person at the same milestone, and else like any other number. */
function lotOf(milestone: string, contact: Contact): number {
  const letters = [...digest(['sample', milestone, contactId(contact)]).slice(0, 6)];
  return (
    letters.reduce((sum, letter) => sum * 32 + 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter), 0) /
    32 ** 6
  );
}
