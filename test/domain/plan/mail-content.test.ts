import { describe, expect, it } from 'vitest';
import type { MailContent, Variant } from '../../../domain/mail/variant.ts';
import type { Milestone } from '../../../domain/plan/milestone.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { anOfficeBasis, aPlanBasis, malmoContacts } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

type Mail = { content: MailContent; variant: Variant };

/** Every mail of a plan with the content that it was rendered from. */
function mails(
  basis = aPlanBasis(),
  over: Parameters<typeof aMilestone>[0] = {},
  version = aCatalogueVersion(),
): Mail[] {
  const contents: MailContent[] = [];
  const { variants } = resolvePlan({
    milestone: aMilestone(over),
    basis,
    version,
    render: (content) => {
      if ('sections' in content) contents.push(content);
      return plainRender(content);
    },
  });
  return variants.flatMap((variant, index) => {
    const content = contents[index];
    return content ? [{ content, variant }] : [];
  });
}

const mailTo = (group: string, basis = aPlanBasis()) =>
  mails(basis).find(({ variant }) => variant.groups.includes(group));

describe('what a mail says', () => {
  it('has subject and lead of the milestone with the facts in', () => {
    expect(mailTo('clerks')?.content.milestone).toEqual({
      name: 'Beslutat',
      subject: 'Fritidsbanken: Beslutat',
      lead: 'Beslutat i Malmö stad.',
    });
  });

  it('has a headline with the organisation’s own day if known, which its readers hold; the office has none', () => {
    const version = aCatalogueVersion();
    const { decided } = version.catalogue.milestones;
    const sv = decided?.sv;
    if (!sv) throw new Error('no words');
    const titled = {
      ...version.catalogue,
      milestones: {
        ...version.catalogue.milestones,
        decided: { ...decided, sv: { ...sv, title: '{service} börjar hos er {startDate}' } },
      },
    };
    const first = (basis: Parameters<typeof mails>[0]) =>
      mails(basis, {}, { ...version, catalogue: titled })[0];
    const known = first(aPlanBasis());
    expect(known?.content.milestone.title).toBe('Fritidsbanken börjar hos er 15 mars 2027');
    expect(known?.variant.facts).toHaveProperty('startDate');
    const participation = { ...aPlanBasis().participation, facts: {} };
    expect(first(aPlanBasis({ participation }))?.content.milestone.title).toBeUndefined();
    expect(first(anOfficeBasis())?.content.milestone.title).toBeUndefined();
  });

  it('says it in the language of the reader, dates and numbers too', () => {
    const basis = aPlanBasis({ contacts: [aContact({ locale: 'en' })] });
    const content = mailTo('clerks', basis)?.content;
    expect(content).toMatchObject({ locale: 'en', service: 'Gear Library', organisation: 'City of Malmö' });
    expect(content?.milestone.subject).toBe('Gear Library: Decided');
    expect(content?.facts.startDate).toEqual({ type: 'date', text: '15 March 2027' });
    expect(content?.you).toEqual(['handläggare (en)']);
  });

  it('shows every milestone of the rollout in order, and as reached what was reported and nothing else', () => {
    const reached = (milestone: Partial<Milestone>) =>
      mails(aPlanBasis(), milestone)[0]?.content.milestones.map((one) => one.reached);
    expect(reached({ kind: 'decided' })).toEqual([true, false]);
    expect(reached({ kind: 'live' })).toEqual([false, true]);
    const code = aPlanBasis().organisation.code;
    expect(reached({ kind: 'live', earlier: { decided: [code] } })).toEqual([true, true]);
    expect(reached({ kind: 'live', earlier: { decided: ['0001'] } })).toEqual([false, true]);
    expect(mailTo('clerks')?.content.milestones.map(({ name }) => name)).toEqual(['Beslutat', 'Igång']);
  });

  it('gives each next step once, the strongest role first, with the facts in', () => {
    const contacts = [aContact({ groups: ['clerks', 'lead'] })];
    expect(mailTo('clerks', aPlanBasis({ contacts }))?.content.nextSteps).toEqual([
      'Boka ett möte.',
      'Läs på om Exempelbolaget AB.',
    ]);
  });

  describe('asks for the next step', () => {
    /** Clerks are asked in ten days, leads in three. */
    const { groups, ...catalogue } = aCatalogueVersion().catalogue;
    const dated = Object.fromEntries(
      Object.entries(groups).map(([id, group]) => {
        const days = { clerks: 10, lead: 3 }[id];
        return [id, days === undefined ? group : { ...group, nextStepBy: { decided: days } }];
      }),
    );
    const version = aCatalogueVersion({ catalogue: { ...catalogue, groups: dated } });
    const by = (
      group: string,
      reported: { occurredOn: string; receivedAt: number },
      contacts = malmoContacts(),
    ) =>
      mails(aPlanBasis({ contacts }), reported, version).find(({ variant }) => variant.groups.includes(group))
        ?.content.nextStepsBy;
    const at = (iso: string) => Date.parse(iso);

    // Read off a calendar of 2026: 23 November is a Monday, 3 December a Thursday, 6 and 7 November a Friday and a
    // Saturday.
    it.each([
      ['clerks', '2026-11-23', '2026-11-23T09:00:00+01:00', '2026-12-03'],
      ['clerks', '2026-11-25', '2026-11-25T09:00:00+01:00', '2026-12-04'],
      ['lead', '2026-11-23', '2026-11-23T09:00:00+01:00', '2026-11-30'],
      ['clerks', '2026-10-28', '2026-11-23T09:00:00+01:00', '2026-11-30'],
    ])('of %s at what occurred on %s and was reported at %s by %s', (group, occurredOn, reported, day) => {
      expect(by(group, { occurredOn, receivedAt: at(reported) })).toBe(day);
    });

    it('by the first day of all roles that somebody has', () => {
      const reported = { occurredOn: '2026-11-02', receivedAt: at('2026-11-02T09:00:00+01:00') };
      expect(by('clerks', reported)).toBe('2026-11-12');
      expect(by('clerks', reported, [aContact({ groups: ['clerks', 'lead'] })])).toBe('2026-11-09');
    });

    it('by no day where the catalogue names none', () => {
      expect(mailTo('clerks')?.content).not.toHaveProperty('nextStepsBy');
    });
  });

  it('has the register number of the one who sends', () => {
    expect(mailTo('clerks')?.content.registerNumber).toBe('STK-2026-1187');
    expect(mailTo('federations', anOfficeBasis())?.content.registerNumber).toBe('KONTORET 2026/7');
  });
});

describe('who answers', () => {
  const lead = { name: 'Lo Ek', address: 'lo.ek@malmo.example' };
  const national = { name: 'Tuva Rehnberg', address: 'tuva@office.example' };

  it('is the local lead', () => {
    const mail = mailTo('clerks');
    expect(mail?.variant.replyTo).toEqual(lead);
    expect(mail?.content.contact).toEqual(lead);
    expect(mail?.content.facts).toMatchObject({
      contactName: { text: 'Lo Ek' },
      contactEmail: { text: lead.address },
    });
  });

  it('is the national contact for the local lead, who is not told to ask himself', () => {
    expect(mailTo('lead')?.variant.replyTo).toEqual(national);
  });

  it('is the national contact where an organisation has named nobody', () => {
    const contacts = malmoContacts().filter(({ groups }) => !groups.includes('lead'));
    expect(mailTo('clerks', aPlanBasis({ contacts }))?.variant.replyTo).toEqual(national);
  });
});

describe('the sender', () => {
  it('is the organisation by name at the address of the rollout', () => {
    expect(mailTo('clerks')?.variant.from).toEqual({ name: 'Malmö stad', address: 'besked@lending.example' });
    expect(mailTo('clerks')?.content.sender).toBe('Malmö stad');
  });

  it('is the national office for what it sends itself', () => {
    expect(mailTo('federations', anOfficeBasis())?.variant.from.name).toBe('Samverkanskontoret');
  });
});

it('a mail names all the mail channels that it serves, and no other', () => {
  expect(mailTo('clerks')?.variant.channels).toEqual(['email', 'memo']);
});
