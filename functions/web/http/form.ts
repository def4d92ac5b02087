import type { Context } from 'hono';

type Value = string | File;

/** Submitted form fields; a repeated field may have all its values. */
export type Form = Readonly<Record<string, Value | readonly Value[]>>;

/** All values of a field as text; files and absent fields are left out. */
export function texts(form: Form, name: string): string[] {
  return [form[name] ?? []].flat().filter((value) => typeof value === 'string');
}

/** A field as trimmed text; empty for a file or an absent field. */
export function field(form: Form, name: string): string {
  return texts(form, name).at(-1)?.trim() ?? '';
}

/** All fields as text, to refill a form after errors. */
export function fields(form: Form): Record<string, string> {
  return Object.fromEntries(Object.keys(form).map((name) => [name, field(form, name)]));
}

/** The bytes of an uploaded file, if any. */
export async function fileBytes(form: Form, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const value = form[name];
  return value instanceof File ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array();
}

/** A form from an untrusted client: empty if it cannot be parsed. */
export async function anyForm(context: Context): Promise<Form> {
  try {
    return await context.req.parseBody({ all: true });
  } catch {
    return {};
  }
}
