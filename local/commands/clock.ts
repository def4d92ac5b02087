import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { EVE_MILLIS, sendingTime } from '../../domain/plan/day-of-truth.ts';
import { formatStockholm } from '../../domain/shared/stockholm-time.ts';
import { command } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';

// In this time the reconciler has gone its round, and plans that waited are made again.
const ROUND_MILLIS = 10_000;
const answerSchema = z.object({ now: z.string() });

export const CLOCK_COMMANDS = [
  command({
    name: 'clock',
    description:
      'Set the clock of the local system forward to the morning of a day; mails that waited for it leave.',
    example: 'clock 2027-03-08',
    arguments: { day: z.iso.date().describe('the day, as 2027-03-08') },
    options: {},
    run: async ({ day }, { stage, endpoint }) => {
      if (stage !== 'local' || endpoint === undefined)
        throw new CommandFailure('Only the clock of the local system can be set.');
      const morning = sendingTime(day);
      await setClock(endpoint, morning - EVE_MILLIS + 60_000);
      await setTimeout(ROUND_MILLIS);
      const now = await setClock(endpoint, morning + 1_000);
      return {
        text: `It is ${formatStockholm(now)} now. Mails that waited for ${day} leave within a minute.`,
      };
    },
  }),
];

async function setClock(endpoint: string, time: number): Promise<number> {
  const body = JSON.stringify({ now: new Date(time).toISOString() });
  const answer = await fetch(`${endpoint}/local/clock`, { method: 'PUT', body });
  if (!answer.ok) throw new CommandFailure('The clock is past that day already, and never goes back.');
  return Date.parse(answerSchema.parse(await answer.json()).now);
}
