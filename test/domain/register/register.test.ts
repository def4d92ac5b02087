import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../domain/mail/delivery.ts';
import { registerEntry, registerQuerySchema } from '../../../domain/register/register.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { aDispatch } from '../../fixtures/a-dispatch.ts';
import { aVariant } from '../../fixtures/a-variant.ts';
import { anOutcome } from '../../fixtures/an-outcome.ts';

const dispatch = aDispatch({
  state: 'completed',
  planHash: 'whole',
  approvedHash: 'whole',
  approvedBy: 'Anna Ek',
  // Half past midnight in Stockholm, still the day before in UTC.
  dispatchedAt: Date.parse('2026-11-26T23:30:00Z'),
});
const mail = (id: string, state: Outcome['state'], over: Parameters<typeof aDelivery>[0] = {}) =>
  aDelivery({
    id,
    name: `Name of ${id}`,
    address: `${id}@malmo.example`,
    outcome: anOutcome(state),
    ...over,
  });
const english = aVariant({ id: 'variant-2', locale: 'en', subject: 'Gear Library: decided' });
const part = {
  dispatch,
  variants: [aVariant(), english],
  summary: { hash: 'part' },
  registerNumber: 'K 2026/7',
  locale: 'sv',
};

describe('what a register has of a dispatch', () => {
  const entry = registerEntry({
    ...part,
    deliveries: [
      mail('a', 'delivered', { groups: ['clerks', 'lead'] }),
      mail('b', 'bounced'),
      mail('c', 'accepted', { variant: 'variant-2' }),
      mail('d', 'failed'),
      mail('e', 'unknown'),
    ],
  });

  it('is the four fields of a diary entry: when, under which number, from and to whom, what about', () => {
    expect(entry).toMatchObject({
      date: '2026-11-27',
      registerNumber: 'K 2026/7',
      from: ['Malmö stad'],
      to: { clerks: 4, lead: 1 },
      subject: 'Fritidsbanken: Beslutat',
    });
  });

  it('is the exact texts that left, each with a hash that any tool shows, what was approved and by whom', () => {
    expect(entry).toMatchObject({ hash: 'part', approvedHash: 'whole', approvedBy: 'Anna Ek' });
    expect(entry?.texts.map(({ id, text, html, recipients }) => ({ id, text, html, recipients }))).toEqual([
      { id: 'variant-1', text: aVariant().text, html: aVariant().html, recipients: 3 },
      { id: 'variant-2', text: english.text, html: english.html, recipients: 1 },
    ]);
    const hash = createHash('sha256').update(aVariant().text).digest('hex');
    expect(entry?.texts[0]?.textHash).toBe(hash);
    expect(entry?.texts[0]?.text).toContain('{{recipientName}}');
  });

  it('counts what may have left, and says of how many nobody knows; what was refused did not leave', () => {
    expect(entry).toMatchObject({ recipients: 4, uncertain: 1 });
  });

  it('has nobody’s name and nobody’s address', () => {
    expect(JSON.stringify(entry)).not.toMatch(/Name of|@malmo\.example/);
  });

  it('leaves out texts that nobody got', () => {
    const one = registerEntry({ ...part, deliveries: [mail('c', 'delayed', { variant: 'variant-2' })] });
    expect(one?.texts.map(({ id }) => id)).toEqual(['variant-2']);
    // There is none in the register's own language.
    expect(one?.subject).toBe('Gear Library: decided');
  });

  it('is there for a dispatch that was stopped on the way, not for one stopped before anything left', () => {
    const stopped = { ...part, dispatch: { ...dispatch, state: 'stopped' as const } };
    const half = registerEntry({ ...stopped, deliveries: [mail('a', 'delivered'), mail('b', 'cancelled')] });
    expect(half).toMatchObject({ state: 'stopped', recipients: 1 });
    expect(
      registerEntry({ ...stopped, deliveries: [mail('a', 'cancelled'), mail('b', 'skipped')] }),
    ).toBeUndefined();
    expect(registerEntry({ ...part, deliveries: [] })).toBeUndefined();
  });
});

it('asks for days in order and says what is wrong with others', () => {
  const query = { organisation: '1280', from: '2026-01-01', to: '2026-12-31' };
  expect(registerQuerySchema.safeParse(query).success).toBe(true);
  for (const wrong of [{ from: '2027-01-01' }, { from: '1 maj' }, { to: '' }, { organisation: '../x' }])
    expect(registerQuerySchema.safeParse({ ...query, ...wrong }).success).toBe(false);
});
