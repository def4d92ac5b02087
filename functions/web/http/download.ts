import type { Context } from 'hono';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const;

/** A name made of ids, whose end says what it is. */
export type FileName = `${string}.${keyof typeof TYPES}`;

/** Answers with a file of that name, which is made of ids. Its end says what it is. */
export function download(context: Context, name: FileName, body: string | Uint8Array<ArrayBuffer>): Response {
  const type = Object.entries(TYPES).find(([end]) => name.endsWith(`.${end}`))?.[1] ?? TYPES.zip;
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  return context.body(body, 200, { 'Content-Type': type });
}
