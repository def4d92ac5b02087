import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { SignOff, SignOffEntry, SignOffSaid, SignOffs } from '../sign-off.ts';
import { type SignOffPlace, type SignOffStanding, signOffStanding } from '../sign-off-standing.ts';

export type GiveSignOffPorts = {
  milestones: Pick<Milestones, 'ofRollout'>;
  signOffs: SignOffs;
  events: MilestoneEvents;
  now: () => number;
};

/** Who gives which organisation's word. `who` is a contact id, or a console user's name. */
export type GivingSignOff = Pick<SignOffPlace, 'milestone' | 'catalogue' | 'organisation'> & {
  said: SignOffSaid;
  who: string;
};

export type GivenSignOff =
  /** `again`: it was their word before. */
  { kind: 'given'; signOff: SignOff; again: boolean } | { kind: 'refused'; problem: Problem };

/** Bounds the row; nobody changes their mind this often. */
const MOST_ENTRIES = 100;

/**
 * Takes an organisation's word on a milestone, and publishes it. Their earlier words are kept; the same word again
 * changes nothing. Refused where nobody is asked for it, or its day has not come.
 */
export async function giveSignOff(giving: GivingSignOff, ports: GiveSignOffPorts): Promise<GivenSignOff> {
  const { milestone, organisation, said, who } = giving;
  const others = await ports.milestones.ofRollout(milestone.rollout);
  const at = ports.now();
  const place = { ...giving, others, today: toStockholm(at).date };
  const entry: SignOffEntry = { at, who, ...said };
  return retryLostRace(`the sign-off of ${organisation} at ${milestone.id}`, async () => {
    const stored = await ports.signOffs.find(milestone.id, organisation);
    const standing = signOffStanding(place, stored?.history.at(-1));
    const problem = problemIn(standing, stored);
    if (problem) return { kind: 'refused' as const, problem };
    const last = stored?.history.at(-1);
    const again = last !== undefined && last.word === entry.word && last.left === entry.left;
    const signOff: SignOff =
      again && stored
        ? stored
        : {
            milestone: milestone.id,
            organisation,
            history: [...(stored?.history ?? []), entry],
            published: stored?.published ?? 0,
          };
    if (!again && !(await ports.signOffs.add(signOff))) return AGAIN;
    // Also the same word again: an earlier try may have ended before it was published.
    await publishSignOff({ signOff, place }, ports);
    return { kind: 'given' as const, signOff, again };
  });
}

function problemIn(standing: SignOffStanding, stored: SignOff | undefined): Problem | undefined {
  if (standing.state === 'not-asked') return problemAt('word', 'sign-off-not-asked');
  if (standing.state === 'not-yet') return problemAt('word', 'sign-off-not-yet');
  return (stored?.history.length ?? 0) >= MOST_ENTRIES
    ? problemAt('word', 'too-many', { max: MOST_ENTRIES })
    : undefined;
}

type Publishing = { signOff: SignOff; place: SignOffPlace };

/** Publishes the words that have not been. At least once: whoever notes it may end before that. */
export async function publishSignOff(
  { signOff, place }: Publishing,
  { events, signOffs }: Pick<GiveSignOffPorts, 'events'> & { signOffs: Pick<SignOffs, 'published'> },
): Promise<void> {
  const { milestone, organisation } = place;
  const standing = signOffStanding(place, signOff.history.at(-1));
  if (!('due' in standing) || signOff.published >= signOff.history.length) return;
  for (const [index, { word, at }] of signOff.history.entries()) {
    if (index < signOff.published) continue;
    const detail = { ...aboutOf(milestone), organisation, word, number: index + 1 };
    const on = toStockholm(at).date;
    await events.publish({ type: 'OrganisationSignedOff', detail: { ...detail, on, due: standing.due } });
  }
  await signOffs.published(signOff);
}

function aboutOf({ id, rollout, kind }: Milestone) {
  return { id, rollout, kind };
}
