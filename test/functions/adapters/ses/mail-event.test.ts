import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import {
  isConnectionNotice,
  parseMailEvent,
  parseReturnedInvitation,
} from '../../../../functions/adapters/ses/mail-event.ts';
import { aSesEvent, OUR_TAGS, overSns, withPart } from './a-ses-event.ts';

const ids = { delivery: 'delivery-1', attempt: 'a1', dispatchId: 'm', organisation: '1280' };
const SENT_AT = Date.UTC(2026, 10, 23, 7, 0, 0, 412);
const MESSAGE = '0110019ab0c1d2e3-5f0d7c1a-1111-4222-8333-9b2f4a6c8e10-000000';
const REGISTRAR = 'registrator@kommun.example';
const at = (hour: number, minute: number, second: number, millis = 0) =>
  Date.UTC(2026, 10, 23, hour, minute, second, millis);

// What each sample says, read off by hand.
const SAMPLES = [
  ['send', { evidence: { ...ids, at: SENT_AT, proves: 'accepted', messageId: MESSAGE } }],
  ['delivery', { evidence: { ...ids, at: at(7, 0, 2, 101), proves: 'delivered' } }],
  [
    'delivery-delay',
    { evidence: { ...ids, at: at(7, 5, 0), proves: 'delayed', reason: 'TransientCommunicationFailure' } },
  ],
  [
    'bounce-permanent',
    {
      evidence: {
        ...ids,
        at: at(7, 0, 3),
        proves: 'bounced',
        reason: 'Permanent NoEmail',
        permanent: true,
      },
      recipient: REGISTRAR,
      suppress: 'bounce',
    },
  ],
  [
    'bounce-suppressed',
    {
      evidence: {
        ...ids,
        at: at(7, 0, 1),
        proves: 'bounced',
        reason: 'Permanent OnAccountSuppressionList',
        permanent: true,
      },
      recipient: REGISTRAR,
      suppress: 'bounce',
    },
  ],
  [
    'bounce-transient',
    {
      evidence: {
        ...ids,
        at: at(19, 0, 3),
        proves: 'bounced',
        reason: 'Transient MailboxFull',
        permanent: false,
      },
    },
  ],
  [
    'complaint',
    {
      evidence: { ...ids, at: at(8, 11, 0), proves: 'complained', reason: 'abuse' },
      recipient: REGISTRAR,
      suppress: 'complaint',
    },
  ],
  [
    'reject',
    {
      evidence: { ...ids, at: SENT_AT, proves: 'bounced', reason: 'Reject Bad content', permanent: false },
    },
  ],
  [
    'rendering-failure',
    { evidence: { ...ids, at: SENT_AT, proves: 'bounced', reason: 'Rendering Failure', permanent: false } },
  ],
] as const;

describe('an event of SES', () => {
  it.each(SAMPLES)('%s over EventBridge says what it proves, of which attempt, and when', (sample, says) => {
    expect(parseMailEvent(aSesEvent(sample))).toEqual({ ...says, sentAt: SENT_AT });
  });

  it.each(SAMPLES)('%s over SNS says the same', (sample, says) => {
    expect(parseMailEvent(overSns(aSesEvent(sample)))).toEqual({ ...says, sentAt: SENT_AT });
  });

  it.each(['open', 'click', 'subscription'])('%s proves nothing and nothing of it is kept', (sample) => {
    expect(parseMailEvent(aSesEvent(sample))).toBeUndefined();
    expect(parseMailEvent(overSns(aSesEvent(sample)))).toBeUndefined();
  });

  it.each(SAMPLES)('%s needs no headers, and may have unknown fields', (sample, says) => {
    const event = aSesEvent(sample);
    delete event.detail.mail.headers;
    delete event.detail.mail.commonHeaders;
    event.detail.mail.mood = { new: true };
    expect(parseMailEvent({ ...event, replayName: 'again' })).toEqual({ ...says, sentAt: SENT_AT });
    expect(parseMailEvent({ ...overSns(event), tenant: 7 })).toEqual({ ...says, sentAt: SENT_AT });
  });

  it.each(SAMPLES)('%s is kept without subject, sender, headers and the words of servers', (sample, says) => {
    const kept = JSON.stringify(parseMailEvent(aSesEvent(sample)));
    const addresses = kept.match(/[^"]*@[^"]*/g) ?? [];
    expect(addresses).toEqual('suppress' in says ? [REGISTRAR] : []);
    expect(kept).not.toMatch(/Veckobrev|https:|smtp;|250 2\.6\.0|192\.0\.2|ort/);
  });
});

describe('the type of an event', () => {
  it('is the detail-type if EventBridge delivers it, whatever the body says', () => {
    const event = aSesEvent('delivery');
    const { eventType: _, ...bare } = event.detail;
    const says = parseMailEvent(event);
    expect(says?.evidence.proves).toBe('delivered');
    expect(parseMailEvent({ ...event, detail: bare })).toEqual(says);
    expect(parseMailEvent({ ...event, detail: { ...bare, eventType: 'Bounce' } })).toEqual(says);
  });

  it.each(['Email Forwarded', 'constructor', 'other', 'Sending Status Disabled'])(
    'that is not known, %s, proves nothing',
    (type) => {
      const event = aSesEvent('bounce-permanent');
      expect(parseMailEvent({ ...event, 'detail-type': type })).toBeUndefined();
      expect(parseMailEvent({ ...overSns(event), eventType: type })).toBeUndefined();
    },
  );
});

describe('mail that is not ours', () => {
  it.each(['delivery', 'attempt', 'milestone', 'organisation'])(
    'lacks the tag %s: nothing is made of it',
    (missing) => {
      const tags = Object.fromEntries(Object.entries(OUR_TAGS).filter(([name]) => name !== missing));
      expect(parseMailEvent(aSesEvent('bounce-permanent', tags))).toBeUndefined();
      expect(parseMailEvent(overSns(aSesEvent('bounce-permanent', tags)))).toBeUndefined();
    },
  );

  it('has no tags at all, or empty ones', () => {
    expect(parseMailEvent(aSesEvent('complaint', {}))).toBeUndefined();
    expect(parseMailEvent(aSesEvent('complaint', { ...OUR_TAGS, attempt: [] }))).toBeUndefined();
    const event = aSesEvent('send');
    const { tags: _, ...mail } = event.detail.mail;
    expect(parseMailEvent({ ...event, detail: { ...event.detail, mail } })).toBeUndefined();
  });
});

describe('what is no event of SES, or not whole', () => {
  const { bounce: _, ...halved } = aSesEvent('bounce-permanent').detail;
  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'Successfully validated'],
    ['a list', []],
    ['an empty object', {}],
    ['an event of another source', { 'detail-type': 'Email Bounced', detail: {} }],
    ['an SNS envelope', { Type: 'Notification', Message: JSON.stringify(aSesEvent('send').detail) }],
    ['a bounce without its part', halved],
    [
      'a time that is none',
      withPart(aSesEvent('delivery'), 'delivery', { timestamp: 'by registrator@kommun.example' }),
    ],
  ])('%s: is refused, and the refusal quotes nobody', (_, input) => {
    expect(() => parseMailEvent(input)).toThrow(InvalidInput);
    expect(() => parseMailEvent(input)).not.toThrow(/@/);
  });
});

describe('the notice that SES publishes when its events are connected to a topic', () => {
  it('is told from events', () => {
    // The sentence as the SES developer guide quotes it.
    expect(isConnectionNotice('Successfully validated SNS topic for Amazon SES event publishing.')).toBe(
      true,
    );
    expect(isConnectionNotice(JSON.stringify(aSesEvent('send').detail))).toBe(false);
  });
});

describe('the event of an invitation', () => {
  const tags = { invitation: ['p1'], invited: ['1795000000000'] };

  it.each(['bounce-permanent', 'bounce-suppressed', 'reject', 'rendering-failure'])(
    '%s says that it came back',
    (sample) => {
      expect(parseReturnedInvitation(aSesEvent(sample, tags))).toEqual({
        person: 'p1',
        returned: 1_795_000_000_000,
      });
    },
  );

  it.each(['bounce-transient', 'delivery', 'send', 'complaint'])('%s does not', (sample) => {
    expect(parseReturnedInvitation(aSesEvent(sample, tags))).toBeUndefined();
  });

  it('is no event of a delivery, nor the other way round', () => {
    expect(parseMailEvent(aSesEvent('bounce-permanent', tags))).toBeUndefined();
    expect(parseReturnedInvitation(aSesEvent('bounce-permanent'))).toBeUndefined();
  });
});
