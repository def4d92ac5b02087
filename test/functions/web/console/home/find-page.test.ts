import { describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../../domain/milestone/use-cases/plan-organisation.ts';
import { settleOrganisation } from '../../../../../domain/sending/use-cases/settle-organisation.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aPerson } from '../../../../fixtures/a-person.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { parsedMail, wholeText } from '../../../../templates/parsed-mail.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';
import { handedInReleases } from '../../fixtures/some-press.ts';

const ID = 'lending-decided-2026';

/**
 * A milestone told in Malmö, Göteborg and the office, a release that waits, and Maja who signs in. Leads are Malmö's.
 */
async function aSearch() {
  const world = await lendingWorld();
  await world.milestones.accept(aMilestone(), {});
  for (const organisation of ['1280', '1480', 'national']) {
    await planOrganisation({ dispatchId: ID, organisation }, world);
    await settleOrganisation({ dispatchId: ID, organisation }, world);
  }
  const set = { approvedHash: (await world.milestones.find(ID))?.planHash ?? '', approvedBy: 'Anna Ek' };
  await world.milestones.advance(ID, { from: 'planned', to: 'approved', set, at: 1 });
  await world.milestones.advance(ID, { from: 'approved', to: 'dispatching', at: 1 });
  const maja = aPerson({ name: 'Maja Holm', address: 'maja.holm@kansli.example', role: 'coordinator' });
  await world.people.change({ version: 0, put: [maja], entries: [] });
  const { pressReleases } = await handedInReleases(world);
  const home = aHome({ ...world, pressReleases }, aConsole(world));
  const find = async (who: string, text: string, language = 'sv') => {
    const answer = await home.browse(who, `/find?${new URLSearchParams({ q: text, lang: language })}`);
    const html = await answer.text();
    if (home.errors.length > 0) throw home.errors[0];
    const main = html.slice(html.indexOf('<main'));
    const page = await parsedMail(main);
    return {
      status: answer.status,
      main,
      links: page
        .find('ul.found a')
        .map((link) => link.getAttributeValue('href')?.replace(/(?:\?|&(?:amp;)?)lang=.*/, '')),
      heads: page.find('h2').map((each) => wholeText(each)),
      title: page.find('h1').map((each) => wholeText(each))[0],
    };
  };
  return { world, find };
}

describe('a coordinator', () => {
  it('finds organisations, people, milestones, messages, releases and tasks by what they are called', async () => {
    const { find } = await aSearch();
    expect((await find('coordinator', 'göteborgs')).links).toContain('/organisations/1480/work');
    expect((await find('coordinator', 'eva sten')).links[0]).toMatch(/^\/contacts\/1480\/[a-z2-7]{26}$/);
    expect((await find('coordinator', 'maja')).links[0]).toMatch(/^\/people\/[a-z2-7]{26}$/);
    expect((await find('coordinator', ID)).links).toContain(`/milestones/${ID}`);
    expect((await find('coordinator', 'gear-for-all')).links).toContain('/press/gear-for-all');
  });

  it('is forgiven case, marks and small misspellings', async () => {
    const { find } = await aSearch();
    for (const text of ['GOTEBORG', 'gotebrog', 'Göteborgs stad'])
      expect((await find('coordinator', text)).links, text).toContain('/organisations/1480/work');
  });

  it('is told where nothing is found, and keeps what was typed in the field', async () => {
    const { find } = await aSearch();
    const nothing = await find('coordinator', 'xyzzyx');
    expect(nothing).toMatchObject({ status: 200, links: [], title: 'Inget hittades för ”xyzzyx”' });
    expect((await find('coordinator', '<b>"x')).main).not.toContain('<b>"x');
    expect((await find('coordinator', '')).status).toBe(200);
    expect((await find('coordinator', 'x'.repeat(81))).status).toBe(404);
  });
});

describe('a local lead', () => {
  it('finds her own organisation’s people, milestones and tasks', async () => {
    const { find } = await aSearch();
    expect((await find('local-lead', 'malmö')).links).toContain('/organisations/1280/work');
    expect((await find('local-lead', ID)).links).toContain(`/organisations/1280/ledger/${ID}`);
  });

  it('finds nothing of another organisation, and nobody who signs in', async () => {
    const { find } = await aSearch();
    for (const text of [
      'göteborg',
      'eva',
      'eva sten',
      'eva.sten@goteborg.example',
      '1480',
      'maja',
      'tuva',
      'national',
    ]) {
      const { links, main, status } = await find('local-lead', text);
      expect(status).toBe(200);
      expect(
        links.filter((href) => !href?.startsWith('/organisations/1280/')),
        text,
      ).toEqual([]);
      expect(main.replaceAll(text, ''), text).not.toMatch(
        /goteborg\.example|Eva Sten|Göteborgs Stad|Maja Holm/,
      );
    }
  });

  it('reads no contact of another organisation to find that there is none', async () => {
    const { world, find } = await aSearch();
    const asked: string[] = [];
    const { read } = world.contactStore;
    world.contactStore.read = async (organisations) => {
      asked.push(...organisations);
      return await read.call(world.contactStore, organisations);
    };
    world.people.read = async () => {
      throw new Error('a lead reads nobody who signs in');
    };
    expect((await find('local-lead', 'eva')).status).toBe(200);
    expect(new Set(asked)).toEqual(new Set(['1280']));
  });
});

describe('approvers and registrars', () => {
  it('find no contacts and nobody who signs in, whose pages they may not open', async () => {
    const { find } = await aSearch();
    for (const who of ['approver', 'registrar'])
      for (const text of ['eva sten', 'maja holm']) {
        const { links } = await find(who, text);
        expect(
          links.filter((href) => /^\/(contacts|people)/.test(href ?? '')),
          who,
        ).toEqual([]);
      }
    expect((await find('registrar', 'göteborgs')).links).toContain('/register?organisation=1480');
    expect((await find('registrar', 'gear-for-all')).links).toEqual([]);
  });
});
