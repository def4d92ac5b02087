import { beforeAll, describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { parsedMail, wholeText } from '../../../../templates/parsed-mail.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';
import { handedInReleases } from '../../fixtures/some-press.ts';

const TOLD = 'told-2026';
const WAITS = 'waits-2026';
const ALL = ['1280', '1480'];

let home: ReturnType<typeof aHome>;
let site: ReturnType<typeof aConsole>;

// A milestone that was told in Malmö and Göteborg on a Monday, another one that nobody has approved on the day of a
// newsletter and on a day off, and a release that waits.
beforeAll(async () => {
  const world = await lendingWorld();
  const planned = async (id: string, occurredOn: string) => {
    await world.milestones.accept(aMilestone({ id, organisations: ALL, occurredOn }), {});
    for (const organisation of ALL) {
      await planOrganisation({ dispatchId: id, organisation }, world);
      await settleOrganisation({ dispatchId: id, organisation }, world);
    }
    const planHash = (await world.milestones.find(id))?.planHash ?? '';
    return { approvedHash: planHash, approvedBy: 'Anna Ek' };
  };
  const set = await planned(TOLD, '2026-11-23');
  await world.milestones.advance(TOLD, { from: 'planned', to: 'approved', set, at: 1 });
  await world.milestones.advance(TOLD, { from: 'approved', to: 'dispatching', at: 1 });
  await planned(WAITS, '2026-12-24');
  await world.newsletterSchedules.keep('lending', {
    '1280': { slot: { weekday: 4, hour: 8 }, since: 1 },
    '1480': { slot: { weekday: 3, hour: 8 }, since: 1 },
  });
  const { pressReleases } = await handedInReleases(world);
  site = aConsole(world);
  home = aHome({ ...world, pressReleases }, site);
});

async function shown(who: string, query = '') {
  const answer = await home.browse(who, `/calendar?lang=sv${query}`);
  const html = await answer.text();
  if (home.errors.length > 0) throw home.errors[0];
  const { find } = await parsedMail(html.slice(html.indexOf('<main'), html.indexOf('</main')));
  return {
    status: answer.status,
    entries: find('ol.month ul li').map((each) => wholeText(each)),
    links: find('ol.month ul a').map((each) => each.getAttributeValue('href')?.replace(/\?.*/, '')),
    html,
  };
}

describe('the calendar', () => {
  it('of a coordinator has the month’s milestones, newsletters and releases, with links to their pages', async () => {
    const november = await shown('coordinator', '&month=2026-11');
    expect(november.entries).toContain('Beslutat 2 organisationer klart');
    expect(november.links).toContain(`/milestones/${TOLD}`);
    const december = await shown('coordinator', '&month=2026-12');
    expect(december.entries.some((entry) => /^Beslutat .*krock.*ledig dag$/.test(entry))).toBe(false);
    expect(december.entries.find((entry) => entry.startsWith('Beslutat'))).toBe(
      'Beslutat 2 organisationer ledig dag',
    );
    expect(december.entries).toContain('Nyhetsbrev kl. 08.00, Malmö stad');
    const spring = await shown('coordinator', '&view=list');
    expect(spring.html).toContain('Pressmeddelande: ');
  });

  it('of a lead is her organisation’s, whatever she asks for, and without what nobody has approved', async () => {
    const december = await shown('local-lead', '&month=2026-12&organisation=1480');
    expect(december.entries.some((entry) => entry.startsWith('Beslutat'))).toBe(false);
    expect(december.html).not.toMatch(/Göteborg|1480/);
    // Thursdays only: Göteborg's are Wednesdays.
    expect(december.entries.filter((entry) => entry.startsWith('Nyhetsbrev'))).toHaveLength(5);
    const november = await shown('local-lead', '&month=2026-11');
    expect(november.links).toContain(`/organisations/1280/ledger/${TOLD}`);
  });

  it('is narrowed to an organisation in its address, and a month that is none is not there', async () => {
    const { entries } = await shown('registrar', '&month=2026-12&organisation=1480');
    expect(entries.filter((entry) => entry.startsWith('Nyhetsbrev'))).not.toEqual([]);
    expect(entries.every((entry) => !entry.includes('Malmö'))).toBe(true);
    expect((await shown('coordinator', '&month=2026-13')).status).toBe(404);
  });

  it('is the same as data, for whoever the caller is', async () => {
    const asked = async (who: string, query: string) => {
      const answer = await site.call(who, `/api/calendar?${query}`);
      return { status: answer.status, text: await answer.text() };
    };
    const own = await asked('local-lead', 'from=2026-11-20&until=2026-12-31&organisation=1480');
    expect(own.status).toBe(200);
    expect(own.text).not.toContain('1480');
    expect(own.text).toContain(TOLD);
    expect(own.text).not.toContain(WAITS);
    const all = await asked('coordinator', 'from=2026-12-01&until=2026-12-31');
    expect(all.text).toContain(`"dayOff":true`);
    expect((await asked('coordinator', 'from=2026-12-01&until=2028-12-31')).status).toBe(400);
  });
});
