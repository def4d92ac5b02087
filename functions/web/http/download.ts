import type { Context } from 'hono';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** A file name made of ids; its extension gives the media type. */
export type FileName = `${string}.${keyof typeof TYPES}`;

/** Responds with a download. The name is made of ids; its extension gives the media type. */
export function download(context: Context, name: FileName, body: string | Uint8Array<ArrayBuffer>): Response {
  const type = Object.entries(TYPES).find(([end]) => name.endsWith(`.${end}`))?.[1] ?? TYPES.zip;
  context.header('Content-Disposition', attachment(name));
  return context.body(body, 200, { 'Content-Type': type });
}

/** To be kept under a name made of ids, or as people call it where programs can (RFC 6266). */
export function attachment(name: string, called = name): string {
  const plain = `attachment; filename="${name}"`;
  if (called === name) return plain;
  const encoded = encodeURIComponent(called).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${encoded}`;
}
