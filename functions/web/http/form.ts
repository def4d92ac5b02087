import type { Context } from 'hono';

type Value = string | File;

/** The fields of a form as they were sent; a field that was sent more than once may have all its values. */
export type Form = Readonly<Record<string, Value | readonly Value[]>>;

/** Every value of a field as text, as it was sent; files and an absent field are none. */
export function texts(form: Form, name: string): string[] {
  return [form[name] ?? []].flat().filter((value) => typeof value === 'string');
}

/** A field of a form as text without the space around it; a file and an absent field are empty. */
export function field(form: Form, name: string): string {
  return texts(form, name).at(-1)?.trim() ?? '';
}

/** All fields as text, as they go back into a form where something is wrong. */
export function fields(form: Form): Record<string, string> {
  return Object.fromEntries(Object.keys(form).map((name) => [name, field(form, name)]));
}

/** The bytes of a file that was sent; none where there is none. */
export async function fileBytes(form: Form, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const value = form[name];
  return value instanceof File ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array();
}

/** The form of anybody at all: what cannot be read as one is empty. */
export async function anyForm(context: Context): Promise<Form> {
  try {
    return await context.req.parseBody({ all: true });
  } catch {
    return {};
  }
}
