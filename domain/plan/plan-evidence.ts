import { defaultLocale, type Group } from '../catalogue/catalogue.ts';
import { publicTexts } from '../catalogue/public-text.ts';
import { shownFacts } from '../catalogue/text-resolver.ts';
import type { Variant } from '../mail/variant.ts';
import { inLocale } from '../shared/locale.ts';
import { ownDayFact } from './day-of-truth.ts';
import type { PlanContext } from './mail-content.ts';
import type { Obligation } from './obligation.ts';

/** Obligations by mail and on the web with the messages that the mails or the page are found not to say. */
export function provenObligations(
  context: PlanContext,
  obligations: readonly Obligation[],
  variants: readonly Variant[],
): Obligation[] {
  return obligations.map((obligation) => {
    if (obligation.carrier === 'mail') return withLacks(obligation, notInMails(obligation, variants));
    if (obligation.carrier === 'web') return withLacks(obligation, notOnPage(context, obligation));
    return obligation;
  });
}

/** An obligation whose carrier does not say these of its messages. */
export function withLacks(obligation: Obligation, lacks: readonly string[]): Obligation {
  if (lacks.length === 0) return obligation;
  return { ...obligation, progress: { ...obligation.progress, lacks: [...lacks] } };
}

/**
 * The messages that not every mail to its group says, whatever the language. None if there is no mail, or if nobody
 * looked for them in an older one.
 */
export function notInMails(
  { group, channel, messages }: Pick<Obligation, 'group' | 'channel' | 'messages'>,
  variants: readonly Pick<Variant, 'groups' | 'channels' | 'carries'>[],
): string[] {
  const theirs = variants.filter(
    ({ groups, channels }) => groups.includes(group) && channels.includes(channel),
  );
  return messages.filter((topic) =>
    theirs.some(({ carries }) => carries?.every((one) => one.topic !== topic)),
  );
}

function notOnPage(context: PlanContext, { group: id, messages }: Obligation): string[] {
  const { version, milestone } = context;
  const group = version.catalogue.groups[id];
  if (!group) return messages;
  const said = publicTexts({
    ...{ version, kind: milestone.kind, locale: defaultLocale(version.catalogue), side: group.side },
    factsFor: ({ scope }) => (scope === group.scope ? factsOnPage(context, group) : undefined),
  });
  return messages.filter((topic) => said.every((one) => one.topic !== topic));
}

/**
 * The facts of the page that a group reads: that of its organisation, or that of the rollout, which has none of one
 * organisation's own. The office's own days are true of nobody else.
 */
function factsOnPage({ version: { catalogue }, basis, facts }: PlanContext, { side, scope }: Group) {
  const locale = defaultLocale(catalogue);
  const named = (text: string) => ({ type: 'text', text }) as const;
  const service = named(inLocale(basis.rollout.name, locale));
  if (side === 'internal') return { ...shownFacts(basis.rollout.facts, catalogue.facts, locale), service };
  const days = Object.keys(catalogue.milestones).map((kind) => ownDayFact(catalogue, kind));
  const open = Object.entries(facts).filter(([fact]) => scope === 'local' || !days.includes(fact));
  const organisation = named(inLocale(basis.organisation.name, locale));
  return { ...shownFacts(Object.fromEntries(open), catalogue.facts, locale), service, organisation };
}
