import { posix } from 'node:path';
import { all, type Node } from './office-xml.ts';

/** Parts of an Office document by their path, as parsed; undefined for what is no XML. */
export type Parts = ReadonlyMap<string, Node | undefined>;

const TYPES = '[Content_Types].xml';
const RELS = /^(.*?)_rels\/([^/]*)\.rels$/;

/** What must be said once within a part (ECMA-376 part 1 for ids, part 2 for types and relationships). */
const ONCE: readonly [element: string, attribute: string][] = [
  ['Override', 'PartName'],
  ['Default', 'Extension'],
  ['Relationship', 'Id'],
  ['p:sldId', 'id'],
  ['p:sldMasterId', 'id'],
  ['p:sldLayoutId', 'id'],
  ['p:cNvPr', 'id'],
  ['wp:docPr', 'id'],
  ['w:bookmarkStart', 'w:id'],
  ['w:style', 'w:styleId'],
  ['w:num', 'w:numId'],
];

/**
 * Why an office program would offer to repair a document: a part that is named and missing, there and never
 * named, without a type, or an id that stands twice.
 */
export function packageProblems(parts: Parts): string[] {
  const links = [...parts].flatMap(([name, part]) => (part ? linksOf(name, part) : []));
  const reached = new Set(links.flatMap(({ to }) => to ?? []));
  const unreached = [...parts.keys()].filter(
    (name) => name !== TYPES && !RELS.test(name) && !reached.has(name),
  );
  return [
    ...typeProblems(parts),
    ...links.flatMap(({ from, to }) => (to === undefined || parts.has(to) ? [] : [`${from} misses ${to}`])),
    ...unreached.map((name) => `nothing leads to ${name}`),
    ...[...parts].flatMap(([name, part]) => {
      return part ? [...twice(name, part), ...unlinked(name, parts), ...strangers(name, part)] : [];
    }),
  ];
}

/** Every part has a type, and every type a part. */
function typeProblems(parts: Parts): string[] {
  const types = all(parts.get(TYPES) ?? NOTHING).map(({ attributes }) => attributes);
  const named = new Set(types.flatMap(({ PartName }) => PartName ?? []));
  const extensions = new Set(types.flatMap(({ Extension }) => Extension?.toLowerCase() ?? []));
  const isTyped = (name: string) =>
    name === TYPES || named.has(`/${name}`) || extensions.has(name.split('.').at(-1)?.toLowerCase() ?? '');
  return [
    ...[...parts.keys()].filter((name) => !isTyped(name)).map((name) => `${name} has no type`),
    ...[...named].filter((name) => !parts.has(name.slice(1))).map((name) => `${TYPES} misses ${name}`),
  ];
}

type Link = { from: string; id: string; to?: string };

/** Addresses outside that are neither https nor mail. */
function strangers(name: string, part: Node): string[] {
  return all(part, 'Relationship').flatMap(({ attributes: { Target = '', TargetMode } }) =>
    TargetMode !== 'External' || /^(https|mailto):/.test(Target) ? [] : [`${name} leads to ${Target}`],
  );
}

/** Relationships of a `.rels` part; those to the outside lead to no part. */
function linksOf(from: string, part: Node): Link[] {
  const folder = RELS.exec(from)?.[1];
  if (folder === undefined) return [];
  return all(part, 'Relationship').map(({ attributes: { Id: id = '', Target = '', TargetMode } }) => {
    if (TargetMode === 'External') return { from, id };
    return { from, id, to: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) };
  });
}

function twice(name: string, part: Node): string[] {
  return ONCE.flatMap(([element, attribute]) => {
    const values = all(part, element).flatMap(({ attributes }) => attributes[attribute] ?? []);
    const again = values.filter((value, index) => values.indexOf(value) !== index);
    return again.map((value) => `${name} has ${element} ${value} twice`);
  });
}

/** References of a part that its relationships do not define, and relationships of a part that is not there. */
function unlinked(name: string, parts: Parts): string[] {
  const [, folder = '', source = ''] = RELS.exec(name) ?? [];
  if (source !== '' && !parts.has(folder + source)) return [`${name} belongs to nothing`];
  const rels = `${posix.join(posix.dirname(name), '_rels', posix.basename(name))}.rels`;
  const defined = new Set(linksOf(rels, parts.get(rels) ?? NOTHING).map(({ id }) => id));
  const used = all(parts.get(name) ?? NOTHING).flatMap(({ attributes }) =>
    ['r:id', 'r:embed', 'r:link'].flatMap((each) => attributes[each] ?? []),
  );
  return used.filter((id) => !defined.has(id)).map((id) => `${name} refers to ${id}, which is not defined`);
}

const NOTHING: Node = { name: '', attributes: {}, children: [], text: '' };
