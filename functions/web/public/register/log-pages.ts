import * as z from 'zod';
import { readLogHead, readLogTile } from '../../../../domain/register/use-cases/read-log.ts';
import { taking } from '../../http/add-pages.ts';
import { ON_SITE, type SiteRequest, type SiteRoute } from '../site-page.ts';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
/** A part of a tile's path: `067`, `x001`, `067.p` or the width of a partial tile. */
const part = z.string().regex(/^[a-z0-9.]{1,7}$/);
const none = z.undefined().optional();

/**
 * The log of the register as files: https://c2sp.org/tlog-tiles. A tile never changes; its path has up to three parts
 * below its level.
 */
export const LOG_PAGES: readonly SiteRoute[] = [
  {
    ...ON_SITE,
    cache: 'seconds',
    path: '/log/checkpoint',
    answer: async ({ ports }: SiteRequest) => {
      const head = await readLogHead(ports);
      return head ? { body: head.note, type: TEXT } : 'not-there';
    },
  },
  {
    ...ON_SITE,
    path: '/log/key',
    answer: async ({ ports }: SiteRequest) => {
      const head = await readLogHead(ports);
      return head ? { body: `${head.verifier}\n`, type: TEXT } : 'not-there';
    },
  },
  tile('/log/tile/{level}/{a}', { a: part, b: none, c: none }),
  tile('/log/tile/{level}/{a}/{b}', { a: part, b: part, c: none }),
  tile('/log/tile/{level}/{a}/{b}/{c}', { a: part, b: part, c: part }),
];

type Parts = Record<'a' | 'b' | 'c', z.ZodType<string | undefined>>;

function tile(path: SiteRoute['path'], parts: Parts): SiteRoute {
  const params = z.object({ level: z.string().regex(/^(entries|\d{1,2})$/), ...parts });
  return {
    ...ON_SITE,
    cache: 'for-good',
    path,
    ...taking(z.object({ params }), async ({ ports }: SiteRequest, { params: { level, a, b, c } }) => {
      const below = [a, b, c].filter((one) => one !== undefined).join('/');
      const bytes = await readLogTile(`tile/${level}/${below}`, ports);
      return bytes ? { body: bytes, type: BYTES } : 'not-there';
    }),
  };
}
