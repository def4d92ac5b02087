import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import sentences from '../../../../../templates/words/sv/problems.json' with { type: 'json' };
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { inMemoryStores } from '../../../../in-memory/in-memory-stores.ts';
import { sampleArchive } from '../../../adapters/yaml/sample-archive.ts';
import { aConsole } from '../../fixtures/a-console.ts';
import { aHome } from '../../fixtures/a-home.ts';
import { aRolloutImport } from '../../fixtures/a-rollout-import.ts';

let stores: ReturnType<typeof inMemoryStores>;
let site: ReturnType<typeof aConsole>;
let home: ReturnType<typeof aHome>;
let importUpload: ReturnType<typeof aRolloutImport>;

beforeEach(async () => {
  stores = inMemoryStores();
  const world = { ...(await lendingWorld()), ...stores };
  site = aConsole(world);
  home = aHome(world, site);
  importUpload = aRolloutImport({ ...stores, now: Date.now }, site);
});

const packed = async (more: Record<string, Uint8Array> = {}) =>
  new Uint8Array(zipSync({ ...(await sampleArchive()), ...more }));
const hand = (bytes?: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}) =>
  importUpload.hand('coordinator', bytes, fields);
const nothingThere = async () => expect(await stores.rollouts.list()).toEqual([]);

describe('an empty console', () => {
  it('leads a coordinator to loading a rollout, from every page that needs one', async () => {
    const first = await (await home.browse('coordinator', '/?lang=en')).text();
    expect(first).toContain('href="/import-rollout?lang=en"');
    for (const path of ['/milestones/new', '/catalogues'])
      expect([301, 302, 303]).toContain((await site.browse('coordinator', path)).status);
    const page = await importUpload.browse('coordinator', '/import-rollout?lang=en');
    expect(await page.text()).toContain('New rollout');
  });

  it('tells others that a coordinator does it', async () => {
    const page = await (await home.browse('approver', '/?lang=en')).text();
    expect(page).toContain('A coordinator loads the first one.');
    expect(page).not.toContain('/import-rollout');
  });
});

describe('handing over an archive', () => {
  it('imports the rollout, links to the next step, and imports no people', async () => {
    const answer = await hand(await packed());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/import-rollout/bob?lang=sv']);
    const page = await (await importUpload.browse('coordinator', '/import-rollout/bob?lang=en')).text();
    // 12 municipalities and the office, as the head of the sample says.
    expect(page).toContain('13 organisations take part.');
    expect(page).toContain('href="/contacts/import?lang=en"');
    expect(await stores.contacts.ofOrganisation('1280')).toEqual([]);
  });

  it('says at the field when there is no file, or one that is too large', async () => {
    for (const bytes of [undefined, new Uint8Array()]) {
      const none = await hand(bytes);
      expect(none.status).toBe(422);
      expect(await none.text()).toMatch(/id="file-error">Ingen fil är vald/);
    }
    const large = await hand(new Uint8Array(4_000_001));
    expect(large.status).toBe(413);
    expect(await large.text()).toMatch(/id="file-error">Filen är större än 4 MB/);
    await nothingThere();
  });

  it('names everything that is wrong with it, in Swedish where the reader is', async () => {
    const broken = await hand(new Uint8Array(strToU8('no zip at all')));
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain(sentences['code.archive-invalid']);
    const hostile = strToU8('"<script>alert(1)</script>": [');
    const marked = await hand(await packed({ 'local/sample/bob/rollout.yaml': hostile }));
    expect(marked.status).toBe(422);
    expect(await marked.text()).not.toContain('<script>alert');
    await nothingThere();
  });

  it('asks before it replaces what is there', async () => {
    await hand(await packed());
    expect((await hand(await packed())).status).toBe(303);
    const text = strToU8('# Ny rubrik\n\nNya ord.\n');
    const topics = Object.keys(await sampleArchive()).filter((name) => /messages\/[^/]+\/sv\.md$/.test(name));
    const [topic = ''] = topics;
    const asked = await hand(await packed({ [topic]: text }));
    expect(asked.status).toBe(409);
    expect(await asked.text()).toContain('Det här finns redan. Ingenting har lästs in.');
    const before = await stores.catalogues.currentVersion('bob');
    expect((await hand(await packed({ [topic]: text }), { replace: 'yes' })).status).toBe(303);
    expect(await stores.catalogues.currentVersion('bob')).not.toBe(before);
    expect(await stores.catalogues.history('bob')).toMatchObject([{ what: 'file', by: 'Kim coordinator' }]);
    const page = await (await site.browse('coordinator', '/catalogues/bob?lang=en')).text();
    expect(page).toContain('Loaded from a file: bob');
  });
});
