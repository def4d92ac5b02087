import type { MailContent } from '../../domain/mail/variant.ts';
import { type Html, html } from '../shared/html.ts';
import { PALETTE } from '../styles/palette.gen.ts';

// Pixels: a stick 14 high, notches 12 wide and 8 deep, 16 apart.
const WOOD = 16;
const NOTCH = 12;
const CUT = 8;
const BELOW = 6;

/**
 * The progress bar, drawn as a message stick with one notch per milestone, filled once reached. Table cells
 * instead of an image, since many inboxes block images. `label` is its text alternative.
 */
export function mark(milestones: MailContent['milestones'], label: string): Html {
  const width = milestones.length * (WOOD + NOTCH) + WOOD;
  const cut = milestones.map(
    ({ reached }) => html`${cell(WOOD, CUT, 'stick')}${cell(NOTCH, CUT, reached ? 'inlay' : 'hole')}`,
  );
  return html`<div role="img" aria-label="${label}">
<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="${width}" style="width:${width}px">
<tr>${cut}${cell(WOOD, CUT, 'stick')}</tr>
<tr>${cell(width, BELOW, 'stick', milestones.length * 2 + 1)}</tr>
</table>
</div>
`;
}

type Fill = 'stick' | 'inlay' | 'hole';

const FILL = {
  stick: html`class="stick" bgcolor="${PALETTE.brand[0]}" style="background-color:${PALETTE.brand[0]};`,
  inlay: html`class="inlay" bgcolor="${PALETTE.inlay[0]}" style="background-color:${PALETTE.inlay[0]};`,
  hole: html`style="`,
} as const satisfies Record<Fill, Html>;

// Without font-size and line-height, Word (which renders mail in Outlook) gives every row the height of a
// line of text.
function cell(width: number, height: number, fill: Fill, span = 1): Html {
  const size = html`width="${width}" height="${height}" colspan="${span}"`;
  return html`<td ${size} ${FILL[fill]}height:${height}px;padding:0;font-size:0;line-height:${
    height
  }px;mso-line-height-rule:exactly"></td>`;
}
