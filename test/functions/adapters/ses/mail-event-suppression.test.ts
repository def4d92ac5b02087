import { describe, expect, it } from 'vitest';
import { parseMailEvent } from '../../../../functions/adapters/ses/mail-event.ts';
import { aSesEvent, withPart } from './a-ses-event.ts';

const REGISTRAR = 'registrator@kommun.example';
const ids = { delivery: 'delivery-1', attempt: 'a1', dispatchId: 'm', organisation: '1280' };
// Read off the samples by hand.
const SENT_AT = Date.UTC(2026, 10, 23, 7, 0, 0, 412);
const COMPLAINED_AT = Date.UTC(2026, 10, 23, 8, 11, 0);
const MESSAGE = '0110019ab0c1d2e3-5f0d7c1a-1111-4222-8333-9b2f4a6c8e10-000000';

describe('a bounce', () => {
  it.each(['General', 'NoEmail', 'Suppressed', 'OnAccountSuppressionList', 'SomethingNew'])(
    'for good suppresses the address: %s',
    (bounceSubType) => {
      const event = withPart(aSesEvent('bounce-permanent'), 'bounce', { bounceSubType });
      expect(parseMailEvent(event)).toMatchObject({
        evidence: { permanent: true, reason: `Permanent ${bounceSubType}` },
        suppress: 'bounce',
        recipient: REGISTRAR,
      });
    },
  );

  it.each([
    ['Transient', 'General'],
    ['Transient', 'ContentRejected'],
    ['Undetermined', 'Undetermined'],
    ['SomethingNew', 'NoEmail'],
  ])('that may pass never does: %s %s', (bounceType, bounceSubType) => {
    const event = withPart(aSesEvent('bounce-permanent'), 'bounce', { bounceType, bounceSubType });
    const says = parseMailEvent(event);
    expect(says?.evidence).toMatchObject({ proves: 'bounced', permanent: false });
    expect(says).not.toHaveProperty('suppress');
    expect(says).not.toHaveProperty('recipient');
  });

  it('suppresses whom the mail was sent to, not whom a forwarding led to', () => {
    const bouncedRecipients = [{ emailAddress: 'private@elsewhere.example' }];
    const event = withPart(aSesEvent('bounce-permanent'), 'bounce', { bouncedRecipients });
    expect(parseMailEvent(event)?.recipient).toBe(REGISTRAR);
  });

  it('gives a reason only in words that SES has a list of', () => {
    const bounceSubType = 'user registrator@kommun.example unknown';
    const event = withPart(aSesEvent('bounce-permanent'), 'bounce', { bounceSubType });
    expect(parseMailEvent(event)?.evidence).toMatchObject({ reason: 'Permanent unnamed' });
  });
});

describe('a complaint', () => {
  const saying = (over: Record<string, unknown>) =>
    parseMailEvent(withPart(aSesEvent('complaint'), 'complaint', over));

  it.each(['abuse', 'fraud', 'virus', 'other', undefined])('of kind %s suppresses the address', (kind) => {
    expect(saying({ complaintFeedbackType: kind })).toMatchObject({
      evidence: { proves: 'complained', reason: kind ?? 'unnamed' },
      suppress: 'complaint',
      recipient: REGISTRAR,
    });
  });

  it('that a mail is no spam is none: the mail is there', () => {
    const evidence = { ...ids, at: COMPLAINED_AT, proves: 'delivered' };
    expect(saying({ complaintFeedbackType: 'not-spam' })).toEqual({ evidence, sentAt: SENT_AT });
  });

  it('of a server about authentication is no reader’s: the mail was taken, no more', () => {
    const evidence = { ...ids, at: SENT_AT, proves: 'accepted', messageId: MESSAGE };
    expect(saying({ complaintFeedbackType: 'auth-failure' })).toEqual({ evidence, sentAt: SENT_AT });
  });
});
