import { describe, expect, it } from 'vitest';
import {
  deliveryId,
  deliverySchema,
  type Evidence,
  outcomeSchema,
  provenOutcome,
} from '../../../domain/mail/delivery.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';

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
  { state: 'accepted', tries: 1, attempt: 'a' },
  { state: 'unknown', tries: 1, attempt: 'a', at: 1 },
  { state: 'bounced', tries: 1, attempt: 'a', at: 1, reason: 'General' },
  { state: 'cancelled', at: 1, attempt: 'a' },
  { state: 'sending', tries: 0, attempt: 'a', leaseUntil: 1 },
  { state: 'sent', tries: 1 },
  { state: 'planned', tries: 0, notBefore: -1 },
])('a delivery cannot stand at %j', (outcome) => {
  expect(deliverySchema.safeParse({ ...aDelivery(), outcome }).success).toBe(false);
});

describe('what evidence makes of a mail', () => {
  const mail = { dispatchId: 'm', organisation: '1280', delivery: 'd', attempt: 'a1', at: 9 };
  const settled = { tries: 3, attempt: 'a1', at: 9 };

  it.each<[Evidence, object]>([
    [
      { ...mail, proves: 'accepted', messageId: 'x' },
      { state: 'accepted', messageId: 'x' },
    ],
    [
      { ...mail, proves: 'delayed', reason: 'MailboxFull' },
      { state: 'delayed', reason: 'MailboxFull' },
    ],
    [{ ...mail, proves: 'delivered' }, { state: 'delivered' }],
    [
      { ...mail, proves: 'bounced', reason: 'General', permanent: false },
      { state: 'bounced', reason: 'General', permanent: false },
    ],
    [
      { ...mail, proves: 'complained', reason: 'abuse' },
      { state: 'complained', reason: 'abuse' },
    ],
  ])('$proves', (evidence, expected) => {
    const outcome = provenOutcome(evidence, 3);
    expect(outcome).toEqual({ ...settled, ...expected });
    expect(outcomeSchema.parse(outcome)).toEqual(outcome);
  });
});
