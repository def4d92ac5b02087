import type { LinkKeys } from '../../links/link-key.ts';
import { recipientDigest } from '../../mail/suppression.ts';
import { digest } from '../../shared/digest.ts';
import { addressFault } from '../../shared/email-address.ts';
import { fault, type Problem, problemAt } from '../../shared/problem.ts';
import type { RequestLimits } from '../../shared/request-limit.ts';
import type { ConfirmationJobs } from '../confirmation-job.ts';
import type { Subscribers } from '../subscriber.ts';
import type { SubscriptionChoices } from './show-subscription.ts';

export type AskSubscriptionPorts = {
  linkKeys: Pick<LinkKeys, 'all'>;
  requestLimits: RequestLimits;
  subscribers: Pick<Subscribers, 'ask'>;
  confirmationJobs: ConfirmationJobs;
  now: () => number;
};

/** An unvalidated form. */
export type SubscriptionForm = Readonly<Record<'organisation' | 'group' | 'locale' | 'address', string>>;
export type FormField = keyof SubscriptionForm;

/** Rate limits: mails per address and day, per network address and hour, per rollout and day. */
const MOST = { address: 3, network: 10, rollout: 500 } as const;

/** All problems of a form, by field. */
export function subscriptionProblems(form: SubscriptionForm, choices: SubscriptionChoices): Problem[] {
  const organisation = choices.organisations.find(({ code }) => code === form.organisation);
  const group = choices.groups.find(({ id }) => id === form.group);
  const missing = (field: FormField, there: boolean) => (there ? [] : [problemAt(field, 'missing')]);
  const wrong = form.address === '' ? fault('missing') : addressFault(form.address);
  return [
    ...missing('organisation', organisation !== undefined),
    ...missing('group', group !== undefined),
    ...(organisation && group && organisation.scope !== group.scope
      ? [problemAt('group', 'other-scope')]
      : []),
    ...missing('locale', choices.locales.includes(form.locale)),
    ...(wrong ? [{ path: 'address', ...wrong }] : []),
  ];
}

/**
 * Sends a confirmation request by mail, within limits. The response never reveals whether the address is
 * known, suppressed or over a limit.
 */
export async function askSubscription(
  { form, rollout, network }: { form: SubscriptionForm; rollout: string; network: string },
  ports: AskSubscriptionPorts,
): Promise<'asked' | 'limited'> {
  const { organisation, group, locale, address } = form;
  const at = ports.now();
  const recipient = recipientDigest(address);
  if (!(await withinLimits({ rollout, network, recipient, at }, ports))) return 'limited';
  await ports.subscribers.ask({ rollout, organisation, address, group, locale, askedAt: at });
  await ports.confirmationJobs.enqueue({ rollout, organisation, recipient, group, locale, asked: at });
  return 'asked';
}

async function withinLimits(
  { rollout, network, recipient, at }: { rollout: string; network: string; recipient: string; at: number },
  { linkKeys, requestLimits }: AskSubscriptionPorts,
): Promise<boolean> {
  // Network addresses can be enumerated: only a keyed digest hides them.
  const [key] = await linkKeys.all();
  const secret = key?.secret ?? '';
  const hour = new Date(at).toISOString().slice(0, 13);
  const day = hour.slice(0, 10);
  const limits = [
    { who: digest(['network', secret, network]), window: hour, most: MOST.network },
    { who: digest(['address', recipient]), window: day, most: MOST.address },
    { who: digest(['rollout', rollout]), window: day, most: MOST.rollout },
  ];
  // In sequence: a request over one limit must not count towards the next.
  for (const limit of limits) if (!(await requestLimits.take(limit))) return false;
  return true;
}
