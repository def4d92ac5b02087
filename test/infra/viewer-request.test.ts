import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { viewerRequestCode } from '../../infra/constructs/viewer-request.ts';

type Headers = Record<string, { value: string }>;
const headersSchema = z.record(z.string(), z.object({ value: z.string() }));

/** The headers that go on when a viewer sends these. */
function handedOn(headers: Headers) {
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
  const event = { version: '1.0', viewer: { ip: '192.0.2.7' }, request: { method: 'GET', headers } };
  const request: unknown = runInNewContext(
    `${viewerRequestCode()}; JSON.stringify(handler(${JSON.stringify(event)}))`,
  );
  return headersSchema.parse(JSON.parse(String(request)).headers);
}

describe('the function at the edge', () => {
  it.each([
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['EN-gb,en;q=0.5', 'en'],
    ['de-DE,de;q=0.9,en;q=0.8', 'sv'],
    ['*', 'sv'],
    ['', 'sv'],
  ])('turns Accept-Language "%s" into %s, so that many readers share a page', (value, expected) => {
    expect(handedOn({ 'accept-language': { value } })['accept-language']).toEqual({ value: expected });
  });

  it('adds the default language for programs that send none', () => {
    expect(handedOn({})['accept-language']).toEqual({ value: 'sv' });
  });

  it('says who asks, whatever the viewer claims', () => {
    const headers = handedOn({ 'x-viewer-address': { value: '198.51.100.1' }, cookie: { value: 'a=1' } });
    expect(headers['x-viewer-address']).toEqual({ value: '192.0.2.7' });
    expect(headers.cookie).toEqual({ value: 'a=1' });
  });

  it('is far below the 10 KB that CloudFront takes', () => {
    expect(viewerRequestCode().length).toBeLessThan(2_000);
  });
});
