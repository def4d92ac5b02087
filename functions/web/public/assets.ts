import { stickFile } from '../../../templates/pages/shared/stick.ts';
import { PALETTE } from '../../../templates/styles/palette.gen.ts';
import { CONSOLE_STYLE, SITE_STYLE } from '../../../templates/styles/styles.gen.ts';
import { OPENAPI } from '../api/openapi.gen.ts';
import type { PublicRoute } from './public-route.ts';

const MARK = stickFile({ stick: PALETTE.brand[0], inlay: PALETTE.inlay[0] });

/** Shared assets, and the description of the API. */
export const ASSETS: readonly PublicRoute<unknown, unknown>[] = [
  asset('/style.css', 'text/css; charset=utf-8', CONSOLE_STYLE),
  asset('/site.css', 'text/css; charset=utf-8', SITE_STYLE),
  asset('/mark.svg', 'image/svg+xml', MARK),
  asset('/api/openapi.json', 'application/json', OPENAPI),
];

function asset(path: `/${string}`, type: string, body: string): PublicRoute<unknown, unknown> {
  return { method: 'GET', path, who: 'anyone', cache: 'hour', answer: () => ({ body, type }) };
}
