import type { Admission, User } from '../../../domain/rollout/user.ts';
import type { Reader } from '../../../templates/pages/shared/page.ts';
import type { AccessRule } from '../access/access-rule.ts';
import type { PageQuery, Route } from '../http/add-pages.ts';
import type { PageAnswer } from '../http/page-answer.ts';
import type { ConsolePorts } from './console-ports.ts';

/** A page request: user, admission and input. */
export type PageRequest<Ports = ConsolePorts> = PageQuery & {
  user: User;
  admission: Admission;
  ports: Ports;
  /** For the page head and the hidden field of its forms. */
  reader: Reader;
  mailboxUrl?: string | undefined;
  /** Submitted form fields; files as they are. */
  form: Readonly<Record<string, string | File>>;
  /** Notes how many things wait for the reader, for the head of the pages that they open next. */
  counted: (count: number) => void;
};

/**
 * A page of the console. POST only gets the console's own forms. `refill` shows the form of a POST filled in with the
 * texts of `form`, and acts on nothing: for forms in which people write at length.
 */
export type PageRoute<Ports = ConsolePorts> = AccessRule &
  Route<PageRequest<Ports>> &
  Refills<PageRequest<Ports>>;

export type Refills<Request> = { refill?: (request: Request) => PageAnswer | Promise<PageAnswer> };
