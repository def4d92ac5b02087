import { describe, expect, it } from 'vitest';
import { judgedCalendar } from '../../fixtures/judged-calendar.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { docxOf, fileOf, textOf } from './made.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

const KINDS = ['procurement-decided', 'integration-ready', 'go-live'];

/** Words that a minute of talk holds. */
const PACE = 130;

function minutesOf(calendar: string): number {
  const [event] = judgedCalendar(calendar).events;
  return event ? (Date.parse(event.end) - Date.parse(event.start)) / 60_000 : Number.NaN;
}

describe.each(KINDS)('at %s', async (kind) => {
  const { packet } = await aPlannedPacket({ reached: await sampleMilestone(kind) });
  const meetings = packet.occasions.filter(({ here, material }) => here && material.includes('agenda'));

  it('has meetings', () => {
    expect(meetings.length).toBeGreaterThan(2);
  });

  it.each(meetings)(
    'agenda, memo and calendar of $id agree on its time, which is a part of the task’s',
    async ({ id, minutes }) => {
      const agenda = (await docxOf(packet, `agenda-${id}.docx`)).words;
      const plan = agenda.slice(agenda.indexOf('Dagordning\n'), agenda.indexOf('Det här säger du'));
      const items = [...plan.matchAll(/\((\d+) min\)/g)].map(([, each]) => Number(each));
      const sum = items.reduce((total, each) => total + each, 0);
      expect(items.length).toBeGreaterThan(2);
      expect(items.length).toBeLessThanOrEqual(14);
      const { words: memo } = await docxOf(packet, `memo-${id}.docx`);
      expect(memo).toContain(`Tid på mötet: ${sum} minuter med frågor.`);
      expect(agenda).toContain(`Punkten tar ${sum} minuter av mötet. Hela uppgiften tar ${minutes} minuter`);
      expect(minutesOf(await textOf(packet, `meeting-${id}.ics`))).toBe(sum);
      expect(sum).toBeLessThan(minutes);
    },
  );

  it('the slides fill the minutes of the talk, and what is said to them fits', async () => {
    const deck = new OfficeDocument(await fileOf(packet, 'slides-board-meeting-talk.pptx'));
    const notes = deck
      .names(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)
      .map((name) => wordsOf(deck.part(name)));
    const { words: agenda } = await docxOf(packet, 'agenda-board-meeting-talk.docx');
    const [, minutes = '', talk = ''] =
      /Punkten tar (\d+) minuter av mötet: (\d+) för föredraget/.exec(notes[0] ?? '') ?? [];
    expect(agenda).toContain(`Punkten tar ${minutes} minuter av mötet.`);
    const said = notes.slice(1).join(' ').split(/\s+/).length / PACE;
    expect(said).toBeGreaterThan(1);
    expect(said).toBeLessThanOrEqual(Number(talk));
  });
});

it('an agenda proposes no day that has gone', async () => {
  const { packet } = await aPlannedPacket();
  const talk = packet.occasions.find(({ id }) => id === 'board-meeting-talk');
  const due = talk?.due ?? '';
  const on = (day: string) => ({ ...packet, at: Date.parse(`${day}T09:00:00Z`) });
  const { words } = await docxOf(on(due), 'agenda-board-meeting-talk.docx');
  expect(words).toContain('Förslag på tid: ');
  const { words: late } = await docxOf(on('2027-06-01'), 'agenda-board-meeting-talk.docx');
  expect(late).not.toContain('Förslag på tid: ');
  expect(late).toMatch(/Mötet skulle ha hållits senast den \d+ december 2026\. Boka en ny tid/);
});

it('the board reads what it costs, what can go wrong and what is asked of it on the first page', async () => {
  const { packet } = await aPlannedPacket();
  const { words } = await docxOf(packet, 'memo-board-meeting-talk.docx');
  const page = words.slice(0, words.indexOf('Texterna i sin helhet'));
  for (const cost of [
    '730 000 kronor',
    'avgifter till leverantören',
    'egen tid',
    'kopplingar',
    'det gamla systemet',
  ])
    expect(page).toContain(cost);
  for (const risk of [
    'före avtalsspärrens slut',
    'överprövas i månader',
    'kan bli knapp',
    'svårare att koppla ihop',
  ])
    expect(page).toContain(risk);
  expect(page).toContain('Läs igenom kostnader och risker');
  expect(page).not.toContain('Svar på fler frågor står på nästa sida');
});
