import { describe, expect, it } from 'vitest';
import { withFacts } from '../../../domain/catalogue/fact-references.ts';
import { hasEssential } from '../../../domain/catalogue/short-forms.ts';
import type { Packet } from '../../../domain/packets/packet.ts';
import { documentsOf } from '../../../templates/packets/documents.ts';
import type { PacketFile } from '../../../templates/packets/packet-document.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { decoded } from './made.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

/** Malmö, where much is affected; Norrköping, where little is; the national office. */
const ORGANISATIONS = ['1280', '0581', 'national'];
const KINDS = ['procurement-decided', 'integration-ready', 'go-live'];
const START = '2027-06-14';

/** At each step, and before its day where that is known beforehand. */
const STAGES = KINDS.flatMap((kind) =>
  kind === 'procurement-decided'
    ? [{ kind, before: false }]
    : [false, true].map((before) => ({ kind, before })),
);
const CASES = ORGANISATIONS.flatMap((organisation) =>
  ['sv', 'en'].flatMap((locale) => STAGES.map((stage) => ({ organisation, locale, ...stage }))),
);

/** What somebody who opens a file can read, or has in the notes to read aloud. */
async function readIn({ name, make }: PacketFile): Promise<string> {
  const bytes = await make();
  if (!/\.(docx|pptx)$/.test(name))
    return decoded(
      Buffer.from(bytes)
        .toString('utf8')
        .replaceAll(/<(style|title)[\s\S]*?<\/\1>|<[^>]*>/g, ' '),
    );
  const document = new OfficeDocument(bytes);
  const parts = document.names(/^(word\/document|ppt\/(slides|notesSlides)\/\w+)\.xml$/);
  return decoded(parts.map((part) => wordsOf(document.part(part))).join('\n'));
}

const flat = (words: string) => words.replaceAll(/\s+/g, ' ');

/** The essentials of what a document's groups are owed, with the values that hold. */
function owed(packet: Packet, { told, before }: Packet['occasions'][number]): string[] {
  const messages = before ? packet.before.messages : packet.messages;
  const values = Object.fromEntries(Object.entries(packet.facts).map(([fact, { text }]) => [fact, text]));
  const others = told.filter(({ group }) => group !== 'local-project-lead');
  const topics = (others.length > 0 ? others : told).flatMap((group) => group.messages);
  return [...new Set(topics)].flatMap((topic) => {
    const essentials = messages[topic]?.forms?.essentials ?? [];
    return essentials.map((essential) => `${topic}: ${withFacts(essential, values)}`);
  });
}

const counted = { files: 0, essentials: 0 };

describe('what may not be left out', () => {
  it.each(CASES)(
    'stands in every document of $organisation at $kind in $locale (before: $before)',
    async ({ organisation, locale, kind, before }) => {
      const { packet } = await aPlannedPacket({
        organisation,
        reached: await sampleMilestone(kind),
        ...(before ? { days: { [organisation]: START } } : {}),
        basis: (basis) => ({
          ...basis,
          organisation: { ...basis.organisation, locale },
          participation: {
            ...basis.participation,
            facts: { ...basis.participation.facts, goLiveDate: START },
          },
        }),
      });
      const dropped: string[] = [];
      for (const { id, occasions, files } of documentsOf(packet)) {
        const due = [...new Set(occasions.flatMap((occasion) => owed(packet, occasion)))];
        for (const file of files.filter(({ name }) => !/\.(?:ics|png)$|^checklist/.test(name))) {
          const words = flat(await readIn(file));
          const missing = due.filter((one) => !hasEssential(words, flat(one.slice(one.indexOf(': ') + 2))));
          dropped.push(...missing.map((one) => `${id} ${file.name.split('.').at(-1)}: ${one}`));
          counted.files += 1;
          counted.essentials += due.length;
        }
      }
      expect(dropped).toEqual([]);
    },
  );

  it('has been looked for in many documents', () => {
    expect(counted.files).toBeGreaterThan(300);
    expect(counted.essentials).toBeGreaterThan(5000);
  });
});
