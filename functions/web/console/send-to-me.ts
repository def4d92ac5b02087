import type { Variant } from '../../../domain/mail/variant.ts';
import { type AskForTrialPorts, askForTrial } from '../../../domain/people/use-cases/ask-for-trial.ts';
import { asTrial } from '../../../templates/mail/as-trial.ts';
import type { ToMe } from '../../../templates/pages/shared/send-to-me.ts';
import type { PageAnswer } from '../http/page-answer.ts';
import type { PageRequest } from './page-route.ts';

type SendToMePorts = AskForTrialPorts & { publicUrl: string };

/** The statuses of what is not sent. */
const STATUS = { 'too-many': 429, 'too-large': 413 } as const;

type Shown = {
  variant: Pick<Variant, 'subject' | 'html' | 'text' | 'locale' | 'from' | 'replyTo'>;
  /** The path of the page that shows it. */
  path: string;
  /** That page again, with what became of it. */
  page: (toMe: ToMe) => string;
};

/** Sends a mail that a page shows to whoever looks at it: to the address that they signed in with, and no other. */
export async function sendToMe(
  { user, ports, locale }: Pick<PageRequest<SendToMePorts>, 'user' | 'ports' | 'locale'>,
  { variant, path, page }: Shown,
): Promise<PageAnswer> {
  const { name, address } = user;
  const { from, replyTo } = variant;
  const content = asTrial(variant, { name, page: `${ports.publicUrl}${path}` });
  const told = await askForTrial({ ...content, to: { name, address }, from: from.name, replyTo }, ports);
  if (told === 'queued') return { to: `${path}?sent=yes&lang=${locale}` };
  return { page: page({ address, told }), status: STATUS[told] };
}

/** What a page says of the reader's own copy when it is opened. */
export function toMeOf({ user, query }: Pick<PageRequest<unknown>, 'user' | 'query'>): ToMe {
  return { address: user.address, told: query.sent === 'yes' ? 'queued' : undefined };
}
