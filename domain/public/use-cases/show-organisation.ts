import { milestoneName } from '../../catalogue/catalogue.ts';
import type { FactType, ShownFact } from '../../catalogue/fact.ts';
import { publicFacts, publicTexts } from '../../catalogue/public-text.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { isTrueOn, toldOn, toldTime } from '../../plan/day-of-truth.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import {
  changeLines,
  type HeldTexts,
  heldNow,
  type PublicChangeLine,
  sinceTold,
  statedInPublic,
} from '../public-change.ts';
import type { PublicRollout } from '../public-rollout.ts';
import { publicOn, type RolloutQuery, shownIn } from '../rollout-course.ts';
import { type RolloutProgress, rolloutProgressOf } from '../rollout-progress.ts';
import { factsAtTime, guidanceOf, leadOf, namedFacts, type ReadRollout } from './show-rollout.ts';

export type ShowOrganisationPorts = { readRollout: ReadRollout };

export type OrganisationView = {
  rollout: { id: string; name: string };
  name: string;
  progress: RolloutProgress;
  /** Names of the milestones, in the order of the steps. */
  milestones: string[];
  /** The latest announcement as it holds now. */
  now: { lead: string; toldOn: string; held: HeldTexts } | undefined;
  /** What has changed of that, newest first. */
  changes: PublicChangeLine[];
  phones: { name: string; value: string }[];
  guidance: { name: string; url: string }[];
};

/**
 * One organisation's public page. Undefined unless it takes part and introduces the service, and the rollout has told
 * something.
 */
export async function showOrganisation(
  { rollout: id, organisation: code }: { rollout: string; organisation: string },
  asked: RolloutQuery,
  { readRollout }: ShowOrganisationPorts,
): Promise<OrganisationView | undefined> {
  const open = await readRollout(id);
  const member = open?.members.find(({ organisation }) => organisation.code === code);
  if (!open || !member || member.organisation.kind === 'national') return undefined;
  if (publicOn(open, asked.today).told.length === 0) return undefined;
  const { catalogue } = open.version;
  const { locale, today } = asked;
  const reached = open.told.filter(
    (milestone) =>
      milestone.organisations.includes(code) && isTrueOn(milestone, { organisation: code, today }),
  );
  const newest = reached.at(-1);
  const theirs = open.changes.filter(
    ({ organisation }) => organisation === undefined || organisation === code,
  );
  const factsAt = (at: number) => {
    if (!newest) return factsInForce(open.facts, member.participation);
    const known = factsAtTime({ ...open, members: [member] }, { milestone: newest, at });
    const own = known.members[0]?.participation ?? member.participation;
    return factsInForce(known.facts, own);
  };
  const told = newest ? toldTime(newest, code) : 0;
  const facts = factsAt(Number.POSITIVE_INFINITY);
  const names = {
    service: shownIn(open.rollout.name, open, locale),
    organisation: shownIn(member.organisation.name, open, locale),
  };
  const shownAt = (at: number): Record<string, ShownFact> => ({
    ...shownFacts(factsAt(at), catalogue.facts, locale),
    service: { type: 'text', text: names.service },
    organisation: { type: 'text', text: names.organisation },
  });
  const { version } = open;
  const values = shownAt(told);
  const words = newest
    ? publicTexts({
        ...{ version, kind: newest.kind, locale, side: 'external' },
        factsFor: ({ scope }) => (scope === 'local' ? values : undefined),
      })
    : [];
  const shownNow = shownAt(Number.POSITIVE_INFINITY);
  const since = sinceTold(words, {
    ...{ version, locale },
    now: shownNow,
    changes: theirs.filter(({ at }) => at > told),
  });
  return {
    rollout: { id, name: names.service },
    name: names.organisation,
    progress: rolloutProgressOf(member, {
      catalogue,
      told: open.told,
      facts: open.facts,
      members: open.members.length,
      today,
    }),
    milestones: Object.keys(catalogue.milestones).map((kind) => milestoneName(catalogue, kind, locale)),
    now: newest && {
      lead: leadOf(catalogue, newest.kind, { locale, ...names }),
      toldOn: toldOn(newest, code),
      held: heldNow({ words, inside: [], since }, shownNow),
    },
    changes: changeLines(theirs, statedInPublic(words), { version, locale }),
    phones: everNamed('phone', { open, facts, locale }),
    guidance: guidanceOf({ ...open, told: reached }, { facts, locale, scope: 'local' }),
  };
}

type Known = { open: PublicRollout; facts: PublicRollout['facts']; locale: string };

/** Values that public texts use at any milestone: a telephone number is needed before the service starts. */
function everNamed(type: FactType, { open, facts, locale }: Known) {
  const { version } = open;
  const names = publicFacts(version, type, {
    kinds: Object.keys(version.catalogue.milestones),
    scope: 'local',
  });
  return namedFacts({ version, facts, locale }, names, type);
}
