import type { ImageType } from '../../../domain/press/press-image.ts';
import type { Admission, User } from '../../../domain/rollout/user.ts';
import type { Reader } from '../../../templates/pages/shared/page.ts';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import type { AccessRule } from '../access/access-rule.ts';
import type { FileName } from '../http/download.ts';
import type { ConsolePorts } from './console-ports.ts';

/** Who asks for a page, how far they see, and what came with the request. */
export type PageRequest<Ports = ConsolePorts> = {
  user: User;
  admission: Admission;
  ports: Ports;
  locale: PageLocale;
  /** For the head of the page, and the hidden field of its forms. */
  reader: Reader;
  mailboxUrl?: string | undefined;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Fields of a form that was sent from a page of the console; files as they are. */
  form: Readonly<Record<string, string | File>>;
};

/** A page, a file to keep, data, another page to go to, or nothing that this visitor can see. */
export type PageAnswer =
  | { page: string; status?: 200 | 400 | 409 | 413 | 422 }
  | { file: string | Uint8Array<ArrayBuffer>; name: FileName }
  | { json: object }
  | { to: string }
  /** A part of a page, for the script that looks again; `still`: nothing moves any more. */
  | { part: string; still: boolean }
  /** The HTML of a mail, which goes into a frame where nothing of it can act. */
  | { mail: string }
  /** A page for the public as it will be, for a frame where nothing of it can act. */
  | { framedPage: string }
  | { image: { type: ImageType; bytes: Uint8Array<ArrayBuffer> } }
  | 'not-there';

/**
 * A page of the console as data. GET only shows. POST acts, and gets only what a form of the console's own sent; it answers
 * with `to`, so that going back or again sends nothing twice, or with the page and what has to be mended.
 */
export type PageRoute<Ports = ConsolePorts> = AccessRule & {
  method: 'GET' | 'POST';
  /** With parameters in braces, as the API's paths. */
  path: `/${string}`;
  answer(request: PageRequest<Ports>): Promise<PageAnswer>;
};
