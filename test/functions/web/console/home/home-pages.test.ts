import { describe, expect, it } from 'vitest';
import { askChange } from '../../../../../domain/controls/use-cases/ask-change.ts';
import { sumLedgers } from '../../../../../domain/ledger/use-cases/sum-ledgers.ts';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import type { UserRole } from '../../../../../domain/rollout/user.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aParticipation } from '../../../../fixtures/a-participation.ts';
import { someCounts } from '../../../../fixtures/a-plan.ts';
import { anEnquiry, aQuestion } from '../../../../fixtures/a-question.ts';
import { anOrganisation } from '../../../../fixtures/an-organisation.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { parsedMail, wholeText } from '../../../../templates/parsed-mail.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';
import { handedInReleases } from '../../fixtures/some-press.ts';

const ID = 'lending-decided-2026';
const LATER = Date.parse('2027-06-01T09:00:00Z');

/** The first page over a milestone that is released in Malmö, Göteborg and the office; Lo Ek leads Malmö. */
async function aStage() {
  const stores = await lendingWorld();
  await stores.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480', 'national']) {
    await planOrganisation({ dispatchId: ID, organisation }, stores);
    await settleOrganisation({ dispatchId: ID, organisation }, stores);
  }
  const planHash = (await stores.milestones.find(ID))?.planHash ?? '';
  const set = { approvedHash: planHash, approvedBy: 'Anna Ek' };
  await stores.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  await stores.milestones.advance(ID, { from: 'approved', to: 'dispatching', at: 1 });
  let time = stores.now();
  const calls: string[] = [];
  const world = counting({ ...stores, now: () => time }, calls);
  const lead = aUser('local-lead', { name: 'Lo Ek', address: 'lo.ek@malmo.example' });
  const site = aConsole(world, { users: { lead } });
  const home = aHome(world, site);
  const page = async (who: UserRole | 'lead', language = 'sv') => {
    const html = await (await home.browse(who, `/?lang=${language}`)).text();
    const { find } = await parsedMail(html);
    const texts = (selector: string) => find(selector).map((each) => wholeText(each));
    return { html, find, texts };
  };
  const send = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ formToken: formTokenOn((await page('lead')).html), ...fields });
    return site.browse('lead', path, { method: 'POST', body, headers: { origin: CONSOLE_URL } });
  };
  return {
    ...{ world, home, page, send, calls },
    pass: (millis: number) => {
      time += millis;
    },
    later: () => {
      time = LATER;
    },
  };
}

/** The same ports, which note each call to a store. */
function counting<T extends Record<string, unknown>>(ports: T, calls: string[]): T {
  const noted = (name: string, store: object) =>
    new Proxy(store, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(key)}`);
          return Reflect.apply(value, target, given);
        };
      },
    });
  const entries = Object.entries(ports).map(([name, store]) =>
    typeof store === 'object' && store !== null ? [name, noted(name, store)] : [name, store],
  );
  return Object.fromEntries(entries);
}

describe('a coordinator', () => {
  it('is told how many things wait, each with its day, its reason and one button', async () => {
    const { page, later } = await aStage();
    later();
    const { texts, find } = await page('coordinator');
    const lines = find('ol.waiting > li');
    expect(texts('h1')).toEqual([`${lines.length} saker väntar på dig`]);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.querySelectorAll('a.button')).toHaveLength(1);
    expect(texts('ol.waiting b').join()).toContain('Malmö stad har inte bekräftat något');
    expect(texts('ol.waiting .when').join()).toContain('försenat');
  });

  it('comes by each button to where it is dealt with', async () => {
    const { world, page } = await aStage();
    const counted = await world.plans.counts(ID, '1280');
    const counts = someCounts({ accepted: 0, failed: 2, unknown: 1, reached: {} });
    expect(await world.plans.saveCounts(ID, counts, counted)).toBe(true);
    const { html } = await page('coordinator');
    expect(html).toContain(`href="/milestones/${ID}/unknown?lang=sv"`);
    expect(html).toContain(`href="/milestones/${ID}/failed?lang=sv"`);
  });

  it('sees what waits for others, without a button', async () => {
    const { world, page } = await aStage();
    await handedInReleases(world, []);
    const { find, texts } = await page('coordinator');
    const section = find('section').find((each) => each.querySelector('#others') !== null);
    expect(section && wholeText(section)).toContain('väntar på godkännande');
    expect(section?.querySelectorAll('a.button')).toHaveLength(0);
    expect(texts('h2')).toContain('Väntar på andra');
  });

  it('sees every municipality with how it stands, and the newest milestone in figures', async () => {
    const { page, later } = await aStage();
    later();
    const { texts } = await page('coordinator');
    expect(texts('.tiles li b')).toEqual(['Göteborgs Stad', 'Malmö stad']);
    expect(texts('.totals dd')[0]).toMatch(/^\d av 2$/);
    expect(texts('.totals dd')[1]).toMatch(/^\d+ %$/);
  });

  it('is told on which day something was told, and not on which day it occurred', async () => {
    const { world, page } = await aStage();
    const dispatchedAt = Date.parse('2026-11-30T08:00:00Z');
    const state = { state: 'completed', receivedAt: dispatchedAt, dispatchedAt } as const;
    await world.milestones.accept(aMilestone({ id: 'late', occurredOn: '2026-11-24', ...state }), {});
    const { texts } = await page('coordinator');
    expect(texts('.lead')[0]).toContain('berättat 30 november 2026');
    expect(texts('.lead')[0]).not.toContain('24 november');
    expect((await page('registrar')).texts('main li').join(' ')).not.toContain('24 november');
  });

  it('before any milestone sees that nobody has anything to do, not that somebody is left out', async () => {
    const { world } = await aStage();
    const milestones = Object.assign(Object.create(world.milestones), { allOf: async () => [] });
    const begun = aHome({ ...world, milestones }, aConsole(world));
    const html = await (await begun.browse('coordinator', '/')).text();
    expect(html.match(/inget att göra än/g)).toHaveLength(2);
    expect(html).not.toContain('inte med den här gången');
  });

  it('with nothing at all is told how to begin', async () => {
    const { world } = await aStage();
    const rollouts = { list: async () => [], participations: async () => [] };
    const site = aConsole(world);
    const empty = aHome({ ...world, rollouts: Object.assign(Object.create(world.rollouts), rollouts) }, site);
    const html = await (await empty.browse('coordinator', '/')).text();
    expect(html).toContain('Inget väntar på dig');
    expect(html).toContain('href="/import-rollout?lang=sv"');
  });
});

describe('the first page', () => {
  it('takes as many reads for two organisations as for fifty', async () => {
    const counted = async (more: number) => {
      const { world, page, calls } = await aStage();
      for (let number = 0; number < more; number += 1) {
        const code = `${2000 + number}`;
        await world.organisations.save(anOrganisation({ code }));
        await world.rollouts.join(aParticipation({ organisation: code }));
      }
      await sumLedgers({ milestone: ID }, world);
      calls.length = 0;
      const { texts } = await page('coordinator');
      return {
        reads: calls.toSorted(),
        tiles: texts('.tiles li').length,
        stages: texts('.stages li').length,
      };
    };
    const few = await counted(0);
    const many = await counted(48);
    expect(many.reads).toEqual(few.reads);
    expect(few.reads.filter((name) => name.startsWith('obligations') || name.startsWith('tasks'))).toEqual(
      [],
    );
    expect(few.reads.length).toBeLessThan(27);
    // So many are counted by stage, and have no tile each.
    expect([few.tiles, many.tiles]).toEqual([2, 0]);
    expect(many.stages).toBeGreaterThan(0);
  });
});

describe('an approver', () => {
  it('sees what waits for a second person, and not what is the coordinator’s', async () => {
    const { world, page } = await aStage();
    await handedInReleases(world, []);
    await world.milestones.accept(aMilestone({ id: 'held-2026', state: 'held' }), {});
    const weakened = [{ control: 'approval' as const, before: 'two', after: 'one' }];
    const what = { kind: 'rollout' as const, rollout: 'lending', catalogue: 'lending', weakened };
    await askChange({ what, by: 'maja.holm@kansli.example', at: 1 }, world.controlLog);
    const { texts, html } = await page('approver');
    expect(texts('h1')).toEqual(['3 saker väntar på dig']);
    expect(html).toContain('href="/milestones/held-2026?lang=sv"');
    expect(html).toContain('href="/press/gear-for-all?lang=sv"');
    expect(html).toContain('href="/controls?lang=sv"');
    expect(texts('ol.waiting').join()).not.toContain('bekräftat');
  });

  it('does not decide about what is their own', async () => {
    const { world, page } = await aStage();
    const triggeredBy = 'approver@kansli.example';
    await world.milestones.accept(aMilestone({ id: 'held-2026', state: 'held', triggeredBy }), {});
    expect((await page('approver')).texts('h1')).toEqual(['Inget väntar på dig']);
  });
});

describe('a registrar', () => {
  it('has nothing to decide, and comes to the register', async () => {
    const { page } = await aStage();
    const { texts, html } = await page('registrar');
    expect(texts('h1')).toEqual(['Inget väntar på dig']);
    expect(html).toContain('href="/register?lang=sv"');
    expect(texts('h2')).toContain('Senast berättat');
  });
});

describe('a local lead', () => {
  const state = async (world: Awaited<ReturnType<typeof aStage>>['world'], channel: string) =>
    (await world.tasks.ofOrganisation(ID, '1280'))
      .filter((task) => task.channel === channel)
      .map(({ contactName, state }) => [contactName, state]);

  it('sees the tasks in order with milestone, material and the confirm beside each', async () => {
    const { page } = await aStage();
    const { texts, html } = await page('lead', 'en');
    expect(texts('h1')[0]).toMatch(/^City of Malmö: \d things? left$/);
    expect(html).toContain(`name="only" value="${ID}/meeting"`);
    expect(html).toContain(`formaction="/organisations/1280/packets/${ID}?lang=en"`);
    expect(texts('ol.waiting .what').join()).toContain('30 min');
  });

  it('is led to the own ledger and questions, and to no page of the whole country', async () => {
    const { page, world } = await aStage();
    const local = { organisation: '1280', national: false } as const;
    await world.questions.add(aQuestion({ ...local, askedAt: Date.parse('2026-11-23T09:00:00Z') }));
    await world.questions.add(anEnquiry(local));
    const { html, texts } = await page('lead', 'en');
    expect(html).toContain(`href="/organisations/1280/ledger/${ID}?lang=en"`);
    for (const national of ['/register', '/reach/', `/milestones/${ID}/ledger`])
      expect(html).not.toContain(`href="${national}`);
    // Five working days after Monday.
    expect(texts('ol.waiting li').filter((line) => line.includes('1 question waits'))).toEqual([
      expect.stringContaining('30 Nov'),
    ]);
    expect(html).toContain('href="/questions?lang=en"');
    expect(html).toContain(`href="/questions/lending/${anEnquiry().id}?lang=en"`);
    expect(html).toContain('A journalist is waiting for an answer (Exempelbladet)');
  });

  it('confirms with one press what is her own, and is back on the first page', async () => {
    const { world, send, page } = await aStage();
    const answer = await send('/organisations/1280/work', { only: `${ID}/meeting` });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?lang=sv']);
    expect(new Set((await state(world, 'meeting')).map(([, each]) => each))).toEqual(new Set(['done']));
    expect((await page('lead')).html).not.toContain(`name="only" value="${ID}/meeting"`);
  });

  it('takes it back within a minute, and no later', async () => {
    const { world, send, page, pass } = await aStage();
    const field = { [`sitting-${ID}/meeting`]: 'yes' };
    await send('/organisations/1280/work', field);
    expect((await page('lead')).html).toContain('action="/organisations/1280/work/undo');
    pass(1_000);
    await send('/organisations/1280/work/undo', field);
    expect(new Set((await state(world, 'meeting')).map(([, each]) => each))).toEqual(new Set(['open']));
    const ledger = await world.ledgers.find(ID, '1280');
    const meeting = ledger?.row.cells.filter(({ channel }) => channel === 'meeting');
    expect(new Set(meeting?.map((cell) => cell.state))).toEqual(new Set(['planned']));

    pass(1_000);
    await send('/organisations/1280/work', field);
    pass(61_000);
    expect((await page('lead')).html).not.toContain('/work/undo');
    await send('/organisations/1280/work/undo', field);
    expect(new Set((await state(world, 'meeting')).map(([, each]) => each))).toEqual(new Set(['done']));
  });

  it('confirms nothing where one of several does not exist', async () => {
    const { world, send } = await aStage();
    const fields = { [`sitting-${ID}/meeting`]: 'yes', [`sitting-${ID}/nowhere`]: 'yes' };
    expect((await send('/organisations/1280/work', fields)).status).toBe(404);
    expect(new Set((await state(world, 'meeting')).map(([, each]) => each))).toEqual(new Set(['open']));
  });

  it('opens the material of the occasion itself', async () => {
    const { send } = await aStage();
    const answer = await send(`/organisations/1280/packets/${ID}`, { channel: 'meeting' });
    expect(answer.headers.get('location')).toMatch(/\/packets\/[^/]+\/meeting$/);
  });
});
