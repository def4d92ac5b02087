import { describe, expect, it } from 'vitest';
import { dispatchPlanHash, type OrganisationPlan, planHash, summarise } from '../../../domain/plan/plan.ts';
import { digest } from '../../../domain/shared/digest.ts';
import { aDelivery } from '../../fixtures/a-delivery.ts';
import { aPlan, aSummary } from '../../fixtures/a-plan.ts';
import { aVariant } from '../../fixtures/a-variant.ts';
import { anObligation } from '../../fixtures/an-obligation.ts';

describe('the hash of a plan', () => {
  const hash = planHash(aPlan());

  it.each<[string, Partial<OrganisationPlan>]>([
    ['one byte of a text', { variants: [aVariant({ text: 'Hej {{recipientName}}.\n' })] }],
    ['one byte of a page', { variants: [aVariant({ html: `${aVariant().html} ` })] }],
    ['a subject', { variants: [aVariant({ subject: 'fritidsbanken: Beslutat' })] }],
    [
      'a sender',
      { variants: [aVariant({ from: { name: 'Malmö Stad', address: 'besked@lending.example' } })] },
    ],
    [
      'who gets the answers',
      { variants: [aVariant({ replyTo: { name: 'Lo Ek', address: 'lo@malmo.example' } })] },
    ],
    ['a recipient’s address', { deliveries: [aDelivery({ address: 'asa.linde@malmo.example' })] }],
    ['a recipient’s name', { deliveries: [aDelivery({ name: 'Åsa Linde' })] }],
    ['which text a recipient gets', { deliveries: [aDelivery({ variant: 'variant-2' })] }],
    ['one recipient more', { deliveries: [aDelivery(), aDelivery({ id: 'delivery-2' })] }],
    ['no recipient', { deliveries: [] }],
    ['a message of an obligation', { obligations: [anObligation({ messages: ['why', 'cost'] })] }],
    ['a message held back', { obligations: [anObligation({ messages: [], withheld: ['why'] })] }],
    ['the day an obligation is due', { obligations: [anObligation({ due: '2026-11-24' })] }],
    ['who owns an obligation', { obligations: [anObligation({ ownerContact: 'contact-2' })] }],
    ['a gap', { gaps: [{ kind: 'no-responsible' }] }],
    ['the organisation', { organisation: '1480' }],
  ])('changes with %s', (_, change) => {
    expect(planHash(aPlan(change))).not.toBe(hash);
  });

  it('is the digest of everything as one object, which has approved what is stored already', () => {
    const plan = aPlan({ variants: [aVariant({ id: 'variant-2', subject: 'Åtgärd – “Nu”' }), aVariant()] });
    const { organisation, obligations, tasks, gaps } = plan;
    const variants = [aVariant(), aVariant({ id: 'variant-2', subject: 'Åtgärd – “Nu”' })];
    const deliveries = plan.deliveries.map(({ id, variant, address, name }) => ({
      id,
      variant,
      address,
      name,
    }));
    const whole = { organisation, obligations, tasks, variants, deliveries, gaps };
    expect(planHash(plan)).toBe(digest(whole));
  });

  it('does not change with the order of rows, which stores do not keep', () => {
    const rows = {
      obligations: [anObligation(), anObligation({ channel: 'memo' })],
      variants: [aVariant(), aVariant({ id: 'variant-2' })],
      deliveries: [aDelivery(), aDelivery({ id: 'delivery-2' })],
    };
    const turned = {
      obligations: [...rows.obligations].reverse(),
      variants: [...rows.variants].reverse(),
      deliveries: [...rows.deliveries].reverse(),
    };
    expect(planHash(aPlan(turned))).toBe(planHash(aPlan(rows)));
  });
});

describe('the hash of a milestone', () => {
  const parts = [aSummary(), aSummary({ organisation: '1480', hash: 'hash-1480' })];
  const hash = dispatchPlanHash(parts);

  it('does not depend on the order in which organisations were planned', () => {
    expect(dispatchPlanHash([...parts].reverse())).toBe(hash);
  });

  it('changes with the plan of any organisation, and with one that is missing', () => {
    expect(dispatchPlanHash([aSummary({ hash: 'other' }), ...parts.slice(1)])).not.toBe(hash);
    expect(dispatchPlanHash(parts.slice(1))).not.toBe(hash);
  });
});

it('a summary counts mails, and people and obligations for each group', () => {
  const plan = aPlan({
    deliveries: [aDelivery(), aDelivery({ id: 'delivery-2', groups: ['lead', 'clerks'] })],
    obligations: [
      anObligation(),
      anObligation({ channel: 'memo' }),
      anObligation({ channel: 'meeting', carrier: 'people', owner: 'local-lead' }),
    ],
    gaps: [{ kind: 'no-responsible' }],
  });
  expect(summarise(plan)).toEqual({
    organisation: '1280',
    hash: planHash(plan),
    deliveries: 2,
    gaps: [{ kind: 'no-responsible' }],
    people: { clerks: 2, lead: 1 },
    obligations: { clerks: { mail: 2, people: 1 } },
  });
});
