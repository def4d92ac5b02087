import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/**
 * Cookies for this host and every path, HttpOnly and SameSite. Over https they are Secure with the prefix
 * `__Host-`; local http supports neither.
 */
export class Cookies {
  readonly #secure: boolean;

  constructor(consoleUrl: string) {
    this.#secure = consoleUrl.startsWith('https:');
  }

  read(context: Context, name: string): string | undefined {
    return this.#secure ? getCookie(context, name, 'host') : getCookie(context, name);
  }

  write(context: Context, name: string, { value, maxAge }: { value: string; maxAge: number }): void {
    const common = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge } as const;
    if (this.#secure) setCookie(context, name, value, { ...common, secure: true, prefix: 'host' });
    else setCookie(context, name, value, common);
  }
}
