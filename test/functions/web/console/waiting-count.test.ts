import { describe, expect, it } from 'vitest';
import { personId } from '../../../../domain/people/person.ts';
import { MINUTE_MILLIS } from '../../../../domain/shared/duration.ts';
import { aQuestion } from '../../../fixtures/a-question.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { parsedMail, wholeText } from '../../../templates/parsed-mail.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn, sessionOf } from '../fixtures/a-console.ts';
import { aHome } from '../fixtures/a-home.ts';

/** A console with a question to the office: one thing waits for the coordinator. */
async function aDesk() {
  const stores = await lendingWorld();
  let time = stores.now();
  const world = { ...stores, now: () => time };
  await world.questions.add(aQuestion({ national: true }));
  const site = aConsole(world);
  const home = aHome(world, site);
  let jar = '';
  const asked = async (app: typeof site | typeof home, path: string, init: RequestInit = {}) => {
    const cookie = `${sessionOf('coordinator')}; ${jar}`;
    const response = await app.browse('coordinator', path, { ...init, headers: { ...init.headers, cookie } });
    const [given] = response.headers.getSetCookie().filter((each) => each.includes('budkavle-waiting='));
    jar = given?.split(';')[0] ?? jar;
    return response;
  };
  const counted = async (html: string) => {
    const { find } = await parsedMail(html);
    return find('nav.pages .count').map((each) => wholeText(each));
  };
  return {
    world,
    first: async () => counted(await (await asked(home, '/')).text()),
    other: async () => counted(await (await asked(site, '/plan')).text()),
    act: async () => {
      const formToken = formTokenOn(await (await asked(site, '/plan')).text());
      const body = new URLSearchParams({ formToken });
      return await asked(site, '/milestones/none/stop', {
        method: 'POST',
        body,
        headers: { origin: CONSOLE_URL },
      });
    },
    pass: (minutes: number) => {
      time += minutes * MINUTE_MILLIS;
    },
  };
}

describe('the head of every page', () => {
  it('says how many things wait, as the first page does, and says nothing where nobody has counted', async () => {
    const { first, other } = await aDesk();
    expect(await other()).toEqual([]);
    expect(await first()).toEqual(['1']);
    expect(await other()).toEqual(['1']);
  });

  it('says it no more when that may have changed: after something was done, or a quarter of an hour', async () => {
    const { first, other, act, pass } = await aDesk();
    await first();
    pass(14);
    expect(await other()).toEqual(['1']);
    pass(1);
    expect(await other()).toEqual([]);
    await first();
    await act();
    expect(await other()).toEqual([]);
  });

  it('says what was counted since, and nobody else’s count', async () => {
    const { world, first, other, pass } = await aDesk();
    await first();
    pass(3);
    const { address } = aUser('coordinator');
    const counts = { [personId(address)]: 4, [personId('maja.holm@kansli.example')]: 9 };
    await world.waitingCounts.write({ at: world.now(), counts }, 0);
    expect(await other()).toEqual(['4']);
  });

  it('is as it was where the count cannot be read', async () => {
    const { world, other } = await aDesk();
    world.waitingCounts.read = async () => {
      throw new Error('the table does not answer');
    };
    expect(await other()).toEqual([]);
  });
});
