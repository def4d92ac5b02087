import type { EndpointParameters, EndpointV2 } from '@smithy/types';

/** What a service may be asked at elsewhere than where its region has it. */
const ELSEWHERE = ['UseFIPS', 'UseDualStack', 'EndpointId', 'IsSearchOperation'];
/** Regions of the partition `aws`, whose names are of amazonaws.com: not China, governments or sovereign clouds. */
const REGION = /^(?!cn-)[a-z]{2}-[a-z]+-\d+$/;

/**
 * Stands in bundles for the rules by which a client finds where to ask: at `https://<host>.<region>.amazonaws.com`, or
 * where the environment says. What would make it another address throws.
 */
export function regionalEndpoint(host: string): (asked: EndpointParameters) => EndpointV2 {
  return (asked) => {
    const { Endpoint, Region } = asked;
    for (const name of ELSEWHERE)
      if (asked[name]) throw new Error(`left out of bundles: an endpoint of ${host} by ${name}`);
    if (typeof Endpoint === 'string') return { url: new URL(Endpoint), properties: {}, headers: {} };
    if (typeof Region !== 'string' || !REGION.test(Region))
      throw new Error(`left out of bundles: an endpoint of ${host} in ${Region}`);
    return { url: new URL(`https://${host}.${Region}.amazonaws.com`), properties: {}, headers: {} };
  };
}
