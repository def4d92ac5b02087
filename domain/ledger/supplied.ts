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

/** The milestones, by id, of whose messages a change has told some that were withheld, or a welcome some again. */
export function suppliedBy(obligations: readonly Obligation[]): string[] {
  const later = obligations.flatMap((row) => [
    ...(isTold(row) ? (row.supplies ?? []) : []),
    // Also if none has arrived: one that bounced no longer counts.
    ...(row.welcomes ?? []),
  ]);
  return [...new Set(later.map(({ milestone }) => milestone))];
}

type Later = { milestone: string; dispatch: string; rows: readonly Obligation[] };

/**
 * A milestone's obligation after another dispatch, with its `rows`, has told of its messages: those that it withheld
 * are told, and whoever has come to the group since is counted. Undefined if that changes nothing.
 */
export function suppliedTo(owing: Obligation, { milestone, dispatch, rows }: Later): Obligation | undefined {
  const concerns = (one: Supply) => one.milestone === milestone && one.channel === owing.channel;
  const ofGroup = rows.filter(({ group }) => group === owing.group);
  const change = ofGroup.find((row) => isTold(row) && row.supplies?.some(concerns));
  const welcome = ofGroup.find(({ welcomes }) => welcomes?.some(concerns));
  const supplied = change ? afterChange(owing, { change, concerns, dispatch }) : owing;
  const after = welcome ? afterWelcome(supplied, { welcome, dispatch }) : supplied;
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

function welcomedIn({ welcomed }: Progress): Pick<Progress, 'welcomed'> {
  return welcomed ? { welcomed } : {};
}

function isTold({ progress }: Obligation): boolean {
  return TOLD.includes(progress.state);
}
