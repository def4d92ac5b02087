import { readFile } from 'node:fs/promises';
import type { SignedIn } from './signed-in.ts';

/** A release as somebody writes it into the console's form: in Swedish, with one quote, one image and one contact. */
export const PRESS_FIELDS = {
  rollout: 'bob',
  seen: '0-0',
  id: 'bob-bokning',
  publishAt: '2026-12-04T09:00',
  audience: 'all',
  'texts-sv-headline': 'Nu kan föreningar boka i en tjänst',
  'texts-sv-place': 'Stockholm',
  'texts-sv-lead': 'Fler kommuner går samman om bokning och bidrag.',
  'texts-sv-body':
    'Det här händer nu:\r\n\r\n- Kommunerna avropar en i taget.\r\n- Invånarna kan boka i mars 2027.',
  'texts-sv-boilerplate': 'SKR samordnar införandet.',
  'quotes-0-name': 'Birgitta Ståhl',
  'quotes-0-title-sv': 'projektledare',
  'quotes-0-text-sv': 'En förening ska inte behöva lära sig tre system.',
  'quotes-0-approvedBy': 'Birgitta Ståhl',
  'quotes-0-approvedAt': '2026-11-24T15:10',
  'factBox-0-label-sv': 'Start',
  'factBox-0-value-sv': 'Mars 2027',
  'images-0-credit': 'Illustration: SKR',
  'images-0-alt-sv': 'En grön stav med tre hack',
  'images-0-rights-sv': 'Fri att använda',
  'contacts-0-name': 'Tuva Rehnberg',
  'contacts-0-role-sv': 'pressansvarig',
  'contacts-0-phone': '08-555 00 10',
  'contacts-0-address': 'press@skr.example',
} as const;

/** The image of the sample, which goes with {@link PRESS_FIELDS}. */
export const PRESS_IMAGE = 'local/sample/bob/press/budkavle.png';

/** Sends the form with its image. */
export async function sendPressForm(
  person: SignedIn,
  path: string,
  fields: Readonly<Record<string, string>> = PRESS_FIELDS,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('images-0-file', new Blob([new Uint8Array(await readFile(PRESS_IMAGE))]), 'budkavle.png');
  return person.submit(path, form);
}
