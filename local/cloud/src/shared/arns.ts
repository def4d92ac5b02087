/** The one account and region that exist on this machine. */
export const localAccount = '000000000000';
export const localRegion = 'eu-north-1';

/** `arnOf('sqs', 'jobs')` → `arn:aws:sqs:eu-north-1:000000000000:jobs`. */
export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${localRegion}:${localAccount}:${resource}`;
}

/** The service part: `sqs` of `arn:aws:sqs:…`; throws when `arn` is none. */
export function serviceOf(arn: string): string {
  const [prefix, , service] = arn.split(':', 6);
  if (prefix !== 'arn' || !service) throw new Error(`expected an ARN, received '${arn}'`);
  return service;
}
