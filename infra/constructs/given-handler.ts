// Stands in bundles for the SDK's own handler of HTTP: each client of a function is given one (`KeptConnections`).
export { streamCollector } from '@smithy/core/serde';

/** Takes the handler that a client is given; one without throws as it is made. */
export const NodeHttpHandler = {
  create: <T>(given: T): T => {
    if (typeof given !== 'object' || given === null || !('handle' in given))
      throw new Error('left out of bundles: the handler of a client that is given none');
    return given;
  },
};
