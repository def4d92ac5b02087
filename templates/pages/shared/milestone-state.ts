import type { DispatchState } from '../../../domain/mail/dispatch.ts';
import type { MilestoneOverview } from '../../../domain/reach/use-cases/show-overview.ts';
import type { Language } from '../../words/languages.ts';
import { overviewWords } from '../../words/overview.gen.ts';
import { sendingWords } from '../../words/sending.gen.ts';

const SIGNS: Partial<Record<DispatchState, string>> = { completed: 'ok', held: 'late', stopped: 'late' };

/** A milestone's state in words, with its sign. One with refused mails has ended, but is not done. */
export function milestoneState(
  {
    milestone,
    deliveries,
    counts,
    planned,
    sent,
  }: Pick<MilestoneOverview, 'milestone' | 'deliveries' | 'counts' | 'planned' | 'sent'>,
  locale: Language,
): { sign: string; text: string } {
  const { state, late, organisations } = milestone;
  if (state === 'completed' && counts.failed > 0)
    return { sign: 'late', text: sendingWords(locale)('stateRefused', { count: counts.failed }) };
  const waits = state === 'held' && !late;
  const done = state === 'planning' ? planned : sent;
  const text = overviewWords(locale)(`state.${waits ? 'waiting' : state}`, {
    done,
    all: organisations.length,
    left: counts.accepted,
    mails: deliveries,
  });
  return { sign: SIGNS[state] ?? 'wait', text };
}
