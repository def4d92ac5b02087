import { describe, expect, it } from 'vitest';
import { packetFiles } from '../../../templates/packets/packet-zip.ts';
import { aPlannedPacket, PARK, sampleMilestone } from './a-packet.ts';
import { docxOf, textOf } from './made.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

const CONNECTED = await sampleMilestone('integration-ready');

/** Everything that the files of a packet say, by their names. */
async function everything(files: Record<string, Uint8Array>): Promise<Map<string, string>> {
  return new Map(
    Object.entries(files).flatMap(([name, bytes]): [string, string][] => {
      if (name.endsWith('.png')) return [];
      if (!/\.(docx|pptx)$/.test(name)) return [[name, Buffer.from(bytes).toString('utf8')]];
      const document = new OfficeDocument(bytes);
      const parts = document.names(/^(word\/document|ppt\/(slides|notesSlides)\/\w+)\.xml$/);
      return [[name, parts.map((part) => wordsOf(document.part(part))).join('\n')]];
    }),
  );
}

describe('a fact that is missing', () => {
  it('leaves its messages out of every document and names them, with the fact, on the checklist alone', async () => {
    // Luleå has no go-live date, which the timeline of the second milestone needs.
    const { packet } = await aPlannedPacket({ organisation: '2580', reached: CONNECTED });
    expect(packet.withheld.map(({ topic }) => topic)).toContain('timeline');
    expect(packet.withheld.find(({ topic }) => topic === 'timeline')?.facts).toEqual(['Startdatum']);
    const said = await everything(await packetFiles(packet));
    expect(said.get('Checklista.html')).toContain(
      '<strong>Tidplan.</strong> Faktauppgift som saknas: Startdatum.',
    );
    for (const [name, words] of said) {
      expect(words, name).not.toMatch(/\{[a-z]\w*\}|undefined|\bNaN\b/);
      if (name !== 'Checklista.html') expect(words, name).not.toContain('Så ser tidplanen ut');
    }
  });

  it('takes no slide away that does not need it', async () => {
    const { packet } = await aPlannedPacket({ organisation: '2580', reached: CONNECTED });
    const files = await packetFiles(packet);
    expect(Object.keys(files)).toContain('Föredrag på nämndmöte/Bilder till föredrag på nämndmöte.pptx');
    const { words } = await docxOf(packet, 'memo-board-meeting-talk.docx');
    expect(words).not.toContain('Startdatum');
  });
});

describe('an organisation without', () => {
  it('a local lead has the national contact in every document', async () => {
    const { packet } = await aPlannedPacket({ organisation: '0885' });
    expect(packet.contact).toEqual({ name: 'Tuva Rehnberg', address: 'tuva.rehnberg@skr.example' });
    const { words } = await docxOf(packet, 'memo-management-meeting.docx').catch(() => ({ words: '' }));
    expect(words === '' || words.includes('Tuva Rehnberg')).toBe(true);
  });

  it('a register number has the name of the service in its place', async () => {
    const { packet } = await aPlannedPacket({ organisation: '1980' });
    const { document } = await docxOf(packet, 'memo-management-meeting.docx');
    const head = wordsOf(document.part('word/header1.xml'));
    expect(head).toContain('Bokning och bidrag');
    expect(head).not.toContain('Diarienummer');
  });
});

describe('another service, in another language, from its files alone', () => {
  const reached = {
    id: 'poles-2027',
    rollout: 'lights',
    kind: 'poles-up',
    occurredOn: '2027-04-01',
    organisations: 'all',
    triggeredBy: 'clerk@kontor.example',
  };

  it('has a packet of its own', async () => {
    const { packet } = await aPlannedPacket({
      file: PARK,
      organisation: '101',
      reached,
      receivedAt: Date.UTC(2027, 3, 1, 9),
    });
    const files = await packetFiles(packet);
    // Danish texts, in the words of the default language around them.
    expect(Object.keys(files)).toEqual([
      'Läs först.html',
      'Checklista.html',
      expect.stringMatching(/^[^/]+\/Underlag till .+\.docx$/),
    ]);
    const { document, words } = await docxOf(packet, 'memo-notice-board.docx');
    expect(words).toContain('Masterne er rejst');
    expect(words).toContain('Lygten ApS har sat 1.200 master op i Byen.');
    expect(words).toContain('1. maj 2027');
    expect(document.raw('word/styles.xml')).toContain('"da-DK"');
    expect(await textOf(packet, 'checklist.html')).toContain('<html lang="da"');
  });
});
