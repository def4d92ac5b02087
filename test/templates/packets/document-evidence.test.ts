import { describe, expect, it } from 'vitest';
import { provenByDocuments } from '../../../domain/packets/packet-evidence.ts';
import { documentTexts } from '../../../templates/packets/document-texts.ts';
import { documentsOf } from '../../../templates/packets/documents.ts';
import {
  hasEssentials,
  inOneLine,
  messageFragments,
  says,
  wordsInHtml,
} from '../../flows/message-fragments.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

/** The words of a file of a packet, as an office program or a browser shows them. */
function wordsInFile(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.html')) return wordsInHtml(Buffer.from(bytes).toString('utf8'));
  const file = new OfficeDocument(bytes);
  const parts = file.names(/^(?:word\/document|ppt\/(?:slides|notesSlides)\/\w+)\.xml$/);
  return inOneLine(parts.map((part) => wordsOf(file.part(part))).join(' '));
}

describe.each(['procurement-decided', 'integration-ready', 'go-live'])('at %s', async (kind) => {
  const planned = await aPlannedPacket({ reached: await sampleMilestone(kind) });
  const { packet, plan } = planned;
  const proven = provenByDocuments(plan, { ...planned, render: documentTexts });
  const documents = await Promise.all(
    documentsOf(packet).map(async ({ occasions, files }) => ({
      ids: occasions.map(({ id }) => id),
      words: await Promise.all(
        files
          .filter(({ name }) => !/\.(?:ics|png)$/.test(name))
          .map(async ({ name, make }) => wordsInFile(name, await make())),
      ),
    })),
  );
  const byHand = proven.obligations.filter(({ carrier }) => carrier === 'people');
  const occasionOf = ({ group, channel }: (typeof byHand)[number]) =>
    packet.occasions.find((one) => one.channel === channel && one.told.some((told) => told.group === group));

  it('the documents of a meeting or a dialogue drop no message of those who are told', () => {
    const told = byHand.filter(
      ({ channel, group }) =>
        ['project-group-dialogue', 'board-meeting-talk'].includes(channel) &&
        // Whoever does the telling is written no document.
        group !== 'local-project-lead',
    );
    expect(told.length).toBeGreaterThan(2);
    expect(told.flatMap(({ progress }) => progress.lacks ?? [])).toEqual([]);
  });

  it('no message counts as in the documents of an occasion that is in none of their files', async () => {
    const unsaid: string[] = [];
    let found = 0;
    for (const obligation of byHand) {
      const occasion = occasionOf(obligation);
      const own = documents.filter(({ ids }) => occasion && ids.includes(occasion.id));
      const { messages, progress } = obligation;
      for (const topic of own.length > 0 ? messages.filter((one) => !progress.lacks?.includes(one)) : []) {
        const fragments = await Promise.all(
          [kind, `before ${kind}`].map((section) => messageFragments(topic, 'sv', section)),
        );
        const isSaid = own.some(({ words }) =>
          words.some((file) =>
            fragments.some((one) => says(file, one) || hasEssentials(file, one, packet.facts)),
          ),
        );
        if (!isSaid) unsaid.push(`${obligation.group}/${obligation.channel} ${topic}`);
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(40);
    expect(unsaid).toEqual([]);
  });
});
