/** Safe markup, created by {@link html}, which escapes interpolated values. */
export type Html = { readonly markup: string };

type Slot = Html | string | number | readonly Slot[];

// Braces are escaped too, so untrusted text cannot form a placeholder.
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
};

/** Escapes text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{]/g, (character) => ENTITIES[character] ?? character);
}

/** A template tag: escapes values except {@link Html}; joins lists. */
export function html(strings: TemplateStringsArray, ...values: readonly Slot[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, value] of values.entries()) markup += markupOf(value) + (strings[index + 1] ?? '');
  return { markup };
}

function markupOf(slot: Slot): string {
  if (typeof slot === 'string') return escapeHtml(slot);
  if (typeof slot === 'number') return String(slot);
  return 'markup' in slot ? slot.markup : slot.map(markupOf).join('');
}
