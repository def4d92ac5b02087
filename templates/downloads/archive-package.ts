import type { Register } from '../../domain/register/use-cases/show-register.ts';
import { sha256 } from '../../domain/shared/digest.ts';
import { inLocale } from '../../domain/shared/locale.ts';
import { type Html, html } from '../shared/html.ts';
import { languageFor } from '../words/languages.ts';
import { registerWords } from '../words/register.gen.ts';
import { registerFiles, registerJson } from './register-files.ts';
import { REGISTER_SCHEMA } from './register-schema.gen.ts';

/** What a package is made of: an organisation's register of a whole year, and when it is made (ms). */
export type ArchiveSources = {
  register: Register;
  year: string;
  /** Whether the year is over; before, the package says of itself that it is a test. */
  isOver: boolean;
  /** The names of the services that it tells of. */
  rollouts: readonly string[];
  at: number;
};

/** A package for an archive: its id, which is its folder too, and its files by path in the ZIP. */
export type ArchivePackage = { id: string; files: Record<string, string> };

type Part = { path: string; content: string; mime: string };

const SOFTWARE = { name: 'Budkavle', version: '1' };
const REPRESENTATION = 'representations/register';
const MIME = {
  csv: 'text/csv',
  txt: 'text/plain',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
} as const;

/**
 * An organisation's register of a year as a submission information package: FGS Paketstruktur 2.0, which is E-ARK
 * CSIP 2.1.0 with E-ARK SIP 2.1.0. METS describes every other file, PREMIS those of the register; it holds what the
 * register hands out and nobody else. The id follows from the content, so a package that says something else has
 * another one.
 */
export function archivePackage(sources: ArchiveSources): ArchivePackage {
  const { register } = sources;
  const language = languageFor(register.organisation.locale);
  const data: Part[] = Object.entries({
    ...registerFiles(register, language),
    'register.json': `${JSON.stringify(registerJson(register), null, 1)}\n`,
  }).map(([path, content]) => partOf(`${REPRESENTATION}/data/${path}`, content));
  const id = `budkavle-${register.organisation.code}-${sources.year}-${contentId(data)}`;
  const context = { ...sources, id };
  const documentation = partOf('documentation/README.txt', readMe(context));
  const schema = partOf('schemas/register.schema.json', `${JSON.stringify(REGISTER_SCHEMA, null, 1)}\n`);
  const descriptive = partOf('metadata/descriptive/dc.xml', xml(dublinCore(context)));
  const preservation = partOf('metadata/preservation/premis.xml', xml(premis(data, context)));
  const mets = xml(metsOf({ data, documentation, schema, descriptive, preservation }, context));
  const all = [partOf('METS.xml', mets), descriptive, preservation, documentation, schema, ...data];
  return { id, files: Object.fromEntries(all.map(({ path, content }) => [`${id}/${path}`, content])) };
}

type Context = ArchiveSources & { id: string };

function partOf(path: string, content: string): Part {
  const ending = /\.(csv|txt|html|json|xml)$/.exec(path)?.[1];
  const mime = Object.entries(MIME).find(([end]) => end === ending)?.[1];
  if (mime === undefined) throw new Error(`no media type for ${path}`);
  return { path, content, mime };
}

/** Enough of a digest to tell packages of the same year apart. */
function contentId(parts: readonly Part[]): string {
  const lines = parts.map(({ path, content }) => `${sha256(content)} ${path}`).toSorted();
  return sha256(lines.join('\n')).slice(0, 16);
}

function xml({ markup }: Html): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
}

const sizeOf = ({ content }: Part) => Buffer.byteLength(content);
const timeOf = ({ at }: Context) => new Date(at).toISOString();

function titleOf({ register: { organisation }, year }: Context): string {
  const { name, locale } = organisation;
  return registerWords(languageFor(locale))('archiveTitle', { name: inLocale(name, locale), year });
}

function readMe(context: Context): string {
  const { register, rollouts, isOver } = context;
  const say = registerWords(languageFor(register.organisation.locale));
  const { from, to } = register.query;
  return [
    titleOf(context),
    '',
    say('archiveWhat', { count: register.entries.length, from, to, services: rollouts.join(', ') }),
    isOver ? say('archiveWhole') : say('archiveTest'),
    '',
    say('archiveFiles'),
    say('archiveNobody'),
    say('archiveProof'),
    '',
  ].join('\n');
}

function dublinCore(context: Context): Html {
  const { register, id, rollouts } = context;
  const { organisation, query } = register;
  return html`<oai_dc:dc
 xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>${titleOf(context)}</dc:title>
<dc:creator>${inLocale(organisation.name, organisation.locale)}</dc:creator>
${rollouts.map((name) => html`<dc:subject>${name}</dc:subject>\n`)}<dc:date>${query.from}/${query.to}</dc:date>
<dc:type>Collection</dc:type>
<dc:identifier>${id}</dc:identifier>
<dc:language>${organisation.locale}</dc:language>
</oai_dc:dc>`;
}

/** Each file of the register with its checksum, that the package was made, and by what. */
function premis(data: readonly Part[], context: Context): Html {
  const { id, register } = context;
  const agents = [
    { value: SOFTWARE.name, type: 'software' },
    { value: register.organisation.code, type: 'organization' },
  ];
  return html`<premis:premis
 xmlns:premis="http://www.loc.gov/premis/v3"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 version="3.0">
${data.map(premisFile)}<premis:event>
${premisIdentifier('event', id)}<premis:eventType>information package creation</premis:eventType>
<premis:eventDateTime>${timeOf(context)}</premis:eventDateTime>
${agents.map(({ value }) => premisIdentifier('linkingAgent', value))}</premis:event>
${agents.map(premisAgent)}</premis:premis>`;
}

function premisFile(part: Part): Html {
  return html`<premis:object xsi:type="premis:file">
${premisIdentifier('object', part.path)}<premis:objectCharacteristics>
<premis:fixity>
<premis:messageDigestAlgorithm>SHA-256</premis:messageDigestAlgorithm>
<premis:messageDigest>${sha256(part.content)}</premis:messageDigest>
</premis:fixity>
<premis:size>${sizeOf(part)}</premis:size>
<premis:format><premis:formatDesignation>
<premis:formatName>${part.mime}</premis:formatName>
</premis:formatDesignation></premis:format>
</premis:objectCharacteristics>
</premis:object>
`;
}

function premisAgent({ value, type }: { value: string; type: string }): Html {
  return html`<premis:agent>
${premisIdentifier('agent', value)}<premis:agentType>${type}</premis:agentType>
</premis:agent>
`;
}

/** The identifier of an object, an event or an agent; PREMIS repeats in each element whose it is. */
function premisIdentifier(of: 'object' | 'event' | 'agent' | 'linkingAgent', value: string): Html {
  return html`<premis:${of}Identifier>
<premis:${of}IdentifierType>local</premis:${of}IdentifierType>
<premis:${of}IdentifierValue>${value}</premis:${of}IdentifierValue>
</premis:${of}Identifier>
`;
}

type Described = {
  data: readonly Part[];
  documentation: Part;
  schema: Part;
  descriptive: Part;
  preservation: Part;
};

/** What describes the package; each requirement that it meets is named in the test of it. */
function metsOf(parts: Described, context: Context): Html {
  const { id, register, isOver } = context;
  const { organisation } = register;
  const created = timeOf(context);
  const name = inLocale(organisation.name, organisation.locale);
  const about = (part: Part) =>
    html`MIMETYPE="${part.mime}" SIZE="${sizeOf(part)}" CREATED="${created}"
 CHECKSUM="${sha256(part.content)}" CHECKSUMTYPE="SHA-256"`;
  const link = (part: Part) => html`LOCTYPE="URL" xlink:type="simple" xlink:href="${hrefOf(part)}"`;
  const group = (use: string, files: readonly Part[]) =>
    html`<fileGrp ID="${idOf(use)}" USE="${use}"
 csip:CONTENTINFORMATIONTYPE="OTHER" csip:OTHERCONTENTINFORMATIONTYPE="${SOFTWARE.name}">
${files.map((part) => html`<file ID="${idOf(part.path)}" ${about(part)}><FLocat ${link(part)}/></file>\n`)}</fileGrp>
`;
  const groups = [
    { use: 'Documentation', files: [parts.documentation] },
    { use: 'Schemas', files: [parts.schema] },
    { use: 'Representations', files: parts.data },
  ];
  const agent = (role: string) =>
    html`<agent ROLE="${role}" TYPE="ORGANIZATION">
<name>${name}</name>
<note csip:NOTETYPE="IDENTIFICATIONCODE">${organisation.code}</note>
</agent>
`;
  const state = isOver ? 'NEW' : 'TEST';
  return html`<mets
 xmlns="http://www.loc.gov/METS/"
 xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
 xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 OBJID="${id}" LABEL="${titleOf(context)}" TYPE="Mixed"
 PROFILE="https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-1-0.xml" csip:CONTENTINFORMATIONTYPE="MIXED">
<metsHdr CREATEDATE="${created}" LASTMODDATE="${created}" RECORDSTATUS="${state}" csip:OAISPACKAGETYPE="SIP">
<agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE">
<name>${SOFTWARE.name}</name>
<note csip:NOTETYPE="SOFTWARE VERSION">${SOFTWARE.version}</note>
</agent>
${agent('ARCHIVIST')}${agent('CREATOR')}</metsHdr>
<dmdSec ID="dmd" CREATED="${created}" STATUS="CURRENT">
<mdRef ${link(parts.descriptive)} MDTYPE="DC" ${about(parts.descriptive)}/>
</dmdSec>
<amdSec><digiprovMD ID="digiprov" CREATED="${created}" STATUS="CURRENT">
<mdRef ${link(parts.preservation)} MDTYPE="PREMIS" ${about(parts.preservation)}/>
</digiprovMD></amdSec>
<fileSec ID="files">
${groups.map(({ use, files }) => group(use, files))}</fileSec>
<structMap ID="structure" TYPE="PHYSICAL" LABEL="CSIP"><div ID="package" LABEL="${id}">
<div ID="div-metadata" LABEL="Metadata" DMDID="dmd" ADMID="digiprov"/>
${groups.map(({ use }) => html`<div ID="div-${idOf(use)}" LABEL="${use}"><fptr FILEID="${idOf(use)}"/></div>\n`)}</div>
</structMap>
</mets>`;
}

/** Paths are ids, days and digests: nothing in them has to be escaped. */
function hrefOf({ path }: Part): string {
  return path;
}

/** Unique in the package, and a name in XML. */
function idOf(what: string): string {
  return `id-${what.replaceAll(/[^A-Za-z0-9.-]/g, '_')}`;
}
