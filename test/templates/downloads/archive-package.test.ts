import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { registerEntry } from '../../../domain/register/register.ts';
import { registerFileSchema } from '../../../domain/register/register-file.ts';
import type { Register } from '../../../domain/register/use-cases/show-register.ts';
import { archivePackage } from '../../../templates/downloads/archive-package.ts';
import { compileRegisterSchema } from '../../../templates/downloads/compile.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { aDispatch } from '../../fixtures/a-dispatch.ts';
import { aVariant } from '../../fixtures/a-variant.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';
import { anOutcome } from '../../fixtures/an-outcome.ts';
import { all, type Node, parsedXml, wordsOf } from '../packets/office-xml.ts';

const AT = Date.parse('2027-01-04T09:00:00Z');
const delivery = aDelivery({ outcome: anOutcome('delivered') });

function aRegister(subject = 'Avtal & "pris" <2026>'): Register {
  const entry = registerEntry({
    dispatch: aDispatch({ id: 'letter', dispatchedAt: Date.parse('2026-12-04T09:00:00Z') }),
    variants: [aVariant({ id: delivery.variant, subject })],
    deliveries: [delivery],
    locale: 'sv',
  });
  return {
    query: { organisation: '1280', from: '2026-01-01', to: '2026-12-31' },
    organisation: anOrganisation(),
    catalogues: [aCatalogueVersion().catalogue],
    entries: entry ? [entry] : [],
  };
}

const packageOf = (register = aRegister(), isOver = true) =>
  archivePackage({ register, year: '2026', isOver, rollouts: ['Fritidsbanken'], at: AT });
const { id, files } = packageOf();
const content = (path: string) => files[`${id}/${path}`] ?? '';
const mets = parsedXml(content('METS.xml'));

/** Elements below another by a path of names: `metsHdr/agent`. */
function below(node: Node, path: string): Node[] {
  return path
    .split('/')
    .reduce<Node[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}
const [root] = below(mets, 'mets');
if (!root) throw new Error('no root');
const at = (path: string) => below(root, path);
const attributesOf = (path: string, name: string) => at(path).map(({ attributes }) => attributes[name]);
const agents = (over: Record<string, string>) =>
  at('metsHdr/agent').filter(({ attributes }) =>
    Object.entries(over).every(([name, value]) => attributes[name] === value),
  );
const notesOf = (agent: Node | undefined) => (agent ? below(agent, 'note') : []);
const referring = [...at('dmdSec/mdRef'), ...at('amdSec/digiprovMD/mdRef'), ...at('fileSec/fileGrp/file')];
const locators = [
  ...at('dmdSec/mdRef'),
  ...at('amdSec/digiprovMD/mdRef'),
  ...at('fileSec/fileGrp/file/FLocat'),
];
const groups = at('fileSec/fileGrp');
const divisions = at('structMap/div/div');
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const every = (values: readonly (string | undefined)[], right: (value: string) => boolean) =>
  values.length > 0 && values.every((value) => value !== undefined && right(value));
const each = (nodes: readonly Node[], name: string, right: (value: string) => boolean = () => true) =>
  every(
    nodes.map(({ attributes }) => attributes[name]),
    right,
  );
const ids = all(root).flatMap(({ attributes }) => attributes.ID ?? []);
const [software] = agents({ ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' });
const [creator] = agents({ ROLE: 'ARCHIVIST', TYPE: 'ORGANIZATION' });
const [submitter] = agents({ ROLE: 'CREATOR', TYPE: 'ORGANIZATION' });

/**
 * The requirements of E-ARK CSIP 2.1.0 and E-ARK SIP 2.1.0, which Riksarkivet calls FGS Paketstruktur 2.0, by their
 * numbers in the METS profiles of the DILCIS Board (https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-1-0.xml,
 * https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-1-0.xml): every MUST, and each SHOULD that the package meets. Not
 * here: CSIP3 and CSIP5, 45–57, 61, 73–75 and 105–112, SIP5–9 and 21–35, which are about what it does not have.
 */
const REQUIREMENTS: readonly [string, boolean][] = [
  ['CSIP1', root.attributes.OBJID === id],
  ['CSIP2', root.attributes.TYPE === 'Mixed'],
  ['CSIP4', root.attributes['csip:CONTENTINFORMATIONTYPE'] === 'MIXED'],
  ['CSIP6, SIP2', root.attributes.PROFILE === 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-1-0.xml'],
  ['CSIP117', at('metsHdr').length === 1],
  ['CSIP7', every(attributesOf('metsHdr', 'CREATEDATE'), (value) => INSTANT.test(value))],
  ['CSIP8', every(attributesOf('metsHdr', 'LASTMODDATE'), (value) => INSTANT.test(value))],
  ['CSIP9, SIP4', every(attributesOf('metsHdr', 'csip:OAISPACKAGETYPE'), (value) => value === 'SIP')],
  ['CSIP10–13', agents({ ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }).length === 1],
  ['CSIP14', software !== undefined && below(software, 'name').map(wordsOf).join('') === 'Budkavle'],
  ['CSIP15', notesOf(software).length === 1],
  ['CSIP16', each(notesOf(software), 'csip:NOTETYPE', (value) => value === 'SOFTWARE VERSION')],
  ['CSIP17, 31, 32', at('dmdSec').length === 1 && at('amdSec/digiprovMD').length === 1],
  ['CSIP18, 33', each([...at('dmdSec'), ...at('amdSec/digiprovMD')], 'ID')],
  ['CSIP19', each(at('dmdSec'), 'CREATED', (value) => INSTANT.test(value))],
  [
    'CSIP20, 34',
    each([...at('dmdSec'), ...at('amdSec/digiprovMD')], 'STATUS', (value) => value === 'CURRENT'),
  ],
  ['CSIP21, 35', at('dmdSec/mdRef').length === 1 && at('amdSec/digiprovMD/mdRef').length === 1],
  ['CSIP22, 36, 77', each(locators, 'LOCTYPE', (value) => value === 'URL')],
  ['CSIP23, 37, 78', each(locators, 'xlink:type', (value) => value === 'simple')],
  ['CSIP24, 38, 79', each(locators, 'xlink:href', (value) => content(value) !== '')],
  ['CSIP25', every(attributesOf('dmdSec/mdRef', 'MDTYPE'), (value) => value === 'DC')],
  ['CSIP39', every(attributesOf('amdSec/digiprovMD/mdRef', 'MDTYPE'), (value) => value === 'PREMIS')],
  ['CSIP26, 40, 68', each(referring, 'MIMETYPE', (value) => /^(text|application)\/[a-z]+$/.test(value))],
  ['CSIP27, 41, 69', each(referring, 'SIZE', (value) => /^\d+$/.test(value))],
  ['CSIP28, 42, 70', each(referring, 'CREATED', (value) => INSTANT.test(value))],
  ['CSIP29, 43, 71', each(referring, 'CHECKSUM', (value) => /^[0-9a-f]{64}$/.test(value))],
  ['CSIP30, 44, 72', each(referring, 'CHECKSUMTYPE', (value) => value === 'SHA-256')],
  ['CSIP58, 59', at('fileSec').length === 1 && each(at('fileSec'), 'ID')],
  ['CSIP60', groups.filter(({ attributes }) => attributes.USE === 'Documentation').length === 1],
  ['CSIP113', groups.filter(({ attributes }) => attributes.USE === 'Schemas').length === 1],
  ['CSIP114', groups.filter(({ attributes }) => attributes.USE === 'Representations').length === 1],
  ['CSIP62', each(groups, 'csip:CONTENTINFORMATIONTYPE', (value) => value === 'OTHER')],
  ['CSIP63', each(groups, 'csip:OTHERCONTENTINFORMATIONTYPE', (value) => value === 'Budkavle')],
  ['CSIP64, 65', each(groups, 'USE') && each(groups, 'ID')],
  ['CSIP66, 67', groups.every((group) => each(below(group, 'file'), 'ID'))],
  ['CSIP76', at('fileSec/fileGrp/file').every((file) => below(file, 'FLocat').length === 1)],
  ['CSIP80, 82', every(attributesOf('structMap', 'LABEL'), (value) => value === 'CSIP')],
  ['CSIP81', every(attributesOf('structMap', 'TYPE'), (value) => value === 'PHYSICAL')],
  ['CSIP83–85', each([...at('structMap'), ...at('structMap/div')], 'ID') && at('structMap/div').length === 1],
  ['CSIP88–90', divisions.filter(({ attributes }) => attributes.LABEL === 'Metadata').length === 1],
  ['CSIP91', divisions[0]?.attributes.ADMID === at('amdSec/digiprovMD')[0]?.attributes.ID],
  ['CSIP92', divisions[0]?.attributes.DMDID === at('dmdSec')[0]?.attributes.ID],
  [
    'CSIP93–104, 116, 118, 119',
    groups.every(({ attributes: { USE, ID } }) => {
      const [own, ...more] = divisions.filter(({ attributes }) => attributes.LABEL === USE);
      return (
        more.length === 0 && own !== undefined && each(below(own, 'fptr'), 'FILEID', (value) => value === ID)
      );
    }),
  ],
  ['xml:id, unique', new Set(ids).size === ids.length && ids.every((one) => /^[A-Za-z_][\w.-]*$/.test(one))],
  ['SIP1, 3', root.attributes.LABEL !== undefined && attributesOf('metsHdr', 'RECORDSTATUS')[0] === 'NEW'],
  ['SIP10, 11', creator !== undefined],
  ['SIP14', each(notesOf(creator), 'csip:NOTETYPE', (value) => value === 'IDENTIFICATIONCODE')],
  ['SIP15–18', agents({ ROLE: 'CREATOR', TYPE: 'ORGANIZATION' }).length === 1],
  // As commons-ip counts: one agent that is the software, one other in its role, one archivist, each with one note.
  ['CSIP10–16, SIP9–20 by agent', agents({ ROLE: 'ARCHIVIST' }).length === 1],
  ['CSIP10–16, SIP9–20 by role', agents({ ROLE: 'CREATOR' }).length === 2],
  ['CSIP15, SIP13, SIP19 by note', agents({}).every((agent) => notesOf(agent).length === 1)],
  ['SIP20', each(notesOf(submitter), 'csip:NOTETYPE', (value) => value === 'IDENTIFICATIONCODE')],
  ['CSIPSTR1, 2', Object.keys(files).every((path) => path.startsWith(`${id}/`))],
  ['CSIPSTR4', content('METS.xml') !== ''],
  ['CSIPSTR5–7', content('metadata/preservation/premis.xml') + content('metadata/descriptive/dc.xml') !== ''],
  ['CSIPSTR9–11', Object.keys(files).some((path) => path.startsWith(`${id}/representations/register/data/`))],
  [
    'CSIPSTR15, 16',
    content('schemas/register.schema.json') !== '' && content('documentation/README.txt') !== '',
  ],
];

describe('an archive package', () => {
  it.each(REQUIREMENTS)('meets %s', (_, isMet) => {
    expect(isMet).toBe(true);
  });

  it('describes every file but METS.xml, each with its size and checksum', () => {
    const described = referring.map((node) => {
      const href = node.attributes['xlink:href'] ?? below(node, 'FLocat')[0]?.attributes['xlink:href'] ?? '';
      const bytes = Buffer.from(content(href));
      const { SIZE, CHECKSUM } = node.attributes;
      expect([SIZE, CHECKSUM], href).toEqual([
        String(bytes.length),
        createHash('sha256').update(bytes).digest('hex'),
      ]);
      return `${id}/${href}`;
    });
    expect([...described, `${id}/METS.xml`].toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it('has in PREMIS the checksum of each file of the register, and what made the package', () => {
    const premis = parsedXml(content('metadata/preservation/premis.xml'));
    const one = (node: Node, name: string) => wordsOf(all(node, `premis:${name}`)[0] ?? node);
    const objects = all(premis, 'premis:object').map((node) => [
      one(node, 'objectIdentifierValue'),
      one(node, 'messageDigest'),
    ]);
    const data = Object.keys(files).filter((path) => path.includes('/representations/'));
    expect(objects.toSorted()).toEqual(
      data
        .map((path) => [
          path.slice(id.length + 1),
          createHash('sha256')
            .update(files[path] ?? '')
            .digest('hex'),
        ])
        .toSorted(),
    );
    expect(one(premis, 'eventType')).toBe('information package creation');
  });

  it('has the register as it is handed out, each text as a file of the same checksum', () => {
    const register = registerFileSchema.parse(
      JSON.parse(content('representations/register/data/register.json')),
    );
    const [entry] = register.entries;
    const [text] = entry?.texts ?? [];
    expect(entry?.subject).toBe('Avtal & "pris" <2026>');
    const file = content(`representations/register/data/texts/2026-12-04-letter-${text?.id}.txt`);
    expect(createHash('sha256').update(file).digest('hex')).toBe(text?.textHash);
  });

  it('has the schema that registers are read with', async () => {
    const made = new URL('../../../templates/downloads/register-schema.gen.ts', import.meta.url);
    expect(await readFile(made, 'utf8'), 'run `npm run templates`').toBe(compileRegisterSchema());
    expect(JSON.parse(content('schemas/register.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(registerFileSchema))),
    );
  });

  it('has nobody’s name and nobody’s address', () => {
    for (const [path, words] of Object.entries(files)) {
      expect(words, path).not.toContain(delivery.name);
      expect(words, path).not.toContain(delivery.address);
    }
  });

  it('is the same for the same content, and another one for other content', () => {
    expect(packageOf()).toEqual({ id, files });
    expect(packageOf(aRegister('Annat')).id).not.toBe(id);
  });

  it('says of a year that is not over that it is a test', () => {
    const early = packageOf(aRegister(), false);
    expect(early.files[`${early.id}/METS.xml`]).toContain('RECORDSTATUS="TEST"');
    expect(early.files[`${early.id}/documentation/README.txt`]).toContain('märkt som ett prov');
  });
});
