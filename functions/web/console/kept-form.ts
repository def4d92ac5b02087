import type { Context } from 'hono';
import { againPage, type KeptForm, keptFormPage } from '../../../templates/pages/console/access/kept-form.ts';
import { FORM_TOKEN } from '../access/csrf.ts';
import { writerOf } from '../access/form-token.ts';
import { anyForm, type Form, field, texts } from '../http/form.ts';
import { type PageAnswer, respond } from '../http/page-answer.ts';
import { pageLocale } from '../http/page-locale.ts';
import type { PageRequest, PageRoute } from './page-route.ts';

/** More than any form of the console can hold; escaped and shown twice it stays below what Lambda returns. */
const MOST_CHARACTERS = 500_000;
const MOST_FIELDS = 5_000;

/**
 * Gives a form back to whoever sent it, since nobody is signed in, or somebody else. What they typed stays on the page,
 * nowhere else, and says by a digest whose it is.
 */
export async function giveBack(context: Context, why: 'signed-out' | 'somebody-else'): Promise<Response> {
  const form = await anyForm(context);
  const kept = keptFrom(context, form);
  const writer = writerOf(field(form, FORM_TOKEN));
  const page = keptFormPage(pageLocale(context), {
    why,
    kept: kept.fields.length <= MOST_FIELDS && charactersOf(kept) <= MOST_CHARACTERS ? kept : undefined,
    writer: writer ?? '',
  });
  return context.html(page, why === 'signed-out' ? 401 : 403);
}

/**
 * Shows a form of an earlier session to the person who wrote it, to be looked through and sent. Acts on nothing: the
 * route gets neither files nor a say.
 */
export async function showAgain<Ports>(
  context: Context,
  route: PageRoute<Ports>,
  request: PageRequest<Ports>,
): Promise<Response> {
  const { locale, reader } = request;
  const kept = keptFrom(context, request.form);
  const form = Object.fromEntries(
    Object.entries(request.form).filter(([, value]) => typeof value === 'string'),
  );
  const again = await route.refill?.({ ...request, form, reader: { ...reader, returns: true } });
  const shown: PageAnswer = again ?? 'not-there';
  if (shown !== 'not-there') return respond(context, shown);
  return context.html(againPage(locale, { kept, reader }));
}

function keptFrom(context: Context, form: Form): KeptForm {
  const { pathname, search } = new URL(context.req.url);
  const names = Object.keys(form).filter((name) => name !== FORM_TOKEN);
  return {
    action: `${pathname}${search}`,
    fields: names.flatMap((name) => texts(form, name).map((value) => ({ name, value }))),
    files: names.flatMap((name) =>
      [form[name] ?? []].flat().flatMap((value) => (value instanceof File && value.name ? [value.name] : [])),
    ),
  };
}

function charactersOf({ fields }: KeptForm): number {
  return fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}
