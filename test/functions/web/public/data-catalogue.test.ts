import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fullStores } from '../fixtures/a-full-site.ts';
import { aSite, ORIGIN } from '../fixtures/a-site.ts';

const [DCAT, TERMS, FOAF] = [
  'http://www.w3.org/ns/dcat#',
  'http://purl.org/dc/terms/',
  'http://xmlns.com/foaf/0.1/',
];
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/**
 * What DCAT-AP-SE 3.0.1 demands of each class, and how often, written out from
 * https://docs.dataportal.se/dcat/3.0.1/sv/: `one` or `some`, each of them a text in a language, an address or a word.
 */
const DEMANDED = {
  [`${DCAT}Catalog`]: {
    [`${TERMS}title`]: 'some texts',
    [`${TERMS}description`]: 'some texts',
    [`${TERMS}publisher`]: 'one address',
    [`${TERMS}license`]: 'one address',
    [`${DCAT}dataset`]: 'some addresses',
  },
  [`${DCAT}Dataset`]: {
    [`${TERMS}title`]: 'some texts',
    [`${TERMS}description`]: 'some texts',
    [`${TERMS}publisher`]: 'one address',
    [`${DCAT}distribution`]: 'some addresses',
    [`${DCAT}contactPoint`]: 'one address',
  },
  [`${DCAT}Distribution`]: {
    [`${DCAT}accessURL`]: 'one address',
    [`${DCAT}downloadURL`]: 'one address',
    [`${TERMS}license`]: 'one address',
    [`${TERMS}format`]: 'one word',
  },
  [`${DCAT}DataService`]: {
    [`${TERMS}title`]: 'some texts',
    [`${DCAT}endpointURL`]: 'one address',
    [`${DCAT}endpointDescription`]: 'one address',
  },
  [`${FOAF}Agent`]: { [`${FOAF}name`]: 'some texts' },
  [`${VCARD}Organization`]: { [`${VCARD}fn`]: 'one word', [`${VCARD}hasEmail`]: 'one address' },
} as const;

const quadSchema = z.object({
  subject: z.object({ termType: z.string(), value: z.string() }),
  predicate: z.object({ value: z.string() }),
  object: z.object({ termType: z.string(), value: z.string(), language: z.string().default('') }),
});
type Quad = z.infer<typeof quadSchema>;

const site = aSite(await fullStores(2));
let document: string;
let quads: Quad[];

async function parsed(text: string): Promise<Quad[]> {
  const parser = new RdfXmlParser();
  const found: Quad[] = [];
  const ended = new Promise<void>((resolve, reject) => parser.on('end', resolve).on('error', reject));
  parser.on('data', (quad: unknown) => found.push(quadSchema.parse(quad)));
  parser.write(text);
  parser.end();
  await ended;
  return found;
}

beforeAll(async () => {
  const answer = await site.app.request('/dcat');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/rdf+xml; charset=utf-8',
  ]);
  document = await answer.text();
  quads = await parsed(document);
});

const ofType = (type: string) =>
  quads
    .filter(({ predicate, object }) => predicate.value === TYPE && object.value === type)
    .map((quad) => quad.subject.value);
const objectsOf = (subject: string, predicate: string) =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map(({ object }) => object);

function isAsDemanded(objects: readonly Quad['object'][], demand: string): boolean {
  const [count = '', kind = ''] = demand.split(' ');
  const isOf = ({ termType, language }: Quad['object']) =>
    kind.startsWith('address')
      ? termType === 'NamedNode'
      : termType === 'Literal' && (kind === 'word' || language !== '');
  return objects.every(isOf) && (count === 'one' ? objects.length === 1 : objects.length > 0);
}

describe('the catalogue of open data', () => {
  it('has what DCAT-AP-SE demands, and nothing without an address of its own', () => {
    for (const [type, demands] of Object.entries(DEMANDED)) {
      const subjects = ofType(type);
      expect([type, subjects.length > 0]).toEqual([type, true]);
      for (const subject of subjects)
        for (const [predicate, demand] of Object.entries(demands))
          expect([subject, predicate, isAsDemanded(objectsOf(subject, predicate), demand)]).toEqual([
            subject,
            predicate,
            true,
          ]);
    }
    expect(
      quads.filter(({ subject, object }) =>
        [subject, object].some(({ termType }) => termType === 'BlankNode'),
      ),
    ).toEqual([]);
    expect(ofType(`${DCAT}Catalog`)).toHaveLength(1);
  });

  it('speaks of nothing that is not described, and in both languages', () => {
    const described = new Set(quads.map(({ subject }) => subject.value));
    const own = quads
      .map(({ object }) => object.value)
      .filter((value) => value.startsWith(`${ORIGIN}/dcat#`));
    expect(own.filter((value) => !described.has(value))).toEqual([]);
    for (const subject of ofType(`${DCAT}Dataset`))
      expect(
        objectsOf(subject, `${TERMS}title`)
          .map(({ language }) => language)
          .toSorted(),
      ).toEqual(['en', 'sv']);
  });

  it('is published by the office of the rollout, with named licences', () => {
    const [catalogue = ''] = ofType(`${DCAT}Catalog`);
    const [publisher] = objectsOf(catalogue, `${TERMS}publisher`);
    expect(
      objectsOf(publisher?.value ?? '', `${FOAF}name`).find(({ language }) => language === 'sv')?.value,
    ).toMatch(/\S/);
    const licences = quads
      .filter(({ predicate }) => predicate.value === `${TERMS}license`)
      .map(({ object }) => object.value);
    expect([...new Set(licences)].toSorted()).toEqual([
      'http://creativecommons.org/licenses/by/4.0/',
      'http://creativecommons.org/publicdomain/zero/1.0/',
    ]);
  });

  it('leads to files that are there, of the type that it says', async () => {
    for (const distribution of ofType(`${DCAT}Distribution`)) {
      const [[address], [format]] = [
        objectsOf(distribution, `${DCAT}downloadURL`),
        objectsOf(distribution, `${TERMS}format`),
      ];
      const answer = await site.app.request((address?.value ?? '').replace(ORIGIN, ''));
      const type = answer.headers.get('content-type')?.split(';')[0];
      expect([address?.value, answer.status, type]).toEqual([address?.value, 200, format?.value]);
    }
  });

  it('is named in the head of the first page', async () => {
    expect(await site.page('/rollouts?lang=en')).toContain(
      '<link rel="alternate" type="application/rdf+xml" title="Open data about rollouts" href="/dcat">',
    );
  });

  it('is not there before anything is open', async () => {
    expect((await aSite().app.request('/dcat')).status).toBe(404);
  });
});
