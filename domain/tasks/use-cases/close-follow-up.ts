import * as z from 'zod';
import { howReachedSchema, type ManualFollowUps } from '../../mail/manual-follow-up.ts';
import { parseInput } from '../../shared/parse-input.ts';
import type { Problem } from '../../shared/problem.ts';
import {
  type FollowUpRef,
  type ShowFollowUpPorts,
  type ShownFollowUp,
  showFollowUp,
} from './show-follow-up.ts';

export type CloseFollowUpPorts = ShowFollowUpPorts & { manualFollowUps: Pick<ManualFollowUps, 'close'> };

const saidSchema = z.object({ how: howReachedSchema });

export type ClosedFollowUp =
  /** `again`: somebody had closed it before, and that stands. */
  | { kind: 'closed'; again: boolean }
  | { kind: 'problems'; shown: ShownFollowUp; problems: Problem[] }
  | { kind: 'not-there' };

/** Notes how a person was reached another way. `who` is a contact id, or a console user's name. */
export async function closeFollowUp(
  { said, who, ...ref }: FollowUpRef & { said: unknown; who: string },
  ports: CloseFollowUpPorts,
): Promise<ClosedFollowUp> {
  const shown = await showFollowUp(ref, ports);
  if (!shown) return { kind: 'not-there' };
  if (shown.followUp.closed) return { kind: 'closed', again: true };
  const parsed = parseInput(saidSchema, said);
  if (!parsed.ok) return { kind: 'problems', shown, problems: parsed.problems };
  const closed = { at: ports.now(), who, how: parsed.data.how };
  const isFirst = await ports.manualFollowUps.close(ref.milestone, { ...shown.followUp, closed });
  return { kind: 'closed', again: !isFirst };
}
