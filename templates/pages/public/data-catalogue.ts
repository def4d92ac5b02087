import type { OpenRollout } from '../../../domain/public/use-cases/list-open-data.ts';
import { inLocale } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import { LANGUAGE_CODES } from '../../words/languages.ts';
import { openDataWords } from '../../words/open-data.gen.ts';

/** Where the pages are, without a slash at the end, and who is written to about the data. */
export type CatalogueContext = { origin: string; contactAddress: string };

// http, as the vocabularies write them: https://docs.dataportal.se/dcat/docs/harvesting/
const DATA_LICENCE = 'http://creativecommons.org/publicdomain/zero/1.0/';
const TEXT_LICENCE = 'http://creativecommons.org/licenses/by/4.0/';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

type Say = ReturnType<typeof openDataWords>;
type Words = (say: Say, locale: string) => string;

/** An element for each language that the site has. */
function inEach(name: string, words: Words): Html {
  return html`${LANGUAGE_CODES.map(
    (code) => html`<${name} xml:lang="${code}">${words(openDataWords(code), code)}</${name}>
`,
  )}`;
}

const link = (name: string, to: string) => html`<${name} rdf:resource="${to}"/>
`;

type File = { path: string; type: string; says: Words; licence: string };
type Dataset = {
  id: string;
  title: Words;
  about: Words;
  keywords: readonly Words[];
  publisher: string;
  page: string;
  files: readonly File[];
};

/**
 * The open data of the site as DCAT-AP-SE 3 (https://docs.dataportal.se/dcat/), in RDF/XML, which is what
 * dataportal.se harvests. Undefined where nothing is open yet: a catalogue has a publisher.
 */
export function dataCatalogue(
  rollouts: readonly OpenRollout[],
  { origin, contactAddress }: CatalogueContext,
): string | undefined {
  const [first] = rollouts;
  if (!first) return undefined;
  const uri = (id: string) => `${origin}/dcat#${id}`;
  const agent = ({ office }: OpenRollout) => uri(`agent-${office.code}`);
  const publisher = agent(first);
  const datasets = [
    ...rollouts.flatMap((rollout) => ofRollout(rollout, agent(rollout))),
    releases(publisher),
  ];
  const contact = uri('contact');
  const offices = [...new Map(rollouts.map((rollout) => [agent(rollout), rollout])).values()];
  return html`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
  xmlns:vcard="http://www.w3.org/2006/vcard/ns#">
<dcat:Catalog rdf:about="${uri('catalogue')}">
${inEach('dcterms:title', (say) => say('catalogue'))}${inEach('dcterms:description', (say) =>
  say('catalogueAbout'),
)}${link('dcterms:publisher', publisher)}${link('dcterms:license', DATA_LICENCE)}${link(
  'foaf:homepage',
  `${origin}/rollouts`,
)}${languages()}${link('dcat:themeTaxonomy', `${AUTHORITY}/data-theme`)}${datasets.map(({ id }) =>
  link('dcat:dataset', uri(id)),
)}${link('dcat:service', uri('api'))}</dcat:Catalog>
${offices.map((rollout) => agentOf(rollout, agent(rollout)))}<vcard:Organization rdf:about="${contact}">
<vcard:fn>${inLocale(first.office.name, 'sv')}</vcard:fn>
${link('vcard:hasEmail', `mailto:${contactAddress}`)}</vcard:Organization>
${datasets.map((dataset) => datasetOf(dataset, { origin, uri, contact }))}${api({
  origin,
  uri,
  contact,
  publisher,
})}</rdf:RDF>
`.markup;
}

type Places = { origin: string; uri: (id: string) => string; contact: string };

function ofRollout({ id, name }: OpenRollout, publisher: string): Dataset[] {
  const page = `/rollouts/${id}`;
  const file = (path: string, type: string, says: Words): File => ({
    ...{ path: `${page}/${path}`, type, says, licence: DATA_LICENCE },
  });
  const service = (code: string) => ({ service: inLocale(name, code, 'sv') });
  const shared = {
    publisher,
    page,
    keywords: [(say: Say) => say('rolloutWord'), (say: Say) => say('municipalityWord')],
  };
  return [
    {
      ...shared,
      id: `standings-${id}`,
      title: (say, code) => say('standings', service(code)),
      about: (say, code) => say('standingsAbout', service(code)),
      files: [
        file('organisations.csv', 'text/csv', (say) => say('csv')),
        file('organisations.json', 'application/json', (say) => say('json')),
      ],
    },
    {
      ...shared,
      id: `events-${id}`,
      title: (say, code) => say('events', service(code)),
      about: (say, code) => say('eventsAbout', service(code)),
      files: [file('feed.atom', 'application/atom+xml', (say) => say('atom'))],
    },
  ];
}

function releases(publisher: string): Dataset {
  const page = '/newsroom';
  const file = (path: string, type: string, says: Words): File => ({
    ...{ path: `${page}/${path}`, type, says, licence: TEXT_LICENCE },
  });
  return {
    ...{ id: 'releases', publisher, page },
    title: (say) => say('releasesData'),
    about: (say) => say('releasesAbout'),
    keywords: [(say) => say('rolloutWord'), (say) => say('pressWord')],
    files: [
      file('feed.atom', 'application/atom+xml', (say) => say('atom')),
      file('feed.json', 'application/feed+json', (say) => say('jsonFeed')),
    ],
  };
}

function datasetOf(dataset: Dataset, { origin, uri, contact }: Places): Html {
  const { id, title, about, keywords, publisher, page, files } = dataset;
  const named = files.map((file, place) => ({ ...file, uri: uri(`${id}-${place + 1}`) }));
  return html`<dcat:Dataset rdf:about="${uri(id)}">
${inEach('dcterms:title', title)}${inEach('dcterms:description', about)}${keywords.map((word) =>
  inEach('dcat:keyword', word),
)}${link('dcterms:publisher', publisher)}${link('dcat:contactPoint', contact)}${link(
  'dcat:landingPage',
  `${origin}${page}`,
)}${link('dcat:theme', `${AUTHORITY}/data-theme/GOVE`)}${link(
  'dcterms:accessRights',
  `${AUTHORITY}/access-right/PUBLIC`,
)}${link('dcterms:accrualPeriodicity', `${AUTHORITY}/frequency/IRREG`)}${languages()}${named.map((file) =>
  link('dcat:distribution', file.uri),
)}</dcat:Dataset>
${named.map(
  (file) => html`<dcat:Distribution rdf:about="${file.uri}">
${inEach('dcterms:description', file.says)}<dcterms:format>${file.type}</dcterms:format>
${link('dcat:accessURL', `${origin}${file.path}`)}${link('dcat:downloadURL', `${origin}${file.path}`)}${link(
  'dcterms:license',
  file.licence,
)}</dcat:Distribution>
`,
)}`;
}

function api({ origin, uri, contact, publisher }: Places & { publisher: string }): Html {
  return html`<dcat:DataService rdf:about="${uri('api')}">
${inEach('dcterms:title', (say) => say('api'))}${inEach('dcterms:description', (say) => say('apiAbout'))}${link(
  'dcterms:publisher',
  publisher,
)}${link('dcat:contactPoint', contact)}${link('dcat:endpointURL', `${origin}/api`)}${link(
  'dcat:endpointDescription',
  `${origin}/api/openapi.json`,
)}${link('dcterms:accessRights', `${AUTHORITY}/access-right/RESTRICTED`)}</dcat:DataService>
`;
}

function agentOf({ office: { name } }: OpenRollout, agent: string): Html {
  return html`<foaf:Agent rdf:about="${agent}">
${inEach('foaf:name', (_say, code) => inLocale(name, code, 'sv'))}</foaf:Agent>
`;
}

function languages(): Html {
  return html`${['SWE', 'ENG'].map((code) => link('dcterms:language', `${AUTHORITY}/language/${code}`))}`;
}
