import { describe, expect, it } from 'vitest';
import { withFacts } from '../../../domain/catalogue/text.ts';
import { aPlannedPacket, type Planned, sampleMilestone } from './a-packet.ts';
import { decoded, docxOf, fileOf, textOf } from './made.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

const DATE =
  /\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}\b/g;

function mailTo({ plan }: Planned, group: string) {
  return plan.variants.find(
    ({ groups, locale, topics }) =>
      groups[0] === group && groups.length === 1 && locale === 'sv' && topics.length > 0,
  );
}

/** What the mail to a group says in short, between its next step and its contact. */
function saidInMail(planned: Planned, group: string): string {
  const text = mailTo(planned, group)?.text ?? '';
  return flat(text.slice(text.indexOf('Ditt nästa steg'), text.lastIndexOf('\nFrågor?\n')));
}

/** The full texts of the messages in that mail, one paragraph or item each. */
function saidInFull(planned: Planned, group: string): string[] {
  const { messages, facts, before } = planned.packet;
  const values = Object.fromEntries(Object.entries(facts).map(([name, { text }]) => [name, text]));
  return (mailTo(planned, group)?.topics ?? [])
    .flatMap((topic) => ({ ...before.messages, ...messages })[topic]?.markdown.split(/\n\n|\n(?=- )/) ?? [])
    .map((paragraph) => flat(withFacts(paragraph.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'), values)))
    .map((paragraph) => paragraph.replaceAll('**', '').replace(/^- /, ''))
    .filter((paragraph) => paragraph.length > 40);
}

function flat(words: string): string {
  return decoded(words).replaceAll(/\s+/g, ' ').trim();
}

const slidesWords = async ({ packet }: Planned, name: string): Promise<string> => {
  const deck = new OfficeDocument(await fileOf(packet, name));
  const parts = deck.names(/^ppt\/(slides|notesSlides)\/\w+\.xml$/);
  return flat(parts.map((part) => wordsOf(deck.part(part))).join('\n'));
};

describe.each(['procurement-decided', 'integration-ready', 'go-live'])('at %s', async (kind) => {
  const planned = await aPlannedPacket({ reached: await sampleMilestone(kind) });
  const mail = saidInMail(planned, 'board-politicians');

  it('the agenda of the board meeting says each message of the mail to the board in full, word for word', async () => {
    const { words } = await docxOf(planned.packet, 'agenda-board-meeting-talk.docx');
    const full = saidInFull(planned, 'board-politicians');
    expect(full.length).toBeGreaterThan(4);
    expect(full.filter((paragraph) => !flat(words).includes(paragraph))).toEqual([]);
  });

  it('the slides and what is said to them name every date of that mail, and no date that the plan does not have', async () => {
    const words = await slidesWords(planned, 'slides-board-meeting-talk.pptx');
    const inMail = new Set(mail.match(DATE));
    const inSlides = new Set(words.match(DATE));
    expect(inMail.size).toBeGreaterThan(0);
    for (const date of inMail) expect(inSlides).toContain(date);
    const inPlan = new Set([
      ...Object.values(planned.packet.facts).flatMap(({ type, text }) => (type === 'date' ? [text] : [])),
      ...['23 november 2026', '15 februari 2027', '8 mars 2027'],
    ]);
    for (const date of inSlides) expect(inPlan).toContain(date);
    expect(words).toContain('15 mars 2027');
  });
});

describe('documents to hand out', () => {
  it('give the contact centre its questions with the answers of the mail, and whom to transfer to', async () => {
    const { packet } = await aPlannedPacket({ reached: await sampleMilestone('go-live') });
    const { words } = await docxOf(packet, 'question-script.docx');
    expect(words).toContain('Hur loggar jag in?\nPå inloggningssidan. Där ser du vilka sätt som finns.');
    expect(words).toContain('Jag kommer inte in. Vad gör jag?');
    expect(words).toContain('En bokning, en ansökan eller ett beslut: handläggarna för bokning och bidrag.');
    expect(words).toContain('Telefon till kontaktcenter\n040-555 01 00');
    expect(words).toContain('Support\nhttps://bob.example/support');
    expect(words).toContain('Ahmed Abdulle, ahmed.abdulle@malmo.example');
  });

  it('give a relay what it passes on, with a part to read aloud and the day', async () => {
    const { packet } = await aPlannedPacket();
    const { words } = await docxOf(packet, 'relay-brief-relay-unit-manager.docx');
    expect(words).toContain('Brief till enhetschef');
    expect(words).toContain('Vaktmästare/anläggningsförvaltare');
    expect(words).toContain('Gör det senast den 30 november 2026.');
    expect(words).toMatch(/Att läsa upp, ungefär \d min/);
    expect(words).not.toContain('kostnad');
  });

  it('give the intranet and the weekly letter the same words, the letter fewer of them', async () => {
    const { packet } = await aPlannedPacket();
    const [page, letter] = [
      await docxOf(packet, 'intranet-text.docx'),
      await docxOf(packet, 'weekly-letter-text.docx'),
    ];
    expect(page.words).toContain('Exempelbolaget AB');
    expect(letter.words.length).toBeLessThan(page.words.length / 3);
    expect(letter.words.length).toBeLessThan(2500);
    const html = await textOf(packet, 'intranet-text.html');
    expect(html).toContain('<html lang="sv"');
    for (const sentence of ['Tjänsten i korthet', 'avtalsspärren']) expect(html).toContain(sentence);
  });

  it('list what has to be done with date, minutes, doer, material and where to say that it is done', async () => {
    const { packet } = await aPlannedPacket({
      confirmAt: (contact, channel) => `https://pages.example/tasks/${contact.length}/${channel}`,
    });
    const page = await textOf(packet, 'checklist.html');
    expect(page).toContain('<th scope="row">2026-12-14</th><td><strong>Föredrag på nämndmöte</strong>');
    expect(page).toContain('<td>90</td>');
    expect(page).toContain('href="slides-board-meeting-talk.pptx"');
    expect(page).toContain('href="https://pages.example/tasks/26/board-meeting-talk"');
    expect(page).toContain('Nationella kansliet: Tuva Rehnberg');
    for (const { id, here, channel } of packet.occasions) {
      expect(page.includes(`/${channel}"`), id).toBe(here);
    }
  });
});
