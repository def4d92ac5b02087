import { type Html, html } from '../../shared/html.ts';

/** For `page`: the script that keeps to {@link fileLimit}. */
export const FILE_LIMIT_SCRIPT_PATH = '/file-limit.js';

/** Attributes of a form with files: how many bytes they may be together, and the sentence where they are more. */
export function fileLimit(bytes: number, tooLarge: string): Html {
  return html` data-most-bytes="${bytes}" data-too-large="${tooLarge}"`;
}
