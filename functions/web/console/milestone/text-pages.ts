import type { Delivery } from '../../../../domain/mail/delivery.ts';
import type { Variant } from '../../../../domain/mail/variant.ts';
import { readAs } from '../../../../templates/mail/read-as.ts';
import { textPage } from '../../../../templates/pages/console/milestone/texts-page.ts';
import type { ToMe } from '../../../../templates/pages/shared/send-to-me.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest } from '../page-route.ts';
import { sendToMe, toMeOf } from '../send-to-me.ts';

/** One organisation's texts with their recipients, and the page that lists them. */
export type Texts = {
  path: string;
  /** Label of the back link, if other than the list of recipients. */
  backWord?: string | undefined;
  plan: { variants: readonly Variant[]; deliveries: readonly Delivery[] };
};

/** A text as its first recipient sees it. */
export function showText(request: PageRequest, texts: Texts): PageAnswer {
  const page = pageOf(request, texts);
  return page ? { page: page(toMeOf(request)) } : 'not-there';
}

/** Sends a text to whoever looks at it. */
export function sendText(request: PageRequest, texts: Texts): PageAnswer | Promise<PageAnswer> {
  const page = pageOf(request, texts);
  const found = variantOf(request, texts);
  if (!page || !found) return 'not-there';
  const { variant } = found;
  return sendToMe(request, { variant, path: `${texts.path}/texts/${variant.id}`, page });
}

function pageOf(request: PageRequest, texts: Texts): ((toMe: ToMe) => string) | undefined {
  const found = variantOf(request, texts);
  if (!found) return undefined;
  const { variant, readBy } = found;
  const { locale, reader } = request;
  const as = request.query.as === 'text' ? 'text' : 'html';
  const { text, subject: title } = readAs(variant, { name: readBy, ownLink: '…' });
  const path = `${texts.path}/texts/${variant.id}`;
  const { path: back, backWord } = texts;
  return (toMe) => textPage({ locale, reader, path, back, backWord, title, readBy, as, text, toMe });
}

/** The HTML of a text, for the frame. */
export function showMail(request: PageRequest, texts: Texts): PageAnswer {
  const found = variantOf(request, texts);
  return found ? { mail: readAs(found.variant, { name: found.readBy, ownLink: '#' }).html } : 'not-there';
}

function variantOf({ params }: PageRequest, { plan }: Texts) {
  const variant = plan.variants.find(({ id }) => id === params.text);
  const readBy = plan.deliveries.find((delivery) => delivery.variant === variant?.id)?.name ?? '…';
  return variant && { variant, readBy };
}
