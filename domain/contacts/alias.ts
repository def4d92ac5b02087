/** What stands where a person's name and address stood: the same for all that is kept of one person. */
export type Alias = { name: string; address: string };

const ERASED_DOMAIN = '@erased.invalid';

/** The alias of a person, from their id. `.invalid` is a domain that no mail can ever be sent to (RFC 2606). */
export function aliasOf(contact: string): Alias {
  return { name: 'Raderad person', address: `${contact}${ERASED_DOMAIN}` };
}

/** Whether an address is an alias: nobody can be written to there. */
export function isErased(address: string): boolean {
  return address.endsWith(ERASED_DOMAIN);
}
