import { type Html, html } from '../shared/html.ts';
import { inlineStyle } from './inline-style.ts';

/** A part of the mail with a hairline above. A cell, since Outlook knows no padding on anything else. */
export function part(inner: Html): Html {
  return html`<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%">
<tr><td ${inlineStyle('part')}>
${inner}
</td></tr>
</table>
`;
}

/** `attributes`: the language of what the progress bar says, where it is not that of the mail. */
type LetterHead = { sign: Html; attributes?: Html; service: string; organisation: string };

/** The head of a mail: the mark, what it is about, and who speaks. */
export function letterHead({ sign, attributes = html``, service, organisation }: LetterHead): Html {
  return html`<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%">
<tr><td width="100" valign="middle" style="padding:0"${attributes}>
${sign}</td>
<td width="16" style="padding:0"></td>
<td valign="middle" style="padding:0">
<p ${inlineStyle('service')}>${service}</p>
<p ${inlineStyle('organisation')}>${organisation}</p>
</td></tr>
</table>`;
}
