import type { Admission, User } from '../../../domain/rollout/user.ts';
import type { Reader } from '../../../templates/pages/shared/page.ts';
import type { AccessRule } from '../access/access-rule.ts';
import type { Asked, Route } from '../http/add-pages.ts';
import type { ConsolePorts } from './console-ports.ts';

/** Who asks for a page, how far they see, and what came with the request. */
export type PageRequest<Ports = ConsolePorts> = Asked & {
  user: User;
  admission: Admission;
  ports: Ports;
  /** For the head of the page, and the hidden field of its forms. */
  reader: Reader;
  mailboxUrl?: string | undefined;
  /** Fields of a form that was sent from a page of the console; files as they are. */
  form: Readonly<Record<string, string | File>>;
};

/** A page of the console. POST gets only what a form of the console's own sent. */
export type PageRoute<Ports = ConsolePorts> = AccessRule & Route<PageRequest<Ports>>;
