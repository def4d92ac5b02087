import type { Obligation, ObligationState, Progress, Supply } from '../plan/obligation.ts';
import { isSameJson } from '../shared/digest.ts';

/** States in which what an obligation supplies has been told. */
const TOLD: readonly ObligationState[] = [
  'delivered',
  'sent',
  'partly-sent',
  'published',
  'relayed',
  'confirmed',
];

/**
 * The milestones, by id, of whose messages a change has told some that were withheld, a welcome some again, or a
 * correction some that a release did not say.
 */
export function suppliedBy(obligations: readonly Obligation[]): string[] {
  const later = obligations.flatMap((row) => [
    ...(isTold(row) ? (row.supplies ?? []) : []),
    // Also if none has arrived: one that bounced no longer counts.
    ...(row.welcomes ?? []),
    ...(row.corrects ? [row.corrects] : []),
  ]);
  return [...new Set(later.map(({ milestone }) => milestone))];
}

type Later = { milestone: string; dispatch: string; rows: readonly Obligation[] };

/**
 * A milestone's obligation after another dispatch, with its `rows`, has told of its messages: those that it withheld
 * are told, what a correction says is not missing any more, and whoever has come to the group since is counted.
 * Undefined if that changes nothing.
 */
export function suppliedTo(owing: Obligation, { milestone, dispatch, rows }: Later): Obligation | undefined {
  const concerns = (one: Supply) => one.milestone === milestone && one.channel === owing.channel;
  const ofGroup = rows.filter(({ group }) => group === owing.group);
  const change = ofGroup.find((row) => isTold(row) && row.supplies?.some(concerns));
  const welcome = ofGroup.find(({ welcomes }) => welcomes?.some(concerns));
  const supplied = change ? afterChange(owing, { change, concerns, dispatch }) : owing;
  const welcomed = welcome ? afterWelcome(supplied, { welcome, dispatch }) : supplied;
  const correction = ofGroup.find(({ corrects }) => corrects && concerns(corrects));
  const after = correction ? afterCorrection(welcomed, { correction, dispatch }) : welcomed;
  return isSameJson(after, owing) ? undefined : after;
}

type Changed = { change: Obligation; concerns: (one: Supply) => boolean; dispatch: string };

function afterChange(owing: Obligation, { change, concerns, dispatch }: Changed): Obligation {
  const { messages, withheld, progress } = owing;
  const told = (change.supplies ?? []).filter(concerns).flatMap(({ topics }) => topics);
  const carried = messages.length === 0 || progress.dispatch === dispatch;
  return {
    ...owing,
    messages: [...new Set([...messages, ...withheld.filter((topic) => told.includes(topic))])],
    withheld: withheld.filter((topic) => !told.includes(topic)),
    progress: carried ? { ...change.progress, dispatch, ...welcomedIn(progress) } : progress,
  };
}

/** Where nobody was there to be told, how far it has come is as the welcome says; else those who came are counted. */
function afterWelcome(
  owing: Obligation,
  { welcome, dispatch }: { welcome: Obligation; dispatch: string },
): Obligation {
  const { carrier, progress } = owing;
  const { reached } = welcome.progress;
  const toNobody = carrier === 'mail' && progress.people === 0;
  if (progress.dispatch === dispatch || (toNobody && reached > 0))
    return { ...owing, progress: { ...welcome.progress, dispatch, ...welcomedIn(progress) } };
  if (reached === 0 && progress.welcomed?.[dispatch] === undefined) return owing;
  return { ...owing, progress: { ...progress, welcomed: { ...progress.welcomed, [dispatch]: reached } } };
}

/** What was said first counts from then. A correction that nobody got, or that was withdrawn since, says nothing. */
function afterCorrection(
  owing: Obligation,
  { correction, dispatch }: { correction: Obligation; dispatch: string },
): Obligation {
  const { corrects } = correction;
  const { corrected, progress } = owing;
  if (!corrects) return owing;
  const { at, topics, withdraws } = corrects;
  if (withdraws)
    return corrected === undefined
      ? owing
      : {
          ...owing,
          corrected: corrected.map((one) =>
            withdraws.includes(one.dispatch) ? { ...one, withdrawn: true } : one,
          ),
        };
  if (corrected?.some((one) => one.dispatch === dispatch && one.withdrawn)) return owing;
  const others = (corrected ?? []).filter((one) => one.dispatch !== dispatch);
  const earlier = others.filter((one) => one.at <= at).flatMap((one) => one.topics);
  const says = topics.filter((topic) => progress.lacks?.includes(topic) && !earlier.includes(topic));
  const own = isTold(correction) && says.length > 0 ? [{ topics: says, at, dispatch }] : [];
  const all = [...others, ...own].toSorted((one, other) => one.at - other.at);
  return corrected === undefined && all.length === 0 ? owing : { ...owing, corrected: all };
}

function welcomedIn({ welcomed }: Progress): Pick<Progress, 'welcomed'> {
  return welcomed ? { welcomed } : {};
}

function isTold({ progress }: Obligation): boolean {
  return TOLD.includes(progress.state);
}
