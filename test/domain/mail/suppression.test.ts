import { describe, expect, it } from 'vitest';
import { recipientDigest, rolloutList, suppressionSchema } from '../../../domain/mail/suppression.ts';

describe('what a suppressed address is recognised by', () => {
  const known = recipientDigest('info@malmö.se');

  it('is the same however the address is written', () => {
    expect(recipientDigest('INFO@Malmö.SE')).toBe(known);
    expect(recipientDigest('info@xn--malm-8qa.se')).toBe(known);
    expect(recipientDigest('Info@XN--MALM-8QA.se')).toBe(known);
  });

  it('is another one for another mailbox', () => {
    const others = ['info+bob@malmö.se', 'info@malmo.se', 'inf@malmö.se'].map(recipientDigest);
    expect(new Set([known, ...others]).size).toBe(4);
  });

  it('does not tell the address', () => {
    expect(known).toMatch(/^[a-z2-7]{52}$/);
  });
});

describe('a suppression', () => {
  const suppression = { recipient: recipientDigest('info@malmö.se'), reason: 'bounce', at: 1 };

  it.each(['all', rolloutList('bob')])('is of the scope %s', (scope) => {
    expect(suppressionSchema.safeParse({ ...suppression, scope }).success).toBe(true);
  });

  it.each(['', 'list:', 'list:Bob', 'everything'])('is not of the scope "%s"', (scope) => {
    expect(suppressionSchema.safeParse({ ...suppression, scope }).success).toBe(false);
  });

  it('has no room for the address itself', () => {
    const telling = { ...suppression, scope: 'all', address: 'info@malmö.se' };
    expect(suppressionSchema.safeParse(telling).success).toBe(false);
  });
});
