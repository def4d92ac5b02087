import type { SignedIn } from './signed-in.ts';

/** Sends a file of contacts as the form does. */
export async function upload(
  person: SignedIn,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = { mode: 'add' },
): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([content]), 'kontakter.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return await person.submit('/contacts/import', form);
}
