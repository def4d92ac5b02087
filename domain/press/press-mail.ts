import { contactId } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { pressList } from '../mail/suppression.ts';
import type { MailContent } from '../mail/variant.ts';
import { shortDigest } from '../shared/digest.ts';
import type { ShownImage } from './press-image.ts';
import type { FrozenRelease } from './press-version.ts';
import type { PublishedText } from './published-release.ts';

/** The press mail for journalists of one language, before rendering. */
export type PressMailContent = {
  locale: string;
  service: string;
  sender: string;
  /** Whether it is a local edition, sent by the organisation. */
  local: boolean;
  milestones: MailContent['milestones'];
  text: PublishedText;
  images: readonly ShownImage[];
  registerNumber?: string;
  /** Time of publication; ms. */
  publishAt: number;
  /** URL of its page, and of each image by id. */
  page: string;
  imageLinks: Readonly<Record<string, string>>;
};

/** Renders a press mail; `UNSUBSCRIBE_LINK` remains as a placeholder. `list`: label of the list. */
export type RenderPressMail = (content: PressMailContent) => {
  subject: string;
  html: string;
  text: string;
  list: string;
};

/** The mail that a release was withdrawn, for journalists of one language, before rendering. */
export type PressWithdrawalContent = Pick<
  PressMailContent,
  'locale' | 'service' | 'sender' | 'local' | 'registerNumber'
> & {
  headline: string;
  contact: PublishedText['contacts'][number];
  /** When the first version was published, and when it was withdrawn; ms. */
  publishedAt: number;
  withdrawnAt: number;
  reason: string;
};

/** Renders it; `UNSUBSCRIBE_LINK` remains as a placeholder. */
export type RenderPressWithdrawal = (content: PressWithdrawalContent) => {
  subject: string;
  html: string;
  text: string;
};

/** The dispatch that mails a version to the press. */
export function pressDispatchId(id: string, version: number): string {
  return `press-${shortDigest('press-dispatch', id, version)}`;
}

/** The dispatch that tells journalists that a release was withdrawn, which it is once. */
export function withdrawalDispatchId(id: string): string {
  return `press-${shortDigest('press-withdrawal', id)}`;
}

/** One mail per recipient. */
export function pressDeliveries(
  dispatch: string,
  { page, variants, recipients }: Pick<FrozenRelease, 'page' | 'variants' | 'recipients'>,
): Delivery[] {
  const { organisation, rollout } = page;
  const groups = new Map(variants.map((variant) => [variant.id, variant.groups]));
  return recipients.map(({ contact, variant }) => ({
    id: deliveryId(dispatch, organisation, contact.address),
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
