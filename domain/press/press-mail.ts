import { contactId } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { pressList } from '../mail/suppression.ts';
import type { MailContent } from '../mail/variant.ts';
import { shortDigest } from '../shared/digest.ts';
import type { ShownImage } from './press-image.ts';
import type { FrozenRelease, PressVersion } from './press-version.ts';
import type { PublishedText } from './published-release.ts';

/** Everything that the mail of a release says to journalists of one language, before it has a form. */
export type PressMailContent = {
  locale: string;
  service: string;
  sender: string;
  /** Whether it is a local edition, whose sender is the organisation. */
  local: boolean;
  milestones: MailContent['milestones'];
  text: PublishedText;
  images: readonly ShownImage[];
  registerNumber?: string;
  /** When it is published; ms. */
  publishAt: number;
  /** Address of its page, and of each image by id. */
  page: string;
  imageLinks: Readonly<Record<string, string>>;
};

/** Gives it its form; `UNSUBSCRIBE_LINK` stands where the recipient's own link goes. `list`: what the list is called in words. */
export type RenderPressMail = (content: PressMailContent) => {
  subject: string;
  html: string;
  text: string;
  list: string;
};

/** The dispatch that carries a version to the press. */
export function pressDispatchId(id: string, version: number): string {
  return `press-${shortDigest('press-dispatch', id, version)}`;
}

/** One mail for each frozen recipient. */
export function pressDeliveries({ id, version }: PressVersion, frozen: FrozenRelease): Delivery[] {
  const { organisation, rollout } = frozen.page;
  const groups = new Map(frozen.variants.map((variant) => [variant.id, variant.groups]));
  return frozen.recipients.map(({ contact, variant }) => ({
    id: deliveryId(pressDispatchId(id, version), organisation, contact.address),
    organisation,
    variant,
    contact: contactId(contact),
    name: contact.name,
    address: contact.address,
    groups: (groups.get(variant) ?? []).filter((group) => contact.groups.includes(group)),
    list: pressList(rollout),
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  }));
}
