import { strToU8, zipSync } from 'fflate';
import { xlsxFiles } from '../../../templates/shared/xlsx.ts';

/**
 * Packs files by path into a ZIP archive. `at` (ms) is the timestamp of each entry, so equal files give equal
 * archives.
 */
export function zip(
  files: Readonly<Record<string, string | Uint8Array>>,
  at: number,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: at, level: 9 }));
}

// Equal rows give an equal file, whenever it is made; ZIP knows no earlier day.
const NO_DAY = Date.UTC(1980, 0, 2);

/** A table as a workbook of one sheet (XLSX); see {@link xlsxFiles}. */
export function workbook(rows: Parameters<typeof xlsxFiles>[0]): Uint8Array<ArrayBuffer> {
  return zip(xlsxFiles(rows), NO_DAY);
}
