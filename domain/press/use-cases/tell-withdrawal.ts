import type { Contact } from '../../contacts/contact.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { Variant } from '../../mail/variant.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { shortDigest } from '../../shared/digest.ts';
import { NotFound } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import {
  pressDeliveries,
  pressDispatchId,
  type RenderPressWithdrawal,
  withdrawalDispatchId,
} from '../press-mail.ts';
import {
  type FrozenRelease,
  hasBeenPublic,
  type PressReleases,
  type PressVersion,
} from '../press-version.ts';
import { type FindEarlierRecipientsPorts, findEarlierRecipients } from './find-earlier-recipients.ts';

export type TellWithdrawalPorts = PlanDispatchPartPorts &
  FindEarlierRecipientsPorts & {
    pressReleases: PressReleases;
    obligations: Pick<Obligations, 'ofOrganisation'>;
    renderWithdrawal: RenderPressWithdrawal;
  };

/**
 * Tells everyone who may have got a version of a release that it was withdrawn: one mail each, by the lane of the
 * press; nobody if nobody got it. What its corrections had added counts no longer. `withdrawal-waits`: some mails of
 * it have no outcome yet. Idempotent.
 */
export async function tellWithdrawal(
  version: PressVersion,
  versions: readonly PressVersion[],
  ports: TellWithdrawalPorts,
): Promise<'withdrawal-told' | 'withdrawal-waits'> {
  const { id, approvedHash, withdrawn } = version;
  const frozen = approvedHash === undefined ? undefined : await ports.pressReleases.frozen(id, approvedHash);
  if (!frozen || !withdrawn) throw new NotFound(`what was withdrawn of release ${id} does not exist`);
  const { contacts, stillLeaving } = await findEarlierRecipients(versions, ports);
  if (stillLeaving > 0) return 'withdrawal-waits';
  if (contacts.length > 0) {
    // Its readers may have had it since the first version.
    const publishedAt = Math.min(...versions.flatMap((one) => one.publishedAt ?? []));
    const told = { publishedAt, withdrawnAt: withdrawn.at, reason: withdrawn.reason };
    const local = version.draft.kind === 'local';
    const variants = frozen.variants.map((variant) =>
      withdrawalVariant(variant, { ...told, local, frozen, render: ports.renderWithdrawal }),
    );
    const carries = await takenBack(frozen, { versions, contacts }, ports);
    await mail(id, { frozen, variants, contacts, carries }, ports);
  }
  const next = { ...version, revision: version.revision + 1 };
  await ports.pressReleases.replace({ ...next, withdrawn: { ...withdrawn, toldAt: ports.now() } });
  return 'withdrawal-told';
}

/** What corrections had added to the release, for its milestone's ledger to hear that they hold no more. */
async function takenBack(
  { page: { organisation } }: FrozenRelease,
  { versions, contacts }: { versions: readonly PressVersion[]; contacts: readonly Contact[] },
  { obligations }: TellWithdrawalPorts,
): Promise<Obligation[]> {
  const carries = new Map<string, Obligation>();
  for (const { id, version } of versions.filter((one) => one.version > 1 && hasBeenPublic(one))) {
    const dispatch = pressDispatchId(id, version);
    for (const row of await obligations.ofOrganisation(dispatch, organisation)) {
      const key = `${row.group}/${row.channel}`;
      const withdraws = [...(carries.get(key)?.corrects?.withdraws ?? []), dispatch];
      const people = contacts.filter(({ groups }) => groups.includes(row.group)).length;
      if (row.corrects)
        carries.set(key, {
          ...row,
          corrects: { ...row.corrects, withdraws },
          progress: { state: 'planned', people, reached: 0 },
        });
    }
  }
  return [...carries.values()];
}

type Told = { publishedAt: number; withdrawnAt: number; reason: string; local: boolean };

/** The mail in the language of one of the release, from the same sender. */
function withdrawalVariant(
  variant: Variant,
  { frozen, render, ...told }: Told & { frozen: FrozenRelease; render: RenderPressWithdrawal },
): Variant {
  const { page } = frozen;
  const { locale } = variant;
  const text = page.texts[locale] ?? page.texts[page.locale];
  const [contact] = text?.contacts ?? [];
  if (!text || !contact) throw new NotFound(`release ${page.slug} has no text in ${locale}`);
  const rendered = render({
    ...told,
    locale,
    service: inLocale(page.service, locale, page.locale),
    sender: inLocale(page.sender, locale, page.locale),
    headline: text.headline,
    contact,
    ...(page.registerNumber === undefined ? {} : { registerNumber: page.registerNumber }),
  });
  return { ...variant, id: shortDigest('press-withdrawal-variant', page.slug, locale), ...rendered };
}

async function mail(
  id: string,
  {
    frozen: { page },
    variants,
    contacts,
    carries,
  }: { frozen: FrozenRelease; variants: Variant[]; contacts: readonly Contact[]; carries: Obligation[] },
  ports: TellWithdrawalPorts,
): Promise<void> {
  const main = variants.find(({ locale }) => locale === page.locale) ?? variants[0];
  const dispatch: Dispatch = {
    id: withdrawalDispatchId(id),
    rollout: page.rollout,
    purpose: 'press-release',
    name: Object.fromEntries(variants.map(({ locale, subject }) => [locale, subject])),
    organisations: [page.organisation],
    state: 'planning',
    changedAt: ports.now(),
  };
  const recipients = contacts.flatMap((contact) => {
    const variant = variants.find(({ locale }) => locale === contact.locale) ?? main;
    return variant ? [{ contact, variant: variant.id }] : [];
  });
  await ports.dispatches.open(dispatch);
  const deliveries = pressDeliveries(dispatch.id, { page, variants, recipients });
  await planDispatchPart(dispatch, { organisation: page.organisation, variants, deliveries, carries }, ports);
}
