import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES, readImage } from '../../../../../domain/press/press-image.ts';
import { holdOutdatedReleases } from '../../../../../domain/press/use-cases/hold-outdated-releases.ts';
import { publishPressRelease } from '../../../../../domain/press/use-cases/publish-press-release.ts';
import sentences from '../../../../../templates/words/sv/problems.json' with { type: 'json' };
import { aNoisyPng } from '../../../../fixtures/a-noisy-png.ts';
import { aPng } from '../../../../fixtures/a-press-image.ts';
import { HOUR } from '../../../../fixtures/a-press-release.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { plainRender } from '../../../../fixtures/a-variant.ts';
import {
  changeFacts,
  type PressWorld,
  pressWorld,
  scheduled,
  scheduledEdition,
} from '../../../../fixtures/press-world.ts';
import { aConsole, aUser } from '../../fixtures/a-console.ts';
import { somePress } from '../../fixtures/some-press.ts';

const ID = 'gear-for-all';
const PATH = `/press/${ID}`;
const SECRET = 'Nu öppnar Fritidsbanken';

let world: PressWorld;
let desk: ReturnType<typeof somePress>;

beforeEach(async () => {
  world = await pressWorld();
  const users = {
    both: aUser('coordinator', { roles: ['coordinator', 'approver'], address: 'both@kansli.example' }),
    lead: aUser('local-lead', { organisation: '1280', address: 'lead@malmo.example' }),
    stranger: aUser('local-lead', { organisation: '1480', address: 'lead@goteborg.example' }),
  };
  desk = somePress(world, aConsole({ ...world, render: plainRender }, { users }));
});

/** The form filled in by hand, as a browser sends it. */
const FIELDS = {
  rollout: 'lending',
  seen: '0-0',
  id: ID,
  milestone: '',
  publishAt: '2026-12-01T09:00',
  registerNumber: '',
  audience: 'all',
  'texts-sv-headline': SECRET,
  'texts-sv-place': 'Stockholm',
  'texts-sv-lead': 'Det kostar {price} kronor att låna.',
  'texts-sv-body': 'Alla får låna.\r\n\r\n- skidor\r\n- skridskor',
  'texts-sv-boilerplate': 'Samverkanskontoret samordnar utlåningen.',
  'quotes-0-name': 'Kerstin Alm',
  'quotes-0-title-sv': 'generalsekreterare',
  'quotes-0-text-sv': 'Nu kan alla låna.',
  'quotes-0-approvedBy': 'Kerstin Alm',
  'quotes-0-approvedAt': '2026-11-20T09:00',
  'contacts-0-name': 'Tuva Rehnberg',
  'contacts-0-role-sv': 'presschef',
  'contacts-0-phone': '08-555 00 10',
  'contacts-0-address': 'press@office.example',
};
const write = (more: Record<string, string | File> = {}, who = 'coordinator') =>
  desk.send(who, '/press/new', { ...FIELDS, ...more });
const newest = async (id = ID) => (await world.pressReleases.versions(id)).at(-1);
const see = async (who: string, path: string) => (await desk.browse(who, path)).text();
const step = async (who: string, name: string, fields: Record<string, string> = {}) =>
  desk.send(who, `${PATH}/${name}`, { hash: (await newest())?.hash ?? '', ...fields });

describe('a release', () => {
  it('goes from the form to the calendar by three people’s hands, none of them twice', async () => {
    expect(await see('coordinator', '/press')).toContain('Det finns inga pressmeddelanden än');
    const written = await write();
    expect([written.status, written.headers.get('location')]).toEqual([303, `${PATH}?lang=sv&told=kept`]);
    expect(await see('coordinator', `${PATH}?told=kept`)).toMatch(
      /Utkastet är sparat[\s\S]*12 kronor att låna/,
    );

    expect((await step('both', 'submit')).status).toBe(303);
    const own = await step('both', 'approve');
    expect([own.status, (await newest())?.state]).toEqual([409, 'submitted']);
    expect(await own.text()).toContain('så någon annan måste godkänna det');
    expect(await see('both', PATH)).toContain('någon annan måste godkänna');

    expect((await step('coordinator', 'schedule')).status).toBe(409);
    expect((await step('approver', 'approve')).status).toBe(303);
    expect((await step('coordinator', 'schedule')).status).toBe(303);
    expect(await newest()).toMatchObject({
      state: 'scheduled',
      approvedBy: 'approver@kansli.example',
      submittedBy: 'both@kansli.example',
      authors: ['coordinator@kansli.example', 'both@kansli.example'],
      draft: { publishAt: HOUR },
    });
    expect(desk.errors).toEqual([]);
  });

  it('that somebody else has saved meanwhile stays as it is; what was typed comes back with the way out', async () => {
    await write();
    const seen = `1-${(await newest())?.revision}`;
    const save = async (headline: string, over: Record<string, string>) =>
      await desk.send('coordinator', `${PATH}/edit`, { ...FIELDS, ...over, 'texts-sv-headline': headline });
    expect((await save('Först sparad', { seen })).status).toBe(303);
    const late = await save('Sist sparad', { seen });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Sparar du ersätter du det som är sparat.');
    expect(page).toContain('value="Sist sparad"');
    expect((await newest())?.draft.texts.sv).toMatchObject({ headline: 'Först sparad' });
    expect(
      (await save('Sist sparad', { seen: /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '' })).status,
    ).toBe(303);
    expect((await newest())?.draft.texts.sv).toMatchObject({ headline: 'Sist sparad' });
  });

  it('that was changed behind the approver’s back is not approved, and it is said why', async () => {
    await write();
    await step('coordinator', 'submit');
    const hash = (await newest())?.hash ?? '';
    await desk.send('coordinator', `${PATH}/edit`, {
      ...FIELDS,
      seen: `1-${(await newest())?.revision}`,
      'texts-sv-headline': 'Något annat',
    });
    await step('coordinator', 'submit');
    const answer = await step('approver', 'approve', { hash });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(sentences['code.changed-meanwhile']);
    expect(await newest()).toMatchObject({ state: 'submitted' });
  });

  it('that is held for a changed fact says which, and goes on once it is handed in and approved anew', async () => {
    world.rollouts.learn('lending', { price: 12 });
    await scheduled(world);
    await changeFacts(world, { facts: [{ fact: 'price', from: 12, to: 15 }] });
    await holdOutdatedReleases(world);
    for (const who of ['coordinator', 'approver'])
      expect(await see(who, PATH)).toMatch(
        /Hålls inne[\s\S]*Det här har ändrats sedan det lämnades in<\/p><ul><li>Pris: 15, förut 12<\/li>/,
      );
    expect(await see('approver', `${PATH}?lang=en`)).toContain('Pris (en): 15, previously 12');
    expect((await step('approver', 'approve')).status).toBe(409);
    const seen = `1-${(await newest())?.revision}`;
    expect((await desk.send('coordinator', `${PATH}/edit`, { ...FIELDS, seen })).status).toBe(303);
    expect(await see('coordinator', PATH)).toContain('15 kronor att låna');
    await step('coordinator', 'submit');
    await step('approver', 'approve');
    await step('coordinator', 'schedule');
    expect((await newest())?.state).toBe('scheduled');
    expect(await see('approver', PATH)).not.toContain('Pris: 15');
  });

  it('written twice by a double click is one version; over another’s it is refused, kept as typed', async () => {
    await write();
    expect((await write()).headers.get('location')).toContain('told=unchanged');
    expect(await newest()).toMatchObject({ version: 1, revision: 1 });
    const taken = await write({ 'texts-sv-headline': 'Ett helt annat' });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toMatch(
      /Ett pressmeddelande med den beteckningen finns redan[\s\S]*value="Ett helt annat"/,
    );

    const edit = (headline: string) =>
      desk.send('coordinator', `${PATH}/edit`, { ...FIELDS, seen: '1-1', 'texts-sv-headline': headline });
    expect((await edit('Först')).status).toBe(303);
    const late = await edit('Sedan');
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/Någon annan[\s\S]*value="Sedan"/);
    expect(await newest()).toMatchObject({ draft: { texts: { sv: { headline: 'Först' } } } });
  });
});

describe('a form that is wrong', () => {
  it('comes back with everything typed, each fault at its field, and its image, not to be sent again', async () => {
    const png = new File([new Uint8Array(aPng())], 'skates.png', { type: 'image/png' });
    const answer = await write({
      publishAt: '2026-11-01T09:00',
      'quotes-0-title-sv': '',
      'contacts-0-phone': 'none',
      'texts-sv-headline': 'x'.repeat(81),
      'images-0-file': png,
      'images-0-credit': 'Foto: Ida Ström',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const id of ['quotes-0-title-sv', 'contacts-0-phone', 'texts-sv-headline', 'images-0-alt-sv']) {
      expect(page).toContain(`<a href="#${id}">`);
      expect(page).toMatch(
        new RegExp(`id="${id}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*${id}-error"`),
      );
    }
    for (const typed of [FIELDS['texts-sv-lead'], 'x'.repeat(81), 'Foto: Ida Ström', '2026-11-01T09:00'])
      expect(page.replaceAll('&#123;', '{')).toContain(typed);
    expect(page).not.toContain('<span lang="en">');
    expect(await newest()).toBeUndefined();
    const kept = /name="images-0-kept" value="([a-z2-7]{26})"/.exec(page)?.[1] ?? 'none';
    const image = await desk.browse('coordinator', `${PATH}/images/${kept}`);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);

    const mended = await write({
      'images-0-kept': kept,
      'images-0-credit': 'Foto: Ida Ström',
      'images-0-alt-sv': 'Skridskor',
      'images-0-rights-sv': 'Fri',
    });
    expect(mended.status).toBe(303);
    expect(await newest()).toMatchObject({
      images: [{ id: kept, width: 6 }],
      draft: { images: [{ file: kept }] },
    });
  });

  it('takes one more row without a script, and writes nothing by it', async () => {
    const answer = await write({ add: 'quotes', id: '' });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('id="quotes-1-name"');
    for (const row of ['quotes-2-name', 'images-0-credit', 'contacts-1-name'])
      expect(page).not.toContain(`id="${row}"`);
    const again = await write({ add: 'images', id: '', 'quotes-1-name': '', 'quotes-1-approvedBy': '' });
    expect(await again.text()).toMatch(/id="quotes-1-name"[\s\S]*id="images-0-credit"/);
    expect(page).not.toContain('aria-invalid');
    expect(await newest()).toBeUndefined();
  });

  it('takes a photograph that weighs more than is stored, and keeps it smaller', async () => {
    const photo = aNoisyPng(2400, 600);
    expect(photo.byteLength).toBeGreaterThan(10 * MAX_IMAGE_BYTES);
    const page = await (await write({ 'images-0-file': new File([photo], 'photo.png') })).text();
    expect(page).not.toContain('href="#images-0-file"');
    const kept = /name="images-0-kept" value="([a-z2-7]{26})"/.exec(page)?.[1] ?? 'none';
    const image = await desk.browse('coordinator', `${PATH}/images/${kept}`);
    expect(image.headers.get('content-type')).toBe('image/jpeg');
    const bytes = new Uint8Array(await image.arrayBuffer());
    expect(bytes.byteLength).toBeLessThanOrEqual(MAX_IMAGE_BYTES);
    expect(readImage(bytes)?.width).toBeLessThanOrEqual(2000);
  });

  it('is asked for which of two rollouts it is before anything is filled in', async () => {
    expect(await see('coordinator', '/press/new')).toContain('name="rollout" value="lending"');
    await world.rollouts.save(aRollout({ id: 'parking', name: { sv: 'Parkering' } }));
    const asked = await see('coordinator', '/press/new?lang=sv');
    expect(asked).toContain('href="/press/new?rollout=lending&amp;lang=sv"');
    expect(asked).not.toContain('name="rollout"');
    expect(await see('coordinator', '/press/new?rollout=parking')).toContain(
      'name="rollout" value="parking"',
    );
  });

  it('says of a file that is no image what to do', async () => {
    const answer = await write({ 'images-0-file': new File(['<svg onload=alert(1)>'], 'x.svg') });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(
      /<a href="#images-0-file">[^<]*<\/a>: <span data-problem="image-invalid">Inte en hel JPEG-, PNG- eller WebP-bild/,
    );
  });
});

describe('before its hour', () => {
  const paths = [
    '',
    '/edit',
    '/versions/1/texts/sv',
    '/versions/1/texts/sv/mail',
    '/versions/1/texts/sv/page',
  ];

  it('is not for a registrar, a stranger or nobody; the lead of an organisation reads what was submitted', async () => {
    await write();
    for (const path of ['/press', ...paths.map((each) => PATH + each)]) {
      for (const who of ['registrar', 'stranger', 'nobody'])
        expect([path, who, (await see(who, path)).includes(SECRET)]).toEqual([path, who, false]);
    }
    await step('coordinator', 'submit');
    expect(await see('lead', PATH)).toContain(SECRET);
    expect(await see('registrar', PATH)).not.toContain(SECRET);
    const lead = await see('lead', PATH);
    expect(lead).toContain('Går som mejl till 4 journalister');
    expect(lead).not.toContain('@paper.example');
    expect(await see('approver', PATH)).toContain('alla@paper.example');
  });

  it('shows the exact page, mail and text, in frames that run nothing', async () => {
    await write();
    await step('coordinator', 'submit');
    const page = await desk.browse('approver', `${PATH}/versions/1/texts/sv/page`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(await page.text()).toMatch(/<h1>Nu öppnar Fritidsbanken<\/h1>[\s\S]*12 kronor/);
    const mail = await desk.browse('approver', `${PATH}/versions/1/texts/sv/mail`);
    expect(mail.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(await see('approver', `${PATH}/versions/1/texts/sv?as=text`)).toContain('<pre class="letter"');
    for (const missing of [
      '/versions/2/texts/sv',
      '/versions/1/texts/yi',
      '/images/x',
      '/versions/x/texts/sv',
    ])
      expect((await desk.browse('approver', PATH + missing)).status).toBe(404);
  });
});

describe('what is public', () => {
  beforeEach(async () => {
    await scheduled(world);
    world.clock.now = HOUR;
    await publishPressRelease({ id: ID, version: 1 }, world);
  });

  it('is seen by the registrar, and corrected by a new version that says what was wrong', async () => {
    expect(await see('registrar', PATH)).toContain('Publicerat');
    const page = await see('coordinator', `${PATH}/edit`);
    expect(page).toContain('Rätta pressmeddelandet');
    const fields = { ...FIELDS, seen: `1-${(await newest())?.revision}`, publishAt: '2026-12-01T11:00' };
    const silent = await desk.send('coordinator', `${PATH}/edit`, fields);
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('<a href="#correction-sv">');
    const spoken = await desk.send('coordinator', `${PATH}/edit`, {
      ...fields,
      'correction-sv': 'Priset var fel.',
    });
    expect(spoken.status).toBe(303);
    expect(await newest()).toMatchObject({ version: 2, state: 'draft' });
    expect(await see('registrar', PATH)).not.toContain('Priset var fel.');
  });

  it('is withdrawn with a reason, after showing how many have it; an outdated page withdraws nothing', async () => {
    expect(await see('coordinator', `${PATH}/withdraw`)).toContain('0 av 4 journalister');
    const stale = await step('coordinator', 'withdraw', { reason: 'Fel', seen: '1-open' });
    expect(stale.status).toBe(409);
    const silent = await step('coordinator', 'withdraw', { reason: '', seen: '1-public' });
    expect(silent.status).toBe(422);
    expect(await newest()).toMatchObject({ state: 'published' });
    const answer = await step('approver', 'withdraw', { reason: 'Siffran är fel.', seen: '1-public' });
    expect(answer.headers.get('location')).toContain('told=taken-back');
    expect(await world.newsroom.find(ID)).toMatchObject({
      state: 'withdrawn',
      withdrawal: { reason: 'Siffran är fel.' },
    });
    expect(world.sendJobs.enqueued.length).toBeGreaterThan(0);
    expect(desk.errors).toEqual([]);
  });
});

describe('an edition', () => {
  it('is written by the lead of its organisation, and not found for another', async () => {
    await scheduled(world);
    const at = `${PATH}/editions/1280`;
    expect(await see('lead', PATH)).toContain(`href="${at}?lang=sv"`);
    expect(await see('lead', at)).toMatch(/Lokal utgåva för Malmö[\s\S]*value="2026-12-01T09:00"/);
    const { 'texts-sv-headline': _, id: __, ...fields } = FIELDS;
    const own = { ...fields, 'texts-sv-paragraph': 'I Malmö öppnar vi den {startDate}.' };
    const kept = await desk.send('lead', at, own);
    expect(kept.headers.get('location')).toBe(`${PATH}-1280?lang=sv&told=kept`);
    expect(await newest(`${ID}-1280`)).toMatchObject({ draft: { kind: 'local', organisation: '1280' } });
    expect((await desk.send('lead', `${PATH}-1280/submit`, {})).status).toBe(303);
    expect(await newest(`${ID}-1280`)).toMatchObject({
      state: 'submitted',
      submittedBy: 'lead@malmo.example',
    });

    for (const path of [`${PATH}-1280`, `${PATH}-1280/edit`, at])
      expect([path, (await desk.browse('stranger', path)).status]).toEqual([path, 404]);
    for (const path of [`${PATH}-1280/edit`, `${PATH}-1280/submit`, at, `${PATH}/edit`, `${PATH}/submit`])
      expect([path, (await desk.send('stranger', path, own)).status]).toEqual([path, 404]);
    for (const path of [`${PATH}/edit`, `${PATH}/submit`])
      expect([path, (await desk.send('lead', path, own)).status]).toEqual([path, 404]);
    expect((await newest())?.revision).toBe((await world.pressReleases.versions(ID))[0]?.revision);
    expect(desk.errors).toEqual([]);
  });

  it('of an organisation that is chosen is the coordinator’s too', async () => {
    await scheduled(world);
    await scheduledEdition(world);
    expect(await see('coordinator', `${PATH}/editions`)).toContain('<option value="1280">Malmö');
    const chosen = await desk.browse('coordinator', `${PATH}/editions?organisation=1480`);
    expect(chosen.headers.get('location')).toBe(`${PATH}/editions/1480?lang=sv`);
    expect((await desk.browse('coordinator', `${PATH}/editions/1280`)).headers.get('location')).toContain(
      `${PATH}-1280`,
    );
    expect(await see('coordinator', `${PATH}-1280/versions/1/texts/sv/page`)).toContain('I Malmö öppnar vi');
  });
});
