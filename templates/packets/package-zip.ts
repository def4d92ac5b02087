import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A quarter of the time of the usual 6, for files that are a tenth larger. */
const LEVEL = 3;

/** Files by name as a ZIP whose every entry has the same time: the same files give the same bytes. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>, at: number): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) {
    // What is a ZIP itself gets no smaller.
    entries[name] = [bytes, { level: /\.(docx|pptx|png)$/.test(name) ? 0 : LEVEL }];
  }
  return zipSync(entries, { mtime: dosTime(at) });
}

/** ZIPs keep the clock on the wall, and fflate reads it off the machine's zone: the date given has that of UTC. */
function dosTime(at: number): Date {
  const utc = new Date(at);
  const day = [utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate()] as const;
  return new Date(...day, utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds());
}

/** Changes one XML part of a document; the name is its path in the package. */
export type Mend = (xml: string, name: string) => string;

/**
 * An Office document packed anew: its times are the plan's, its parts are in a fixed order, and what a library made up by
 * chance is numbered.
 */
export function tidied(document: Uint8Array, at: number, mend: Mend): Uint8Array {
  const parts = unzipSync(document);
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'));
  const files: Record<string, Uint8Array> = {};
  // The list of types comes first, since that is where readers look.
  for (const name of names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const part = parts[name];
    if (part) files[name] = /\.(xml|rels)$/.test(name) ? mended(part, { name, at, mend }) : part;
  }
  return zipOf(files, at);
}

function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

// Characters that XML 1.0 cannot have, even escaped: one of them, and Office says that the document is damaged.
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

type Mending = { name: string; at: number; mend: Mend };

function mended(part: Uint8Array, { name, at, mend }: Mending): Uint8Array {
  const xml = mend(strFromU8(part), name).replaceAll(NOT_XML, '');
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return strToU8(
    name === 'docProps/core.xml'
      ? xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`)
      : xml,
  );
}
