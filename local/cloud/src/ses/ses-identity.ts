/** What DNS says about an identity: SES looks again and again, so this changes without a call. */
export type VerificationStatus = 'SUCCESS' | 'PENDING' | 'FAILED' | 'TEMPORARY_FAILURE' | 'NOT_STARTED';

export type MailFrom = {
  domain: string;
  /** What happens to a mail while the MX record of `domain` is not found. */
  onMxFailure: 'USE_DEFAULT_VALUE' | 'REJECT_MESSAGE';
};

/** A domain (with its subdomains) or address that mail may come from. */
export type SesIdentity = {
  name: string;
  /** For mails that name no configuration set. */
  configurationSet?: string | undefined;
  mailFrom?: MailFrom | undefined;
  /** `SUCCESS` when absent: this machine has no DNS to wait for. */
  verification?: VerificationStatus | undefined;
  /** State of the MAIL FROM domain, `SUCCESS` when absent. */
  mailFromStatus?: VerificationStatus | undefined;
};

/** `REJECT_MESSAGE` → `RejectMessage`: how version 1 of the API writes what version 2 writes in capitals. */
export function inFirstVersion(name: string): string {
  return name.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The identity that a mail from this address uses: its own, else its domain's or that of the nearest domain above. */
export function sesIdentityOf(address: string, identities: SesIdentity[]): SesIdentity | undefined {
  return identitiesFor(address, identities)[0];
}

/** One verified identity is enough: an address may be pending while its domain is verified. */
export function isVerified(address: string, identities: SesIdentity[]): boolean {
  return identitiesFor(address, identities).some(
    ({ verification = 'SUCCESS' }) => verification === 'SUCCESS',
  );
}

function identitiesFor(address: string, identities: SesIdentity[]): SesIdentity[] {
  const wanted = address.toLowerCase();
  const labels = wanted.slice(wanted.lastIndexOf('@') + 1).split('.');
  const names = [wanted, ...labels.map((_, index) => labels.slice(index).join('.'))];
  return names.flatMap(
    (wantedName) => identities.find(({ name }) => name.toLowerCase() === wantedName) ?? [],
  );
}
