import { PAYLOADS } from './injection-payloads.ts';

/** All kinds in the disguises that filters have been passed in: more than two hundred. */
export const DISGUISED = [
  ...new Set(
    PAYLOADS.flatMap((payload) => [
      payload,
      `Vanliga ord ${payload}`,
      payload.toUpperCase(),
      `${payload}" ${payload}'`,
    ]),
  ),
];
