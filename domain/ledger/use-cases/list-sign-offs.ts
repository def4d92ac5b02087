import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { SignOffEntry, SignOffs } from '../sign-off.ts';
import { type SignOffStanding, signOffStanding } from '../sign-off-standing.ts';

export type ListSignOffsPorts = {
  milestones: Pick<Milestones, 'ofRollout'>;
  signOffs: Pick<SignOffs, 'ofMilestone'>;
  now: () => number;
};

/** An organisation's sign-off of a milestone: where it stands, and all its words, oldest first. */
export type SignOffLine = { organisation: string; standing: SignOffStanding; history: SignOffEntry[] };

/** How many have signed off of those who are asked or will be, and the line of each of these. */
export type SignOffList = { signed: number; asked: number; lines: SignOffLine[] };

/** The sign-offs of a milestone by organisation. Those whom nobody asks are left out. Read-only. */
export async function listSignOffs(
  { milestone, catalogue }: { milestone: Milestone; catalogue: Pick<Catalogue, 'signOffs'> },
  ports: ListSignOffsPorts,
): Promise<SignOffList> {
  const [others, given] = await allSettledOrThrow([
    ports.milestones.ofRollout(milestone.rollout),
    ports.signOffs.ofMilestone(milestone.id),
  ]);
  const byOrganisation = new Map(given.map((signOff) => [signOff.organisation, signOff]));
  const today = toStockholm(ports.now()).date;
  const lines = milestone.organisations
    .map((organisation): SignOffLine => {
      const signOff = byOrganisation.get(organisation);
      const history = signOff?.history ?? [];
      const place = { milestone, catalogue, organisation, others, today };
      return { organisation, standing: signOffStanding(place, history.at(-1)), history };
    })
    .filter(({ standing }) => standing.state !== 'not-asked');
  const signed = lines.filter(({ standing }) => standing.state === 'signed').length;
  return { signed, asked: lines.length, lines };
}
