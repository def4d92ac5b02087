import { describe, expect, it } from 'vitest';
import { deliveryId, deliverySchema } from '../../domain/delivery.ts';
import { aDelivery } from './fixtures/a-delivery.ts';

describe('the id of a delivery', () => {
  const id = deliveryId('m1', '1280', 'info@malmö.se');

  it('is the same for the same person at the same milestone, however the address is written', () => {
    expect(deliveryId('m1', '1280', 'INFO@MALMÖ.se')).toBe(id);
    expect(deliveryId('m1', '1280', 'info@xn--malm-8qa.se')).toBe(id);
  });

  it('differs by milestone, organisation and person', () => {
    const others = [
      deliveryId('m2', '1280', 'info@malmö.se'),
      deliveryId('m1', '1480', 'info@malmö.se'),
      deliveryId('m1', '1280', 'info+x@malmö.se'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  it('can be an SES tag, which has letters, digits, hyphens and underscores only', () => {
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  });
});

it.each([
  { state: 'accepted', tries: 1, attempt: 'a', at: 1 },
  { state: 'sending', tries: 0, attempt: 'a', leaseUntil: 1 },
  { state: 'sent', tries: 1 },
  { state: 'planned', tries: 0, notBefore: -1 },
])('a delivery cannot stand at %j', (outcome) => {
  expect(deliverySchema.safeParse({ ...aDelivery(), outcome }).success).toBe(false);
});
