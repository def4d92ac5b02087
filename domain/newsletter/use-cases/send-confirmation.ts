import { contactId } from '../../contacts/contact.ts';
import type { ConfirmClaims } from '../../links/link-claims.ts';
import { signingKey } from '../../links/link-key.ts';
import { linkToken, type Signer } from '../../links/link-token.ts';
import { type RotateLinkKeysPorts, rotateLinkKeys } from '../../links/use-cases/rotate-link-keys.ts';
import { deliveryId } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import { confirmationList } from '../../mail/suppression.ts';
import type { Variant } from '../../mail/variant.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { shortDigest } from '../../shared/digest.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { NotFound } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import type { ConfirmationJob } from '../confirmation-job.ts';
import { asReader, type Subscriber, type Subscribers } from '../subscriber.ts';

/** Content of a confirmation request. */
export type OptInQuestion = {
  locale: string;
  service: string;
  organisation: string;
  sender: string;
  contact: { name: string; address: string };
  confirmUrl: string;
};
export type RenderQuestion = (question: OptInQuestion) => { subject: string; html: string; text: string };

export type SendConfirmationPorts = PlanDispatchPartPorts &
  RotateLinkKeysPorts & {
    rollouts: Pick<Rollouts, 'find'>;
    organisations: Pick<Organisations, 'find'>;
    subscribers: Pick<Subscribers, 'find'>;
    signer: Pick<Signer, 'sign'>;
    render: RenderQuestion;
    publicUrl: string;
  };

/** Validity of a confirmation link. */
const CONFIRM_MILLIS = 7 * DAY_MILLIS;
/** Requests within this time share one mail. */
const ONCE_MILLIS = 600_000;

/**
 * Sends a confirmation request: a dispatch of one mail with a signed link, sent like all other mail. Requests
 * within ten minutes share one mail.
 */
export async function sendConfirmation(job: ConfirmationJob, ports: SendConfirmationPorts): Promise<boolean> {
  const { rollout: rolloutId, organisation: code, recipient, group, locale, asked } = job;
  const subscriber = await ports.subscribers.find({ rollout: rolloutId, organisation: code, recipient });
  if (!subscriber) throw new NotFound(`no pending subscription to the newsletter of ${code}`);
  const window = Math.floor(asked / ONCE_MILLIS);
  const id = `opt-in-${shortDigest(rolloutId, code, recipient, group, locale, window)}`;
  await ports.dispatches.open({
    id,
    rollout: rolloutId,
    purpose: 'opt-in',
    name: { sv: 'Fråga om prenumeration', en: 'Question about a subscription' },
    organisations: [code],
    state: 'planning',
    changedAt: ports.now(),
  });
  const dispatch = await ports.dispatches.find(id);
  if (dispatch?.state !== 'planning' && dispatch?.state !== 'planned') return false;
  const variant = await variantOf(job, dispatch, ports);
  const delivery = deliveryOf(dispatch, { ...subscriber, group, locale }, variant);
  await planDispatchPart(
    dispatch,
    { organisation: code, variants: [variant], deliveries: [delivery], carries: [] },
    ports,
  );
  return true;
}

async function variantOf(
  { rollout: rolloutId, organisation: code, recipient, group, locale, asked }: ConfirmationJob,
  { id }: Dispatch,
  ports: SendConfirmationPorts,
): Promise<Variant> {
  const [rollout, organisation, known] = await allSettledOrThrow([
    ports.rollouts.find(rolloutId),
    ports.organisations.find(code),
    ports.linkKeys.all(),
  ]);
  if (!rollout || !organisation)
    throw new NotFound(`organisation ${code} or rollout ${rolloutId} does not exist`);
  const key = signingKey(known, ports.now()) ?? (await rotateLinkKeys(known, ports));
  const service = inLocale(rollout.name, locale);
  const name = inLocale(organisation.name, locale);
  const claims: ConfirmClaims = {
    purpose: 'confirm-subscription',
    rollout: rolloutId,
    organisation: code,
    recipient,
    group,
    locale,
    service: shortened(service),
    place: shortened(name),
    asked,
    expires: asked + CONFIRM_MILLIS,
  };
  const confirmUrl = `${ports.publicUrl}/subscription/${linkToken(claims, key, ports.signer)}`;
  const { contact, from } = rollout;
  return {
    id: shortDigest('variant', id),
    locale,
    groups: [group],
    channels: ['newsletter'],
    topics: [],
    from: { name, address: from },
    replyTo: contact,
    listName: service,
    ...ports.render({ locale, service, organisation: name, sender: name, contact, confirmUrl }),
  };
}

/** A longer name would make a longer link. */
function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= 60 ? name : `${characters.slice(0, 59).join('')}…`;
}

function deliveryOf({ id, rollout }: Dispatch, subscriber: Subscriber, variant: Variant) {
  const reader = asReader(subscriber);
  return {
    id: deliveryId(id, subscriber.organisation, subscriber.address),
    organisation: subscriber.organisation,
    variant: variant.id,
    contact: contactId(reader),
    name: reader.name,
    address: subscriber.address,
    groups: reader.groups,
    // A separate list: leaving it ends requests made by others in one's name, and leaving the newsletter does
    // not block them.
    list: confirmationList(rollout),
    outcome: { state: 'planned' as const, tries: 0, notBefore: 0 },
  };
}
