import { XMLValidator } from 'fast-xml-parser';
import { packageProblems } from './office-package.ts';
import { type Node, parsedXml } from './office-xml.ts';
import { type Entry, unzip } from './unzip.ts';

/**
 * An Office document as independent parsers see it. @throws where a part is no well-formed XML, or where an office
 * program would offer to repair the document: so every document that a test opens is whole
 */
export class OfficeDocument {
  readonly entries: Entry[];
  readonly #parts: ReadonlyMap<string, Node | undefined>;

  constructor(bytes: Uint8Array) {
    this.entries = unzip(bytes);
    this.#parts = new Map(
      this.entries.map(({ name, bytes: part }) => {
        if (!/\.(xml|rels)$/.test(name)) return [name, undefined];
        const xml = part.toString('utf8');
        const verdict = XMLValidator.validate(xml);
        if (verdict !== true) throw new Error(`${name}: ${verdict.err.msg}`);
        return [name, parsedXml(xml)];
      }),
    );
    const problems = packageProblems(this.#parts);
    if (problems.length > 0) throw new Error(problems.join('\n'));
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
    return this.#parts.get(name) ?? parsedXml(this.raw(name));
  }
}
