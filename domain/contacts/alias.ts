/** Replaces an erased person's name and address; the same alias in every record of that person. */
export type Alias = { name: string; address: string };

const ERASED_DOMAIN = '@erased.invalid';

/** Derives the alias from a contact id. `.invalid` is never deliverable (RFC 2606). */
export function aliasOf(contact: string): Alias {
  return { name: 'Raderad person', address: `${contact}${ERASED_DOMAIN}` };
}

/** Whether an address is an alias, that is, undeliverable. */
export function isErased(address: string): boolean {
  return address.endsWith(ERASED_DOMAIN);
}

/** The id from which an alias was derived; undefined for any other address. */
export function erasedId(address: string): string | undefined {
  return isErased(address) ? address.slice(0, -ERASED_DOMAIN.length) : undefined;
}
