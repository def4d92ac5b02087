import { describe, expect, it } from 'vitest';
import { withFacts } from '../../../domain/catalogue/fact-references.ts';
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

  it('the memo for the board meeting has each message of the mail to the board in full, word for word', async () => {
    const { words } = await docxOf(planned.packet, 'memo-board-meeting-talk.docx');
    const full = saidInFull(planned, 'board-politicians');
    expect(full.length).toBeGreaterThan(4);
    expect(full.filter((paragraph) => !flat(words).includes(paragraph))).toEqual([]);
  });

  it('the slides and their notes name every date of that mail, and no date that the plan does not have', async () => {
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
  it('give the contact centre what callers ask, the answers, and what the handlers need to know', async () => {
    const { packet } = await aPlannedPacket({ reached: await sampleMilestone('go-live') });
    const { words } = await docxOf(packet, 'question-script.docx');
    expect(words).toContain('Hur loggar jag in?\nPå inloggningssidan. Där ser du vilka sätt som finns.');
    expect(words).toContain('Jag kommer inte in. Vad gör jag?');
    // What the public is told, as an answer to who asks.
    expect(words).toContain('Vad ändras för mig?\nHar din kommun startat ser du lediga tider');
    expect(words).toContain('Det här behöver du själv veta');
    expect(words).toContain('Vart kopplar jag vidare?\nTill handläggarna om det gäller en bokning');
    expect(words).toContain('Support\nhttps://bob.example/support');
    // What operations managers and case officers are told is not for who answers calls.
    expect(words).not.toContain('nyttorealisering');
    expect(words).not.toContain('Hur följer vi upp');
  });

  it('give the contact centre named people for named matters, their hours, and what not to promise', async () => {
    const { packet } = await aPlannedPacket({ reached: await sampleMilestone('go-live') });
    const { words } = await docxOf(packet, 'question-script.docx');
    const matters = words.slice(words.indexOf('Hit kopplar du vidare'));
    expect(matters).toContain(
      'En bokning, en ansökan eller ett beslut\nJonas Qvarnström, jonas.qvarnstrom@malmo.example',
    );
    expect(matters).toContain(
      'En dörr, en nyckel eller en skada i en lokal\nÅsa Rahimi, asa.rahimi@malmo.example',
    );
    expect(matters).toContain(
      'Fel i tjänsten eller problem att logga in\nLeila Öhrström, leila.ohrstrom@malmo.example',
    );
    expect(matters).toContain('En fråga från en journalist\nMilan Oskarsby, milan.oskarsby@malmo.example');
    expect(matters).toContain(
      'Något annat om Bokning och bidrag\nAhmed Abdulle, ahmed.abdulle@malmo.example',
    );
    expect(matters).toContain('De svarar vardagar kl. 9–16.');
    expect(matters).toContain('Lova inte det här');
    // Never to itself.
    expect(matters).not.toContain('kontaktcenter@malmo.example');
    expect(matters).not.toContain('040-555 01 00');
  });

  it('say to the contact centre where nobody is named or no hours are given', async () => {
    const { packet } = await aPlannedPacket({
      organisation: '1480',
      reached: await sampleMilestone('go-live'),
      basis: (basis) => ({
        ...basis,
        contacts: basis.contacts.filter(({ groups }) => !groups.includes('communicators')),
      }),
    });
    const { words } = await docxOf(packet, 'question-script.docx');
    expect(words).toContain(
      'En fråga från en journalist\nIngen är utsedd än. Till dess: Malin Fagerås, malin.fageras@goteborg.example',
    );
    expect(words).toContain('Det är inte angivet när de svarar. Lova därför ingen tid.');
  });

  it('give a relay what it passes on, with a part to read aloud and the day', async () => {
    const { packet } = await aPlannedPacket();
    const { words } = await docxOf(packet, 'relay-brief-relay-unit-manager.docx');
    expect(words).toContain('Underlag till enhetschef');
    // As one says it, not as the list of groups has it.
    expect(words).toContain('Vaktmästare och anläggningsförvaltare: Berätta för din chef');
    expect(words).not.toContain('Vaktmästare/anläggningsförvaltare');
    expect(words).toContain('Gör det senast den 30 november 2026.');
    expect(words).toMatch(/Läs upp det här, ungefär \d min/);
    // First what they have to know, then how it is passed on.
    expect(words.indexOf('För er ändras inget före starten')).toBeLessThan(words.indexOf('Gör det senast'));
    expect(words).not.toContain('kostnad');
  });

  it('give the intranet what concerns each group under its name, in short, once', async () => {
    const { packet } = await aPlannedPacket();
    const { words } = await docxOf(packet, 'intranet-text.docx');
    const headings = ['Till chefen för IT-avdelningen\n', 'Vilka system kan beröras?\n'];
    expect(headings.map((heading) => words.split(heading).length)).toEqual([2, 2]);
    expect(words.indexOf('Vilka system kan beröras?')).toBeGreaterThan(
      words.indexOf('Till chefen för IT-avdelningen'),
    );
    expect(words).toContain(
      'Vad är det för tjänst?\nEn gemensam tjänst för att boka lokaler och söka bidrag.',
    );
    const html = await textOf(packet, 'intranet-text.html');
    expect(html).toContain('<html lang="sv"');
    for (const said of ['Vad är det för tjänst?', 'Avtal får tecknas']) expect(html).toContain(said);
    // The lead tells, and needs to be told nothing.
    expect(words).not.toContain('lokala projektledare');
  });

  it('give the weekly letter a piece for its readers alone', async () => {
    const { packet } = await aPlannedPacket();
    const { words } = await docxOf(packet, 'weekly-letter-text.docx');
    expect(words).toContain('Vad är tjänsten bra för? Lättare att hitta en lokal och söka bidrag');
    expect(words).not.toContain('Vad kostar det oss?');
    expect(words.length).toBeLessThan(1400);
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
