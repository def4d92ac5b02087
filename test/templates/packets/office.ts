import { posix } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Entry, unzip } from './unzip.ts';

/** An element of XML in order: its name, attributes and what is in it. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** An Office document as independent parsers see it. @throws where a part is no well-formed XML */
export class OfficeDocument {
  readonly entries: Entry[];

  constructor(bytes: Uint8Array) {
    this.entries = unzip(bytes);
    for (const { name, bytes: part } of this.entries) {
      const verdict = /\.(xml|rels)$/.test(name) ? XMLValidator.validate(part.toString('utf8')) : true;
      if (verdict !== true) throw new Error(`${name}: ${verdict.err.msg}`);
    }
  }

  names(pattern: RegExp): string[] {
    const number = (name: string) => Number(/(\d+)\D*$/.exec(name)?.[1] ?? 0);
    return this.entries
      .map(({ name }) => name)
      .filter((name) => pattern.test(name))
      .toSorted((a, b) => number(a) - number(b));
  }

  raw(name: string): string {
    return this.entries.find((entry) => entry.name === name)?.bytes.toString('utf8') ?? '';
  }

  part(name: string): Node {
    return { name: '', attributes: {}, text: '', children: nodesOf(parser.parse(this.raw(name))) };
  }

  /** What is referred to and not there, and parts whose type nobody says. */
  problems(): string[] {
    const there = new Set(this.entries.map(({ name }) => name));
    const types = all(this.part('[Content_Types].xml'));
    const typed = (name: string) =>
      types.some(
        ({ attributes }) => attributes.PartName === `/${name}` || name.endsWith(`.${attributes.Extension}`),
      );
    const untyped = [...there].filter((name) => name !== '[Content_Types].xml' && !typed(name));
    const dangling = this.names(/\.rels$/).flatMap((rels) => {
      const base = posix.dirname(posix.dirname(rels));
      return all(this.part(rels)).flatMap(({ attributes: { Target = '', TargetMode } }) => {
        if (Target === '') return [];
        if (TargetMode === 'External')
          return /^(https|mailto):/.test(Target) ? [] : [`${rels} leads to ${Target}`];
        const path = Target.startsWith('/') ? Target.slice(1) : posix.join(base, Target);
        return there.has(path) ? [] : [`${rels} misses ${path}`];
      });
    });
    return [...untyped.map((name) => `${name} has no type`), ...dangling];
  }
}

function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Record<string, unknown>): Node[] => {
    const attributes = (item[':@'] ?? {}) as Record<string, string>;
    return Object.entries(item).flatMap(([name, inner]): Node[] => {
      if (name === ':@') return [];
      if (name === '#text') return [{ name, attributes: {}, children: [], text: String(inner) }];
      return [{ name, attributes, children: nodesOf(inner), text: '' }];
    });
  });
}

/** An element and everything in it. */
export function all(node: Node, name?: string): Node[] {
  const found = [node, ...node.children.flatMap((child) => all(child))];
  return name === undefined ? found : found.filter((each) => each.name === name);
}

/** The words in an element; each paragraph of the two formats is a line. */
export function wordsOf(node: Node): string {
  const own = node.text + node.children.map(wordsOf).join('');
  return ['w:p', 'a:p'].includes(node.name) ? `${own}\n` : own;
}
