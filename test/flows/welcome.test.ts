import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromStockholm, toStockholm } from '../../domain/shared/stockholm-time.ts';
import { addDays, workingDayFrom } from '../../domain/shared/working-day.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, toldStage } from './running-stage.ts';

const NILS = {
  ...{ organisation: '1280', name: 'Nils Nykomling', address: 'nils.nykomling@malmo.example' },
  ...{ groups: ['case-officers'], locale: 'sv' },
};
// Before anybody is welcomed, on a day on which people are at work.
const DAY = workingDayFrom(addDays(toStockholm(Date.now()).date, 1));
let ahead = fromStockholm({ date: DAY, time: '06:00' }) - Date.now();
let stage: RunningStage;
let told: number;

/** Sets the clock to a time of the day in Stockholm, and lets those who welcome go a round. */
async function at(time: string): Promise<void> {
  await stage.nextRound('welcome-newcomers', () => {
    ahead = fromStockholm({ date: DAY, time }) - Date.now();
  });
}

const welcomes = () =>
  stage.cloud.mails({ skip: told }).filter(({ tags }) => tags.milestone?.[0]?.startsWith('welcome-'));

beforeAll(async () => {
  stage = await toldStage({
    clock: { now: () => Date.now() + ahead },
    rounds: ['reconcile', 'welcome-newcomers'],
  });
  told = stage.cloud.figures().mails;
  await stage.operator.contacts.save([NILS]);
});
afterAll(() => stage?.stop());

describe('somebody who comes to a role after a milestone was told', () => {
  it('is welcomed at half past eight, once, and nobody else is', async () => {
    await at('08:20');
    expect(welcomes()).toEqual([]);
    await at('08:40');
    await at('09:00');
    const [mail, ...others] = welcomes();
    expect(others).toEqual([]);
    expect(mail?.destinations).toEqual([NILS.address]);
    const { subject, text = '' } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('Välkommen: det här gäller nu för Bokning och bidrag');
    expect(text).toContain('Hej Nils Nykomling');
  }, 180_000);

  it('is counted in the ledger of the milestone', async () => {
    const rows = await stage.operator.obligations.ofOrganisation('bob-procurement-2026', '1280');
    const place = rows.find(({ group, channel }) => group === 'case-officers' && channel === 'email');
    expect(place?.progress.welcomed).toEqual({ [`welcome-bob-${DAY}`]: 1 });
  });

  it('needed every grant of the function, and none that it has not', async () => {
    // What an earlier try of the same part has not written.
    expect(grantsOf(stage, ['welcome-newcomers']).idle).toEqual(['welcome-newcomers dynamodb:PartiQLUpdate']);
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    const logs = await stage.logs();
    for (const secret of ['Nykomling', '@']) expect(logs).not.toContain(secret);
  });
});
