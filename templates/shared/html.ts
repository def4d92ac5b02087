/** Markup that is safe as it stands: made by {@link html}, which escapes everything that is put in. */
export type Html = { readonly markup: string };

type Slot = Html | string | number | readonly Slot[];

// A brace is escaped too: nothing from outside can look like a field that is spliced in later.
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
};

/** Text as it must be written in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{]/g, (character) => ENTITIES[character] ?? character);
}

/** A template whose values are escaped, except those that are {@link Html} already; lists are put end to end. */
export function html(strings: TemplateStringsArray, ...values: readonly Slot[]): Html {
  const markup = strings.map((part, index) => part + markupOf(values[index] ?? '')).join('');
  return { markup };
}

function markupOf(slot: Slot): string {
  if (typeof slot === 'string') return escapeHtml(slot);
  if (typeof slot === 'number') return String(slot);
  return 'markup' in slot ? slot.markup : slot.map(markupOf).join('');
}
