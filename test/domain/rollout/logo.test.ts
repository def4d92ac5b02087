import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { logoSchema, pngSize } from '../../../domain/rollout/logo.ts';
import { organisationSchema } from '../../../domain/rollout/organisation.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import { problemData } from '../../../domain/shared/problem.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';

const alt = { sv: 'En våg' };

/** The beginning of a PNG of this size, and as many bytes as asked for after it. */
function png(width: number, height: number, more = 20): string {
  const head = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, deflateSync(Buffer.alloc(more))]).toString('base64');
}

describe('a logo', () => {
  it('is a small PNG with words for what it shows', () => {
    expect(logoSchema.parse({ png: png(480, 200), alt })).toMatchObject({ alt });
    expect(pngSize(png(480, 200))).toEqual({ width: 480, height: 200 });
  });

  it.each([
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex').toString('base64')],
    ['SVG', Buffer.from('<svg onload="alert(1)"/>'.padEnd(60)).toString('base64')],
    ['a PNG cut short', png(480, 200).slice(0, 20)],
    ['a PNG without size', png(0, 200)],
    ['a PNG of 4000 pixels', png(4000, 10)],
    ['no base64', `${png(480, 200)}<script>`],
    ['a data address', `data:image/png;base64,${png(480, 200)}`],
    ['nothing', ''],
    ['more than 60 kB', png(480, 200) + 'AAAA'.repeat(15_000)],
  ])('is not %s', (_, given) => {
    expect(logoSchema.safeParse({ png: given, alt }).success).toBe(false);
  });

  it('says so when it is too large, and has to have words', () => {
    const large = parseInput(logoSchema, { png: png(480, 200) + 'AAAA'.repeat(15_000), alt });
    // 60,000 characters of base64.
    expect(large.ok ? [] : large.problems.map(problemData)).toContain('png file-too-large {"kilobytes":45}');
    expect(logoSchema.safeParse({ png: png(480, 200) }).success).toBe(false);
  });
});

describe('a name on a network', () => {
  const named = (handle: string) =>
    organisationSchema.safeParse({ ...anOrganisation(), handles: { mastodon: handle } }).success;
  it.each(['@malmo', '@malmo.example', '@malmo_stad@social.example'])('may be %s', (handle) => {
    expect(named(handle)).toBe(true);
  });
  it.each(['malmo', '@', '@a b', '@a\n@b', '@<b>', 'https://x.example', '@a@b'])(
    'may not be %j',
    (handle) => {
      expect(named(handle)).toBe(false);
    },
  );
});
