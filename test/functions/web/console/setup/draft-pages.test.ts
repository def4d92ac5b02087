import { beforeEach, describe, expect, it } from 'vitest';
import { aDraftDocument, aRolloutDraft } from '../../../../fixtures/a-rollout-draft.ts';
import { type LendingWorld, lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { aRolloutImport } from '../../fixtures/a-rollout-import.ts';

const DRAFT = '/import-rollout/drafts/library';
const WHO = 'coordinator';

let world: LendingWorld;
let site: ReturnType<typeof aRolloutImport>;

beforeEach(async () => {
  world = await lendingWorld();
  site = aRolloutImport(world, aConsole(world));
});

/** Sends the form of a page with these fields over what stands in it. */
const send = (path: string, fields: Record<string, string>, page = path) =>
  site.send(WHO, path, fields, page);
const textOf = async (path: string) => await (await site.browse(WHO, `${path}?lang=sv`)).text();
const documentOf = async (id = 'library') => (await world.rolloutDrafts.find(id))?.document;
const leadsTo = (answer: Response) => answer.headers.get('location')?.replace(/[?].*$/, '');

describe('a rollout that is made in the console', () => {
  it('begins with a name, the office of the stage, and parts of another rollout by group and milestone', async () => {
    const begun = await send(
      '/import-rollout/drafts',
      { name: 'Lånekortet 2', starter: 'rollout-lending' },
      '/import-rollout',
    );
    const draft = '/import-rollout/drafts/lanekortet-2';
    expect(leadsTo(begun)).toBe(`${draft}/starter`);
    const taken = await send(`${draft}/starter`, { 'group-clerks': 'yes', 'milestone-live': '' });
    expect(leadsTo(taken)).toBe(`${draft}/basics`);
    const document = await documentOf('lanekortet-2');
    expect(document?.organisations).toMatchObject([{ code: 'national', kind: 'national' }]);
    expect(document?.rollout).toMatchObject({ name: { sv: 'Lånekortet 2' }, from: 'besked@lending.example' });
    const { groups, messages, milestones, responsible, channels } = document?.catalogue ?? {};
    // The group that answers for the rollout comes along, and nothing that neither of them hears or uses.
    expect(Object.keys(Object(groups))).toEqual(['lead', 'clerks']);
    expect([Object.keys(Object(milestones)), responsible]).toEqual([['decided'], 'lead']);
    expect(Object.keys(Object(messages))).toEqual(['why', 'cost', 'dates']);
    expect(Object.keys(Object(channels))).toEqual(['email', 'memo', 'meeting']);
    expect(document?.texts).not.toHaveProperty('gear');
  });

  it('says at the field that it needs a name, and begins nothing', async () => {
    const refused = await send(
      '/import-rollout/drafts',
      { name: ' ', starter: 'nothing' },
      '/import-rollout',
    );
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/id="name-error"><span data-problem="empty"/);
    expect(await world.rolloutDrafts.list()).toEqual([]);
  });

  it('keeps what is half written, and says what is missing at its field in the language of the reader', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    const kept = await send(`${DRAFT}/basics`, { contactAddress: 'tuva utan snabel', from: '' });
    expect(kept.headers.get('location')).toBe(`${DRAFT}/basics?lang=sv&kept=yes`);
    expect((await documentOf())?.rollout).toMatchObject({ contact: { address: 'tuva utan snabel' } });
    expect((await documentOf())?.rollout).not.toHaveProperty('from');
    const page = await (await site.browse(WHO, `${DRAFT}/basics?lang=sv&kept=yes`)).text();
    expect(page).toMatch(/id="from-error"><span data-problem="missing">Saknas\./);
    expect(page).toMatch(/id="contactAddress-error"><span data-problem="address-no-at"/);
    expect(page).toContain('value="tuva utan snabel"');
  });

  it('grows by milestones, messages with words, channels, groups, facts and organisations', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    expect(leadsTo(await send(`${DRAFT}/milestones`, { name: 'Kortet är stängt' }))).toBe(
      `${DRAFT}/milestones/kortet-ar-stangt`,
    );
    const milestone = {
      'subject-sv': '{service} är stängt',
      'lead-sv': 'Nu är det slut.',
      day: '2028-01-31',
    };
    expect(leadsTo(await send(`${DRAFT}/milestones/kortet-ar-stangt`, milestone))).toBe(
      `${DRAFT}/milestones`,
    );
    await send(`${DRAFT}/messages`, { name: 'Så lämnar man tillbaka' });
    const message = `${DRAFT}/messages/sa-lamnar-man-tillbaka`;
    expect(leadsTo(await send(message, { 'at-kortet-ar-stangt': 'yes' }))).toBe(`${DRAFT}/messages`);
    await send(`${message}/sv`, { common: 'Lägg allt i lådan.\r\n\r\nTack.' });
    await send(`${DRAFT}/channels`, { name: 'Möte' });
    expect(leadsTo(await send(`${DRAFT}/channels/mote`, { carrier: 'people' }))).toBe(`${DRAFT}/channels`);
    await send(`${DRAFT}/channels/mote`, { due: '-3' });
    await send(`${DRAFT}/groups`, { name: 'Låntagare' });
    await send(`${DRAFT}/groups/lantagare`, {
      ...{ 'you-sv': 'låntagare', 'messages-sa-lamnar-man-tillbaka': 'yes', 'channels-email': 'yes' },
    });
    await send(`${DRAFT}/organisations`, { 'known-1480': 'yes', lines: 'Kod\tNamn\n0885\tBorgholms kommun' });
    expect(await documentOf()).toMatchObject({
      rollout: { facts: { kortetArStangtDag: '2028-01-31' } },
      catalogue: {
        milestoneDates: { 'kortet-ar-stangt': 'kortetArStangtDag' },
        channels: { mote: { carrier: 'people', owner: 'local-lead', due: -3 } },
        groups: { lantagare: { messages: ['sa-lamnar-man-tillbaka'], channels: ['email'] } },
      },
      texts: { 'sa-lamnar-man-tillbaka': { sv: { common: 'Lägg allt i lådan.\n\nTack.' } } },
      organisations: [{}, {}, { code: '1480' }, { code: '0885', name: { sv: 'Borgholms kommun' } }],
    });
    expect(await textOf(DRAFT)).toContain('Allt som behövs är skrivet.');
  });

  it('is not overwritten by whoever has not seen the latest of the same page, and their words stay', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    const path = `${DRAFT}/groups/leads`;
    const mine = await site.formOn(WHO, path);
    await send(path, { 'you-sv': 'ansvarig här' });
    const answer = await site.sendForm(WHO, path, { ...mine, 'you-sv': 'ansvarig där' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('value="ansvarig där"');
    expect(page).toContain('Någon annan har ändrat det här');
    expect((await documentOf())?.catalogue).toMatchObject({
      groups: { leads: { you: { sv: 'ansvarig här' } } },
    });
  });

  it('takes a thing away with what refers to it', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    await send(`${DRAFT}/messages/how/remove`, {}, `${DRAFT}/messages/how`);
    expect(await documentOf()).toMatchObject({
      texts: {},
      catalogue: { messages: {}, groups: { leads: { messages: [] } } },
    });
    await send(`${DRAFT}/organisations/1/remove`, {}, `${DRAFT}/organisations/1`);
    expect((await documentOf())?.organisations.length).toBe(1);
    expect(await textOf(DRAFT)).toMatch(/saker saknas/);
  });

  it('is loaded as its file would be, and ends; people come after it', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    const loaded = await send(`${DRAFT}/load`, {}, DRAFT);
    // Malmö is in another rollout, with other words.
    expect(loaded.status).toBe(409);
    expect(await world.rollouts.find('library')).toBeUndefined();
    const again = await send(`${DRAFT}/load`, { replace: 'yes' }, DRAFT);
    expect(leadsTo(again)).toBe('/import-rollout/library');
    expect(await world.rollouts.find('library')).toMatchObject({
      name: { sv: 'Lånekortet' },
      catalogue: 'library',
    });
    expect((await world.rollouts.participations('library')).map(({ organisation }) => organisation)).toEqual([
      '1280',
      'national',
    ]);
    expect(await world.rolloutDrafts.list()).toEqual([]);
    expect(await textOf('/import-rollout/library')).toContain('href="/contacts/1280/new?lang=sv"');
  });

  it('weakens no control by being made here: that waits for a second person', async () => {
    await world.rollouts.save({ ...(await rollout()), approval: 'two' });
    await world.rolloutDrafts.save(aRolloutDraft());
    const loaded = await send(`${DRAFT}/load`, { replace: 'yes' }, DRAFT);
    expect(loaded.headers.get('location')).toContain('waits=yes');
    expect(await world.rollouts.find('library')).toMatchObject({ approval: 'two' });
  });

  it('is not loaded while anything is missing: each is named, with the way to its field', async () => {
    const document = aDraftDocument();
    const half = { ...document, rollout: { ...document.rollout, from: 'x' }, texts: {} };
    await world.rolloutDrafts.save(aRolloutDraft({ document: half }));
    const { formToken = '' } = await site.formOn(WHO, DRAFT, `${DRAFT}/discard`);
    const refused = await site.sendForm(WHO, `${DRAFT}/load`, { formToken });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(`href="${DRAFT}/basics?lang=sv&amp;kept=yes#from"`);
    expect(page).toContain(`href="${DRAFT}/messages/how/sv?lang=sv&amp;kept=yes#title"`);
    expect(await world.rollouts.find('library')).toBeUndefined();
  });

  it('can be taken along as a file that loads the same', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    const file = await site.browse(WHO, `${DRAFT}/file`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = await site.hand(WHO, bytes, { replace: 'yes' });
    expect(leadsTo(taken)).toBe('/import-rollout/library');
    const { at, by, starter, version, ...draft } = aRolloutDraft();
    const stored = await world.rollouts.find('library');
    expect(stored).toEqual({ ...draft.document.rollout, id: 'library', catalogue: 'library' });
    const current = await world.catalogues.currentVersion('library');
    await world.rolloutDrafts.save(aRolloutDraft());
    await send(`${DRAFT}/load`, { replace: 'yes' }, DRAFT);
    expect(await world.catalogues.currentVersion('library')).toBe(current);
  });

  it('that is taken along half written is opened as a draft again, as it was, with all that it lacks', async () => {
    const { at: _, ...half } = aRolloutDraft();
    const { rollout, ...rest } = half.document;
    const unfinished = {
      ...rest,
      rollout: { ...rollout, from: 'x' },
      texts: { how: { sv: { title: '', common: 'Visa kortet.', sections: {}, before: {}, forms: {} } } },
    };
    await world.rolloutDrafts.save(aRolloutDraft({ document: unfinished }));
    const file = await site.browse(WHO, `${DRAFT}/file`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect((await site.hand(WHO, bytes)).status).toBe(422);
    await send(`${DRAFT}/discard`, {}, DRAFT);
    const opened = await site.hand(WHO, bytes, { as: 'draft' });
    expect(leadsTo(opened)).toBe(DRAFT);
    const document = await documentOf();
    expect(document?.rollout).toEqual(unfinished.rollout);
    expect(document?.organisations).toEqual(unfinished.organisations);
    expect(document?.catalogue).toMatchObject(unfinished.catalogue);
    expect(document?.texts).toMatchObject({ how: { sv: { title: '', common: 'Visa kortet.' } } });
    expect(await textOf(DRAFT)).toContain(`href="${DRAFT}/basics?lang=sv&amp;kept=yes#from"`);
    expect(await world.rollouts.find('library')).toBeUndefined();
    // The same file again is another draft.
    expect(leadsTo(await site.hand(WHO, bytes, { as: 'draft' }))).toBe(`${DRAFT}-2`);
  });

  it('is not made of what is no archive, or whose start cannot be read', async () => {
    const junk = new TextEncoder().encode('no archive');
    expect((await site.hand(WHO, junk, { as: 'draft' })).status).toBe(422);
    expect(await world.rolloutDrafts.list()).toEqual([]);
  });

  it('can begin with an example that is loaded as it is', async () => {
    const file = await site.browse(WHO, '/import-rollout/example.zip');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(file.headers.get('content-disposition')).toContain('example.zip');
    const taken = await site.hand(WHO, bytes, { replace: 'yes' });
    expect(leadsTo(taken)).toBe('/import-rollout/example');
    expect(await world.rollouts.find('example')).toMatchObject({ name: { sv: 'Exempel', en: 'Example' } });
    expect(await world.rolloutDrafts.list()).toEqual([]);
  });

  it('is thrown away when one says so, and nowhere is what was not there', async () => {
    await world.rolloutDrafts.save(aRolloutDraft());
    expect(leadsTo(await send(`${DRAFT}/discard`, {}, DRAFT))).toBe('/import-rollout');
    expect(await documentOf()).toBeUndefined();
    await world.rolloutDrafts.save(aRolloutDraft());
    for (const path of ['/nothing', '/groups/nobody', '/messages/how/fi', '/organisations/7', '/basics/x'])
      expect((await site.browse(WHO, `${DRAFT}${path}`)).status, path).toBe(404);
    for (const who of ['approver', 'registrar', 'local-lead'])
      expect((await site.browse(who, DRAFT)).status).toBe(403);
  });
});

async function rollout() {
  const found = await world.rollouts.find('lending');
  if (!found) throw new Error('no rollout');
  return found;
}
