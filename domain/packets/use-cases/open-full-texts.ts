import { defaultLocale, milestoneName } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { ShownFact } from '../../catalogue/fact.ts';
import { type ResolvedText, TextResolver } from '../../catalogue/text-resolver.ts';
import { textsClaimsSchema } from '../../links/link-claims.ts';
import { type LinkKeys, validKeys } from '../../links/link-key.ts';
import { readLinkToken, type Signer } from '../../links/link-token.ts';
import type { Variant } from '../../mail/variant.ts';
import { factsFor } from '../../plan/mail-content.ts';
import { type Milestone, type Milestones, mayBeTold, mayBeToldAt } from '../../plan/milestone.ts';
import type { FrozenPlans, PlanBasis } from '../../plan/plan-basis.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { inLocale } from '../../shared/locale.ts';

export type OpenFullTextsPorts = {
  milestones: Pick<Milestones, 'find'>;
  plans: Pick<FrozenPlans, 'basis' | 'variants'>;
  catalogues: Pick<Catalogues, 'load'>;
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  linkKeys: Pick<LinkKeys, 'all'>;
  signer: Pick<Signer, 'read'>;
  now: () => number;
};

/** The messages of a mail in full, as they hold today. */
export type FullTexts = {
  locale: string;
  /** What one asks about here. */
  about: { rollout: string; organisation: string };
  service: string;
  organisation: string;
  milestone: string;
  /** None if the milestone has been undone: what its mail said no longer holds. */
  texts: readonly ResolvedText[];
  facts: Readonly<Record<string, ShownFact>>;
  contact: Variant['replyTo'];
};

/**
 * The full texts behind a mail's short forms, with the facts in force now. Undefined for an invalid or expired link, or
 * one to a mail that does not exist or was stopped; callers cannot tell these apart, by design. Read-only.
 */
export async function openFullTexts(
  token: string,
  ports: OpenFullTextsPorts,
): Promise<FullTexts | undefined> {
  const now = ports.now();
  const keys = validKeys(await ports.linkKeys.all(), now);
  const claims = readLinkToken(token, textsClaimsSchema, { keys, signer: ports.signer, now });
  if (!claims) return undefined;
  const { organisation } = claims;
  const milestone = await ports.milestones.find(claims.milestone);
  if (!milestone || !mayBeTold(milestone)) return undefined;
  const [variants, basis, version, rollout, participation] = await allSettledOrThrow([
    ports.plans.variants(claims.dispatch ?? milestone.id, organisation),
    ports.plans.basis(milestone.id, organisation),
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    ports.rollouts.find(milestone.rollout),
    ports.rollouts.participation(milestone.rollout, organisation),
  ]);
  const mail = variants.find(({ id }) => id === claims.variant);
  if (!mail || !basis || !version || !rollout || !participation) return undefined;
  const { catalogue } = version;
  const { locale, replyTo: contact } = mail;
  const facts = factsInForce(rollout.facts, participation);
  const told = toldIn(mail, milestone, basis);
  const texts = new TextResolver(version, told.kind, facts);
  const inReaders = (names: Parameters<typeof inLocale>[0]) =>
    inLocale(names, locale, defaultLocale(catalogue));
  return {
    locale,
    about: { rollout: rollout.id, organisation },
    service: inReaders(rollout.name),
    organisation: inReaders(basis.organisation.name),
    milestone: milestoneName(catalogue, told.kind, locale),
    texts: mayBeToldAt(milestone, organisation)
      ? told.topics.flatMap((topic) => texts.words(topic, locale) ?? [])
      : [],
    facts: factsFor({ facts, version, basis }, { locale, contact }),
    contact,
  };
}

/** A change has in full what it supplies, in the words of the milestone that withheld it. */
function toldIn(
  { topics }: Variant,
  { kind }: Milestone,
  { owed }: PlanBasis,
): { kind: string; topics: readonly string[] } {
  if (!owed) return { kind, topics };
  const supplied = owed.messages.flatMap((one) => one.topics);
  return { kind: owed.kind, topics: topics.filter((topic) => supplied.includes(topic)) };
}
