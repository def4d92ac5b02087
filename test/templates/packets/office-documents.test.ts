import { describe, expect, it } from 'vitest';
import { packetFiles } from '../../../templates/packets/packet-zip.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { docxOf, fileOf } from './made.ts';
import { OfficeDocument } from './office.ts';
import { all, wordsOf } from './office-xml.ts';

const { packet } = await aPlannedPacket();
const files = await packetFiles(packet);
const office = Object.entries(files).filter(([name]) => /\.(docx|pptx)$/.test(name));

describe.each(office)('%s', (name, bytes) => {
  const document = new OfficeDocument(bytes);

  it('says first which types its parts have', () => {
    expect(document.entries[0]?.name).toBe('[Content_Types].xml');
  });

  it('says in words what every picture shows, and in which language it is written', () => {
    const parts = document.names(/^(word|ppt\/slides)\/[^_].*\.xml$/).map((part) => document.part(part));
    const pictures = parts.flatMap((part) => [
      ...all(part, 'wp:docPr'),
      ...all(part, 'p:pic').flatMap((each) => all(each, 'p:cNvPr')),
    ]);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { attributes } of pictures)
      expect(attributes.descr).toMatch(/^(Märket: steg 1 av 3|Påhittad)/);
    const raw = name.endsWith('.docx')
      ? document.raw('word/styles.xml')
      : document.raw('ppt/slides/slide1.xml');
    expect(raw).toContain('"sv-SE"');
    expect(document.entries.map(({ name: part }) => document.raw(part)).join('')).not.toContain(
      'lang="en-US"',
    );
    expect(document.raw('docProps/core.xml')).toContain('<dc:language>sv-SE</dc:language>');
  });

  it('has the time of the plan and no other', () => {
    const core = document.raw('docProps/core.xml');
    const times = [...core.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([time]) => time);
    expect(new Set(times)).toEqual(new Set(['2026-11-23T08:30:00Z']));
    expect(new Set(document.entries.map(({ modified }) => modified))).toEqual(
      new Set(['2026-11-23 08:30:00']),
    );
  });
});

describe('a text document', () => {
  it('has one title, headings below it in order, and whose it is with the register number', async () => {
    const { document } = await docxOf(packet, 'memo-management-meeting.docx');
    const styles = all(document.part('word/document.xml'), 'w:pStyle').map(
      ({ attributes }) => attributes['w:val'],
    );
    expect(styles[0]).toBe('Heading1');
    expect(styles.filter((style) => style === 'Heading1')).toHaveLength(1);
    expect(styles.filter((style) => style === 'Heading2').length).toBeGreaterThanOrEqual(3);
    const defined = all(document.part('word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    expect(defined).toEqual(expect.arrayContaining(styles.filter((style) => style?.startsWith('Heading'))));
    const head = wordsOf(document.part('word/header1.xml'));
    expect(head).toContain('Malmö stad');
    expect(head).toContain('Diarienummer STK-2026-1187');
  });

  it('asks those who decide for something, says how long it takes, and gives the dates a table with a head', async () => {
    const { document, words } = await docxOf(packet, 'memo-management-meeting.docx');
    expect(words).toContain('Det här ber vi om');
    expect(words).toContain('Verksamhetschefer inom kultur och fritid: Bestäm vilka av dina medarbetare');
    expect(words).toMatch(/Tid på mötet: \d+ minuter/);
    expect(words).toContain('15 mars 2027\nStartdatum, hos Malmö stad');
    expect(all(document.part('word/document.xml'), 'w:tblHeader')).toHaveLength(1);
  });
});

describe('slides', () => {
  const decks = office.filter(([name]) => name.endsWith('.pptx'));

  it.each(decks)('%s are six to ten, each with a title and with notes to say', (_, bytes) => {
    const document = new OfficeDocument(bytes);
    const slides = document.names(/^ppt\/slides\/slide\d+\.xml$/);
    expect(slides.length).toBeGreaterThanOrEqual(6);
    expect(slides.length).toBeLessThanOrEqual(10);
    const titles = slides.map((name) => titleOf(document, name));
    expect(titles[0]).toBe('Upphandlingen är avgjord');
    expect(titles.every((title) => title.length > 3)).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
    for (const name of document.names(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)) {
      expect(wordsOf(document.part(name)).length).toBeGreaterThan(20);
    }
    expect(document.names(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)).toHaveLength(slides.length);
  });

  it('have no smaller letters than can be read from the back of a room, but for the foot', async () => {
    const document = new OfficeDocument(await fileOf(packet, 'slides-board-meeting-talk.pptx'));
    const sizes = document
      .names(/^ppt\/slides\/slide\d+\.xml$/)
      .flatMap((name) =>
        all(document.part(name), 'a:rPr').map(({ attributes }) => Number(attributes.sz ?? 1800)),
      );
    expect(sizes.filter((size) => size < 1600 && size !== 1200)).toEqual([]);
  });

  it('say it in the language of the organisation', async () => {
    const english = await aPlannedPacket({
      organisation: '1480',
      reached: await sampleMilestone('go-live'),
      basis: (basis) => ({ ...basis, organisation: { ...basis.organisation, locale: 'en' } }),
    });
    const document = new OfficeDocument(await fileOf(english.packet, 'slides-board-meeting-talk.pptx'));
    const slides = document.names(/^ppt\/slides\/slide\d+\.xml$/);
    expect(titleOf(document, slides[0] ?? '')).toBe('The service is in use');
    const raw = slides.map((name) => document.raw(name)).join('');
    expect(raw).toContain('lang="en-GB"');
    expect(raw).not.toContain('lang="sv-SE"');
    expect(raw).toContain('22 March 2027');
  });
});

function titleOf(document: OfficeDocument, name: string): string {
  const title = all(document.part(name), 'p:sp').find((shape) =>
    all(shape, 'p:ph').some(({ attributes }) => attributes.type === 'title'),
  );
  return title ? wordsOf(title).trim() : '';
}
