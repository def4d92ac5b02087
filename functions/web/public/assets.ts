import { brotliDecompressSync } from 'node:zlib';
import { stickFile } from '../../../templates/pages/shared/progress-bar.ts';
import { PALETTE } from '../../../templates/styles/palette.gen.ts';
import {
  CONSOLE_STYLE,
  CONSOLE_STYLE_VERSION,
  SITE_STYLE,
  SITE_STYLE_VERSION,
} from '../../../templates/styles/styles.gen.ts';
import type { Version } from '../access/access-rule.ts';
import { CLIENT } from '../api/client.gen.ts';
import { OPENAPI } from '../api/openapi.gen.ts';
import type { PublicRoute } from './public-route.ts';

const MARK = stickFile({ stick: PALETTE.brand[0], inlay: PALETTE.inlay[0] });

const TEXT = 'text/plain; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/** Shared assets, the description of the API, and a client of it. */
export const ASSETS: readonly PublicRoute<unknown, unknown>[] = [
  asset('/files/style.css', { type: CSS, body: CONSOLE_STYLE, cache: { version: CONSOLE_STYLE_VERSION } }),
  asset('/files/site.css', { type: CSS, body: SITE_STYLE, cache: { version: SITE_STYLE_VERSION } }),
  asset('/files/mark.svg', { type: 'image/svg+xml', body: MARK, cache: 'hour' }),
  asset('/api/openapi.json', { type: 'application/json', body: OPENAPI, cache: 'hour' }),
  {
    ...{ method: 'GET', path: '/api/client.ts', who: 'anyone', cache: 'hour' },
    // Unpacked when it is asked for: it is large, and few ask.
    answer: () => ({ body: brotliDecompressSync(Buffer.from(CLIENT, 'base64')).toString(), type: TEXT }),
  },
];

type Asset = { type: string; body: string; cache: 'hour' | Version };

function asset(path: `/${string}`, { type, body, cache }: Asset): PublicRoute<unknown, unknown> {
  return { method: 'GET', path, who: 'anyone', cache, answer: () => ({ body, type }) };
}
