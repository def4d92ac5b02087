import { beforeAll, describe, expect, it } from 'vitest';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { documentsOf } from '../../templates/packets/documents.ts';
import { calendarWorld } from './calendar-world.ts';

let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

/** What Malmö’s people read when the award is told: every mail and every document of the packet, as one line. */
async function readInMalmo(contacts: RolloutSource['contacts']): Promise<string> {
  const world = await calendarWorld({ ...source, contacts }, '2026-11-23 09:00');
  await world.report({
    ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: ['1280'] },
    facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
  });
  const packet = await makePacket({ milestone: 'award', organisation: '1280' }, world);
  const documents = documentsOf(packet).map(({ preview }) => preview(() => '').markup);
  const all = [...world.mails.map(({ text }) => text), ...documents].join(' ');
  return all.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
}

const MEMBER =
  /[^.]*(?:sitter i den lokala|i den lokala projektgruppen|is in the local project|in the local project group)[^.]*/g;

describe('who answers questions', () => {
  it('is the local lead as one of the local project group', async () => {
    const read = await readInMalmo(source.contacts);
    expect(read).toContain(', kontaktperson i den lokala projektgruppen, svarar på era frågor');
    expect(read).not.toContain('som står in för en lokal');
  });

  it('is the national contact, standing in, where there is no local lead; nothing calls them local', async () => {
    const { name } = source.rollout.contact;
    const read = await readInMalmo(
      // Whoever is left without a duty is not called either.
      source.contacts.map(({ phone: _, ...one }) => ({
        ...one,
        groups: one.groups.filter((group) => group !== 'local-project-lead'),
      })),
    );
    expect(read).toContain(`${name}, nationell kontaktperson som står in för en lokal, svarar på era frågor`);
    expect(read.match(MEMBER)?.filter((sentence) => sentence.includes(name)) ?? []).toEqual([]);
  });
});
