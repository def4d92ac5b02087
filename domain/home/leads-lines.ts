import { gapsLeft } from '../catalogue/gap.ts';
import { answerBy, mayAnswer } from '../questions/answerer.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import type { KnownRollout } from './known-rollout.ts';
import type { WaitingLine } from './waiting.ts';
import { type RolloutKind, waitingEnquiry } from './waiting-kinds.ts';

/** What waits for an organisation's lead in a rollout beside tasks and sign-offs, of which tasks' own mails tell. */
export function leadsLines(known: KnownRollout, organisation: string): WaitingLine<RolloutKind>[] {
  const { questions, releases, rollout, now } = known;
  const line = (kind: RolloutKind, thing: WaitingLine['things'][number]) => ({
    ...{ kind, rollout: rollout.id, things: [thing] },
  });
  const asked = questions
    .filter((one) => one.state === 'open' && mayAnswer(one, organisation))
    .map((one) =>
      one.enquiry
        ? line('answer-enquiry', waitingEnquiry(one, one.enquiry, now))
        : line('answer-question', {
            id: one.id,
            organisations: [organisation],
            due: answerBy(one, rollout.daysOff),
          }),
    );
  const editions = releases
    .filter(({ draft }) => draft.kind === 'local' && draft.organisation === organisation)
    .filter(({ state, heldFor }) => state === 'draft' || (state === 'held' && heldFor === 'changed'))
    .map(({ id, state, draft, rejected }) =>
      line(state === 'held' ? 'rewrite-release' : rejected ? 'change-release' : 'finish-release', {
        id,
        organisations: [organisation],
        due: toStockholm(draft.publishAt).date,
      }),
    );
  return [...asked, ...editions, ...gapsOf(known, organisation).map((thing) => line('close-gap', thing))];
}

/** Of the milestone that was planned for it last: whoever planned later knows more. */
function gapsOf({ milestones, participations, rollout }: KnownRollout, organisation: string) {
  const newest = milestones
    .filter(({ milestone }) => milestone.change === undefined)
    .find(({ gaps }) => gaps.some((one) => one.organisation === organisation));
  const part = newest?.gaps.find((one) => one.organisation === organisation);
  const own = participations.find((one) => one.organisation === organisation);
  const facts = own ? factsInForce(rollout.facts, own) : rollout.facts;
  return gapsLeft(part?.gaps ?? [], { facts, groups: [] })
    .filter(({ kind }) => kind !== 'holders-left')
    .map((gap) => ({
      gap,
      organisations: [organisation],
      ...(newest ? { milestone: newest.milestone } : {}),
    }));
}
