import type { RunningStage } from './running-stage.ts';

/** Sends a file of contacts as the form does. */
export function upload(
  { cloud }: Pick<RunningStage, 'cloud'>,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = { mode: 'add' },
): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([content]), 'kontakter.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(`${cloud.urls.console}/contacts/import`, { method: 'POST', body: form, redirect: 'manual' });
}
