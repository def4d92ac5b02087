import type { Context } from 'hono';
import { attachment, download, type FileName } from './download.ts';
import { type Framed, IS_FRAMED } from './framed-content.ts';

/** A page, a download, data, a redirect, or not found. */
export type PageAnswer =
  | { page: string; status?: 200 | 400 | 409 | 410 | 413 | 422 | 429 }
  | { file: string | Uint8Array<ArrayBuffer>; name: FileName }
  | { json: object }
  | { to: string }
  /** Another media type; downloaded if it has a name. Names are made of ids; `called`: what people call it. */
  | { body: string | Uint8Array<ArrayBuffer>; type: string; name?: string; called?: string }
  /** A fragment for the polling script; `still`: no further changes expected. */
  | { part: string; still: boolean }
  /** The HTML of a mail, for a sandboxed frame. */
  | { mail: string }
  /** A preview of a public page, for a sandboxed frame. */
  | { framedPage: string }
  | 'not-there';

/** Converts an answer to HTTP. */
export function respond(
  context: Context,
  given: Exclude<PageAnswer, 'not-there'>,
): Response | Promise<Response> {
  if ('file' in given) return download(context, given.name, given.file);
  if ('json' in given) return context.json(given.json);
  if ('to' in given) return context.redirect(given.to, 303);
  if ('body' in given) {
    if (given.name) context.header('Content-Disposition', attachment(given.name, given.called));
    return context.body(given.body, 200, { 'Content-Type': given.type });
  }
  if ('part' in given) {
    context.header('X-Still', given.still ? 'yes' : 'no');
    return context.html(given.part);
  }
  if ('mail' in given) return framed(context, 'mail', given.mail);
  if ('framedPage' in given) return framed(context, 'page', given.framedPage);
  return context.html(given.page, given.status ?? 200);
}

function framed(context: Context, kind: Framed, html: string): Response | Promise<Response> {
  return context.html(html, 200, { [IS_FRAMED]: kind });
}
