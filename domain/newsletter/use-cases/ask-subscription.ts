import { type TakeLimitsPorts, type TakenLimit, takeLimits } from '../../links/use-cases/take-limits.ts';
import { recipientDigest } from '../../mail/suppression.ts';
import { addressFault } from '../../shared/email-address.ts';
import { fault, type Problem, problemAt } from '../../shared/problem.ts';
import type { ConfirmationJobs } from '../confirmation-job.ts';
import type { Subscribers } from '../subscriber.ts';
import type { SubscriptionChoices } from './show-subscription.ts';

export type AskSubscriptionPorts = TakeLimitsPorts & {
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

/** `limitedUntil`: nothing is sent before this time (ms). */
export type AskedSubscription = 'asked' | { limitedUntil: number };

/**
 * Sends a confirmation request by mail, within limits. The answer never reveals whether the address is known
 * or suppressed. That of a limit depends on what was asked, by anybody, and not on who subscribes; the limits
 * of an address and of a rollout give the same one.
 */
export async function askSubscription(
  { form, rollout, network }: { form: SubscriptionForm; rollout: string; network: string },
  ports: AskSubscriptionPorts,
): Promise<AskedSubscription> {
  const { organisation, group, locale, address } = form;
  const at = ports.now();
  const recipient = recipientDigest(address);
  const limits: TakenLimit[] = [
    { of: ['network', network], per: 'hour', most: MOST.network, keyed: true },
    { of: ['address', recipient], per: 'day', most: MOST.address },
    { of: ['rollout', rollout], per: 'day', most: MOST.rollout },
  ];
  const limitedUntil = await takeLimits(limits, at, ports);
  if (limitedUntil !== undefined) return { limitedUntil };
  await ports.subscribers.ask({ rollout, organisation, address, group, locale, askedAt: at });
  await ports.confirmationJobs.enqueue({ rollout, organisation, recipient, group, locale, asked: at });
  return 'asked';
}
