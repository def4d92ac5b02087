import { type Html, html } from '../shared/html.ts';
import { dress } from './dress.ts';

/**
 * A section of the mail with a hairline above. A table cell, since Outlook supports padding on nothing else.
 */
export function part(inner: Html): Html {
  return html`<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%">
<tr><td ${dress('part')}>
${inner}
</td></tr>
</table>
`;
}

/** `tongue`: language attributes of the progress bar, if they differ from the mail's. */
type LetterHead = { sign: Html; tongue?: Html; service: string; organisation: string };

/** The head of a mail: progress bar, subject and sender. */
export function letterHead({ sign, tongue = html``, service, organisation }: LetterHead): Html {
  return html`<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%">
<tr><td width="100" valign="middle" style="padding:0"${tongue}>
${sign}</td>
<td width="16" style="padding:0"></td>
<td valign="middle" style="padding:0">
<p ${dress('service')}>${service}</p>
<p ${dress('organisation')}>${organisation}</p>
</td></tr>
</table>`;
}
