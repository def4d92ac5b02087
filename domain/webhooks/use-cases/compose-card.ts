import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { dayOfTruth } from '../../plan/day-of-truth.ts';
import { type Milestone, type Milestones, mayBeToldAt } from '../../plan/milestone.ts';
import { occasionsOf, type Task, type Tasks } from '../../plan/task.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { CardTask, TeamsCard } from '../teams-card.ts';
import type { CardTopic } from '../teams-channel.ts';

export type ComposeCardPorts = {
  milestones: Pick<Milestones, 'find'>;
  organisations: Pick<Organisations, 'find'>;
  rollouts: Pick<Rollouts, 'find'>;
  catalogues: Pick<Catalogues, 'load'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

/** A card, and whose mails it goes with. */
export type ComposedCard = { card: TeamsCard; sender: string };

/**
 * A card as it is true when it is read: what is stopped or undone by now is not told as reached any more. Undefined if
 * there is nothing to tell.
 */
export async function composeCard(
  { dispatch, what, organisation: code }: CardTopic & { organisation: string },
  ports: ComposeCardPorts,
): Promise<ComposedCard | undefined> {
  const milestone = await ports.milestones.find(dispatch);
  if (!milestone || (what === 'reached' && !mayBeToldAt(milestone, code))) return undefined;
  const [organisation, rollout, version, tasks] = await allSettledOrThrow([
    ports.organisations.find(code),
    ports.rollouts.find(milestone.rollout),
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    what === 'reached' ? ports.tasks.ofOrganisation(dispatch, code) : [],
  ]);
  if (!organisation || !rollout || !version) return undefined;
  const about = { milestone, organisation, rollout, version };
  const card: TeamsCard = what === 'stopped' ? { ...headOf(about), what } : reached(about, tasks);
  return { card, sender: rollout.from };
}

type About = {
  milestone: Milestone;
  organisation: Organisation;
  rollout: Rollout;
  version: CatalogueVersion;
};

function headOf({ milestone, organisation, rollout, version }: About) {
  const { locale, code, name } = organisation;
  const { catalogue } = version;
  return { locale, service: rollout.name, organisation: { code, name }, catalogue, milestone };
}

/** Facts of these types are about people. */
const ABOUT_PEOPLE: readonly string[] = ['email', 'phone'];

function reached(about: About, tasks: readonly Task[]): TeamsCard {
  const { milestone, organisation, version } = about;
  const { facts } = version.catalogue;
  return {
    ...headOf(about),
    what: 'reached',
    day: milestone.change ? undefined : dayOfTruth(milestone, organisation.code),
    undoes: milestone.undoes ?? [],
    changes: (milestone.change?.facts ?? []).filter(
      ({ fact }) => !ABOUT_PEOPLE.includes(facts[fact]?.type ?? ''),
    ),
    tasks: cardTasks(tasks, organisation),
  };
}

/** What is left for the organisation's own people, an entry for each occasion. */
function cardTasks(tasks: readonly Task[], { kind }: Organisation): CardTask[] {
  const own = tasks.filter(
    ({ state, owner, messages }) =>
      (state === 'open' || state === 'cannot') &&
      messages.length > 0 &&
      (kind === 'national' || owner === 'local-lead' || owner === 'relay'),
  );
  return occasionsOf(own)
    .flatMap((occasion): CardTask[] => {
      const [first] = occasion;
      if (!first) return [];
      const due = occasion.reduce((earliest, each) => (each.due < earliest ? each.due : earliest), first.due);
      return [{ due, channel: first.channel, groups: occasion.map(({ group }) => group) }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
