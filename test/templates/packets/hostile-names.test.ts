import { Parser, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../domain/shared/plain-text.ts';
import { packetFiles } from '../../../templates/packets/packet-zip.ts';
import { aPlannedPacket } from './a-packet.ts';
import { decoded } from './made.ts';
import { OfficeDocument } from './office.ts';
import { wordsOf } from './office-xml.ts';

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</w:t>',
  '</a:t></a:r>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '&lt;',
  '&#x3C;',
  '<?xml?>',
];
const AROUND = [
  'x%y',
  '"%"',
  '<script>%</script>',
  '<img src=x onerror=%>',
  "' onload='%",
  '=%',
  '\\%',
  '%{supplier}',
  '$& % $1',
  '{%',
  '[a](javascript:%)',
  '**%**',
  '# %',
  '- %',
  '%\uFFFE',
  '\u200b%',
  '%🦐',
];
const PAYLOADS = AROUND.flatMap((around) => PIECES.map((piece) => around.replace('%', () => piece))).filter(
  (payload) => plainText(120).safeParse(payload).success,
);

/** As an office program may show it: without what XML cannot hold. */
const shown = (payload: string) => payload.replaceAll('\uFFFE', '').replaceAll(/\s+/g, ' ').trim();

describe('more than two hundred hostile names', async () => {
  const payloads = PAYLOADS.map((payload) => plainText(120).parse(payload));
  const ordinary = await aPlannedPacket();
  const { packet } = await aPlannedPacket({
    basis: (basis) => ({
      ...basis,
      organisation: { ...basis.organisation, name: { sv: `Malmö ${payloads[0]} ${payloads[30]}` } },
      rollout: { ...basis.rollout, name: { sv: `Bokning ${payloads[5]}` } },
      participation: { ...basis.participation, registerNumber: payloads[20] ?? '' },
      contacts: [
        ...basis.contacts.map((contact) => ({ ...contact, name: `${contact.name} ${payloads[40]}` })),
        ...payloads.map((name, index) => ({
          organisation: '1280',
          name,
          address: `p${index}@malmo.example`,
          groups: ['board-politicians'],
          locale: 'sv',
        })),
      ],
    }),
    version: (version) => ({
      ...version,
      texts: version.texts.map((text, index) => ({
        ...text,
        title: `${text.title} ${payloads[index % payloads.length]}`,
        common: `${text.common}\n\n${payloads[(index + 7) % payloads.length]?.replaceAll(/[[\]{}]/g, '')}`,
      })),
    }),
  });
  const files = await packetFiles(packet);
  const honest = await packetFiles(ordinary.packet);
  const config = await new StaticConfigLoader({ root: true }).getConfigFor('page.html');
  const elements = (bytes: Uint8Array | undefined) =>
    new Parser(config).parseHtml(Buffer.from(bytes ?? []).toString('utf8')).querySelectorAll('*');

  it('are more than two hundred, and a name of each is in the packet', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
    expect(
      packet.occasions.flatMap(({ told }) => told.flatMap(({ people }) => people)).length,
    ).toBeGreaterThan(200);
  });

  it.each(Object.keys(files).filter((name) => /\.(docx|pptx)$/.test(name)))('leave %s whole', (name) => {
    expect(() => new OfficeDocument(files[name] ?? new Uint8Array())).not.toThrow();
  });

  it('stand in the agenda as they are', () => {
    const document = new OfficeDocument(
      files['Föredrag på nämndmöte/Dagordning - föredrag på nämndmöte.docx'] ?? new Uint8Array(),
    );
    const words = decoded(wordsOf(document.part('word/document.xml'))).replaceAll(/\s+/g, ' ');
    const raw = document.raw('word/document.xml').replaceAll(/<[^>]*>/g, '');
    const missing = payloads.filter(
      (payload) =>
        !words.includes(shown(payload)) && !decoded(raw).replaceAll(/\s+/g, ' ').includes(shown(payload)),
    );
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(files).filter((name) => name.endsWith('.html')))(
    'bring no element, handler or address into %s',
    (name) => {
      const [hostile, known] = [elements(files[name]), elements(honest[name])];
      const kinds = (all: typeof hostile) => new Set(all.map(({ tagName }) => tagName));
      const attributes = (all: typeof hostile) =>
        new Set(all.flatMap((each) => each.attributes.map(({ key }) => key)));
      expect([...kinds(hostile)].filter((kind) => !kinds(known).has(kind))).toEqual([]);
      expect([...attributes(hostile)].filter((key) => !attributes(known).has(key))).toEqual([]);
      const links = hostile.flatMap((each) =>
        each.tagName === 'a' ? [String(each.getAttributeValue('href'))] : [],
      );
      expect(
        links.filter(
          (link) => !/^(https:|mailto:)/.test(link) && !Object.hasOwn(files, decodeURIComponent(link)),
        ),
      ).toEqual([]);
    },
  );
});
