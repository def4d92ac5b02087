import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../../../domain/press/press-image.ts';
import { publishedVersionSchema } from '../../../../../domain/press/published-release.ts';
import { aPng } from '../../../../fixtures/a-press-image.ts';
import { aPublishedVersion, HOUR } from '../../../../fixtures/a-press-release.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aSite } from '../../fixtures/a-site.ts';

it('the newsroom says that its only release was withdrawn, when and why, not that there is none yet', async () => {
  const world = await lendingWorld();
  const { app } = aSite(world);
  expect(await (await app.request('/newsroom?lang=sv')).text()).toContain(
    'Det finns inget pressmeddelande än.',
  );
  await world.newsroom.publish(aPublishedVersion(), []);
  await world.newsroom.withdraw('gear-for-all', { at: HOUR, reason: 'Fel <b>pris</b> i texten.' });
  const later = aSite(world).app;
  const page = await (await later.request('/newsroom?lang=sv')).text();
  expect(page).toContain('Återtagna pressmeddelanden');
  expect(page).toMatch(
    /<li>Pressmeddelandet från [^<]* 20\d\d återtogs [^<]*\. Skäl: Fel &lt;b&gt;pris&lt;\/b&gt; i texten\.<\/li>/,
  );
  expect(page).not.toContain('Det finns inget pressmeddelande än.');
  for (const gone of ['Nu öppnar Fritidsbanken', 'gear-for-all']) expect(page).not.toContain(gone);
  expect(await (await later.request('/newsroom?lang=en&q=price')).text()).not.toContain('Withdrawn press');
});

describe('the kit of a release', () => {
  const KIT = '/newsroom/gear-for-all/kit.zip';
  const picture = readImage(aPng());
  const shown = {
    id: picture?.id ?? 'none',
    type: 'image/png',
    ...{ width: 6, height: 4, credit: 'Foto: Ida Ek' },
    alt: { sv: 'En skridsko', en: 'A skate' },
    rights: { sv: 'Fri att använda', en: 'Free to use' },
    original: 'https://office.example/skate.png',
  } as const;

  it('has the text as documents, the images and what to write below them, the same to the byte', async () => {
    const world = await lendingWorld();
    await world.newsroom.publish(aPublishedVersion({ images: [shown] }), picture ? [picture] : []);
    const { app } = aSite(world);
    const page = await (await app.request('/newsroom/gear-for-all?lang=sv')).text();
    expect(page).toContain(`<a href="${KIT}" download>Hämta allt som ZIP`);
    const answer = await app.request(`${KIT}?lang=en`);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="presskit-gear-for-all.zip"',
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      ...['README.txt', 'gear-for-all-sv.docx', 'gear-for-all-sv.txt', 'gear-for-all-1.png'],
    ]);
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(read('README.txt')).toContain('gear-for-all-1.png (6 × 4)\r\nBilden visar: En skridsko\r\n');
    for (const said of ['Foto: Ida Ek', 'Fri att använda', shown.original, '08-555 00 10', 'Pris: 12 kronor'])
      expect(read('README.txt')).toContain(said);
    expect(read('gear-for-all-sv.txt')).toContain('Alla får låna för 12 kronor.');
    expect(read('gear-for-all-sv.txt')).toMatch(
      /återtagits, står på\s+https:\/\/[^\s]+\/newsroom\/gear-for-all/,
    );
    expect(readImage(files['gear-for-all-1.png'] ?? new Uint8Array())?.id).toBe(shown.id);
    const [xml] = [unzipSync(files['gear-for-all-sv.docx'] ?? new Uint8Array())['word/document.xml']];
    const document = strFromU8(xml ?? new Uint8Array()).replaceAll(/<[^>]*>/g, '');
    for (const said of ['Nu öppnar Fritidsbanken', 'Alla får låna för 12 kronor.', 'Kerstin Alm'])
      expect(document).toContain(said);
    const tag = answer.headers.get('etag') ?? 'none';
    const again = await aSite(world).app.request(KIT, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });

  it('says what was corrected, and is gone with its release', async () => {
    const world = await lendingWorld();
    const first = aPublishedVersion();
    const corrected = { ...first.texts.sv, lead: 'Det kostar 14 kronor.', correction: 'Priset var fel.' };
    await world.newsroom.publish(first, []);
    const next = { version: 2, publishedAt: HOUR + 60_000, texts: { sv: corrected } };
    await world.newsroom.publish(publishedVersionSchema.parse({ ...first, ...next }), []);
    const kit = await aSite(world).app.request(KIT);
    const text = strFromU8(
      unzipSync(new Uint8Array(await kit.arrayBuffer()))['gear-for-all-sv.txt'] ?? new Uint8Array(),
    );
    for (const said of ['Rättat ', 'Priset var fel.', '14 kronor']) expect(text).toContain(said);
    expect(text).not.toContain('Det kostar 12 kronor');
    await world.newsroom.withdraw('gear-for-all', { at: HOUR + 120_000, reason: 'Fel.' });
    const gone = await aSite(world).app.request(KIT);
    expect(gone.status).toBe(410);
    expect(gone.headers.get('content-type')).toContain('text/html');
    expect((await aSite(world).app.request('/newsroom/never/kit.zip')).status).toBe(404);
  });
});

it('the newsroom is followed by rollout and by organisation, in feeds of their own', async () => {
  const world = await lendingWorld();
  await world.newsroom.publish(aPublishedVersion(), []);
  const malmo = { slug: 'gear-1280', organisation: '1280', sender: { sv: 'Malmö stad', en: 'Malmö' } };
  await world.newsroom.publish(aPublishedVersion(malmo), []);
  const { app } = aSite(world);
  const page = await (await app.request('/newsroom?lang=sv&organisation=1280')).text();
  expect(page).toContain('Bara Malmö stad:');
  expect(page).toContain('<a href="/question/press/lending?lang=sv">Pressfråga om Fritidsbanken</a>');
  expect(page).toContain('href="/newsroom/feed.atom?organisation=1280&amp;lang=sv"');
  const feed = await (await app.request('/newsroom/feed.atom?organisation=1280&lang=sv')).text();
  expect(feed).toContain('/newsroom/gear-1280');
  expect(feed).not.toContain('/newsroom/gear-for-all');
  const all = await (await app.request('/newsroom/feed.json?rollout=lending')).text();
  for (const slug of ['gear-1280', 'gear-for-all']) expect(all).toContain(`/newsroom/${slug}`);
  expect(await (await app.request('/newsroom/feed.json?rollout=parking')).text()).not.toContain('gear-');
});
