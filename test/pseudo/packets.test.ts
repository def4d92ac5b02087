import { describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { packetFiles } from '../../templates/packets/packet-zip.ts';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { aPlannedPacket, BOB, sampleMilestone } from '../templates/packets/a-packet.ts';
import { OfficeDocument } from '../templates/packets/office.ts';
import { all, wordsOf } from '../templates/packets/office-xml.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

const KINDS = ['procurement-decided', 'integration-ready', 'go-live'];
const VIEWS = KINDS.flatMap((kind) => LANGUAGE_CODES.map((language) => [kind, language] as const));

const WORDS = [
  // A single word that a text has between two facts.
  'is',
  // Single words that a text has in bold.
  ...['projektgrupp', 'inloggningssidan', 'owner', 'sv'],
  // What one calls groups in a single word.
  ...['invånare', 'skolor', 'journalister', 'residents', 'schools', 'journalists'],
  // Networks, called so everywhere.
  ...['X', 'Bluesky', 'Mastodon', 'Facebook', 'Instagram', 'LinkedIn'],
  // The service's name as a hashtag, and the field that Word puts the number of a page in.
  ...['BokningOchBidrag', 'BookingAndGrants', 'PAGE'],
];

/** What a file shows, paragraph by paragraph; nothing of a picture. */
async function textsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  const text = () => Buffer.from(bytes).toString('utf8');
  if (/\.(docx|pptx)$/.test(name)) return officeTexts(new OfficeDocument(bytes));
  if (name.endsWith('.html')) return shownTexts(text());
  if (name.endsWith('.ics')) return calendarTexts(text());
  return name.endsWith('.png') ? [] : text().split('\n\n');
}

function officeTexts(document: OfficeDocument): string[] {
  const parts = document.names(
    /^(?:word\/(?:document|header\d*|footer\d*)|ppt\/(?:slides|notesSlides)\/\w+)\.xml$/,
  );
  const core = document.names(/^docProps\/core\.xml$/).map((part) => document.part(part));
  const titles = core.flatMap((part) =>
    all(part).filter(({ name }) => /^dc:(title|subject|description)$/.test(name)),
  );
  const alts = parts.flatMap((part) =>
    all(document.part(part)).map(({ attributes }) => attributes.descr ?? ''),
  );
  return [
    ...parts.flatMap((part) => wordsOf(document.part(part)).split('\n')),
    ...titles.map(wordsOf),
    ...alts,
  ];
}

// RFC 5545: a line that is folded goes on after a space.
function calendarTexts(text: string): string[] {
  return text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .flatMap((line) => /^(?:SUMMARY|DESCRIPTION|LOCATION|X-WR-CALNAME)[^:]*:(.*)$/.exec(line)?.[1] ?? [])
    .map((value) => value.replaceAll('\\n', '\n').replaceAll(/\\(.)/g, '$1'));
}

describe('the documents of a packet in the pseudo-language', () => {
  it.each(VIEWS)('say nothing but words and data: %s in %s', async (kind, locale) => {
    const reached = await sampleMilestone(kind);
    const { packet } = await aPlannedPacket({
      reached,
      basis: (basis) => ({ ...basis, organisation: { ...basis.organisation, locale } }),
    });
    const listener = new Listener([await readRollout(BOB), reached, packet.facts], WORDS);
    const strays = [];
    for (const [name, bytes] of Object.entries(await packetFiles(packet)))
      strays.push(...listener.strays(await textsOf(name, bytes)).map((stray) => `${name}: ${stray}`));
    expect([...new Set(strays)]).toEqual([]);
  });
});
