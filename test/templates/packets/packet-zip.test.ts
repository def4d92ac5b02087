import { afterEach, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { plainText } from '../../../domain/shared/plain-text.ts';
import { documentsOf } from '../../../templates/packets/documents.ts';
import { filing } from '../../../templates/packets/filing.ts';
import { packetFiles, packetZip } from '../../../templates/packets/packet-zip.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { refusedBySharePoint } from './sharepoint.ts';
import { unzip } from './unzip.ts';

/** The entries of an archive by a library that refuses names which lead out of it, or are written wrongly. */
function yauzl(archive: Buffer): Promise<{ name: string; flags: number }[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: false, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error);
      const found: { name: string; flags: number }[] = [];
      zip.on('entry', (entry) => found.push({ name: entry.fileName, flags: entry.generalPurposeBitFlag }));
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
    });
  });
}

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a packet as one file', () => {
  it('holds every document where its readers look, and a page to start from that leads to each', async () => {
    const { packet } = await aPlannedPacket();
    const entries = unzip(await packetZip(packet));
    const names = entries.map(({ name }) => name);
    expect(names).toEqual(Object.keys(await packetFiles(packet)));
    expect(names.slice(0, 2)).toEqual(['Läs först.html', 'Checklista.html']);
    expect(names).toEqual(
      expect.arrayContaining([
        'Föredrag på nämndmöte/Bilder till föredrag på nämndmöte.pptx',
        'Föredrag på nämndmöte/Kalender - föredrag på nämndmöte.ics',
        'Texter/Text till intranätet.docx',
      ]),
    );
    const textOf = (wanted: string) =>
      entries.find(({ name }) => name === wanted)?.bytes.toString('utf8') ?? '';
    const linked = (page: string) =>
      [...textOf(page).matchAll(/href="([^"#:]+)"/g)].map(([, href = '']) => decodeURIComponent(href));
    expect(linked('Läs först.html').toSorted()).toEqual(names.slice(1).toSorted());
    const listed = linked('Checklista.html');
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(entries.map(({ modified }) => modified))).toEqual(new Set(['2026-11-23 08:30:00']));
  });

  it.each(['sv', 'en'])('goes into SharePoint as it is, whatever people are called: %s', async (locale) => {
    const names = [
      'Håbo: "nya" <kommun> / #1',
      'CON',
      '.lock',
      '~$x_vti_',
      'Å'.repeat(60),
      '\u202eödE\u0000',
    ];
    const hostile = names.filter((name) => plainText(60).safeParse(name).success);
    expect(hostile.length).toBeGreaterThan(3);
    for (const name of hostile) {
      const { packet } = await aPlannedPacket({
        basis: (basis) => ({
          ...basis,
          organisation: { ...basis.organisation, locale, name: { sv: name, en: name } },
          rollout: { ...basis.rollout, name: { sv: name, en: name } },
        }),
        version: (version) => ({
          ...version,
          catalogue: {
            ...version.catalogue,
            channels: Object.fromEntries(
              Object.entries(version.catalogue.channels).map(([id, channel], index) => [
                id,
                { ...channel, name: { sv: index % 2 > 0 ? name : name.toUpperCase(), en: name } },
              ]),
            ),
          },
        }),
      });
      const documents = documentsOf(packet);
      const { start, whole, pathOf } = filing(packet, documents);
      const paths = [start, ...documents.flatMap(({ files }) => files.map((file) => pathOf(file.name)))];
      const folder = whole.replace(/\.zip$/, '');
      expect(paths.flatMap((path) => refusedBySharePoint(`${folder}/${path}`))).toEqual([]);
      // No two are one on a machine that tells no case apart; no file is in the way of a folder.
      const places = paths.flatMap((path) => [path, ...(path.includes('/') ? [path.split('/', 1)[0]] : [])]);
      const lower = new Set(places.map((place) => place?.toLowerCase()));
      expect(lower.size).toBe(new Set(places).size);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  it('says that its names are in UTF-8, as a strict reader of archives wants it', async () => {
    const { packet } = await aPlannedPacket();
    const read = await yauzl(Buffer.from(await packetZip(packet)));
    expect(read.map(({ name }) => name)).toEqual(Object.keys(await packetFiles(packet)));
    const unmarked = read.filter(({ name, flags }) => /[^\x20-\x7e]/.test(name) && (flags & 0x800) === 0);
    expect(unmarked).toEqual([]);
  });

  it('is the same to the byte each time and on machines in other zones', async () => {
    const made = async (timeZone: string) => {
      process.env.TZ = timeZone;
      return Buffer.from(await packetZip((await aPlannedPacket()).packet));
    };
    const first = await made('UTC');
    for (const timeZone of ['Asia/Tokyo', 'America/Los_Angeles'])
      expect((await made(timeZone)).equals(first)).toBe(true);
    expect(first.length).toBeLessThan(3_000_000);
  });

  it('has another content when the plan has, and the plan’s own time', async () => {
    const receivedAt = Date.UTC(2027, 2, 8, 6, 0, 2);
    const { packet } = await aPlannedPacket({ receivedAt, reached: await sampleMilestone('go-live') });
    const [entry] = unzip(await packetZip(packet));
    expect(entry?.modified).toBe('2027-03-08 06:00:02');
  });
});
