import { describe, expect, it } from 'vitest';
import { notInMails } from '../../../domain/plan/plan-evidence.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aPlanBasis } from '../../fixtures/a-plan-basis.ts';
import { aVariant, plainRender } from '../../fixtures/a-variant.ts';

const planned = (over: Partial<Parameters<typeof resolvePlan>[0]> = {}) =>
  resolvePlan({
    milestone: aMilestone(),
    basis: aPlanBasis(),
    version: aCatalogueVersion(),
    render: plainRender,
    ...over,
  });

/** Renders what it is to render, but leaves a word out everywhere. */
const without =
  (word: string): typeof plainRender =>
  (content) => {
    const { text, ...mail } = plainRender(content);
    return { ...mail, text: text.replaceAll(word, '') };
  };

describe('what a mail says', () => {
  it('is found in its words when the plan is made, with their form and digest', () => {
    const clerks = planned().variants.find(({ groups }) => groups.includes('clerks'));
    const digest = expect.stringMatching(/^[a-z2-7]{26}$/);
    expect(clerks?.carries).toEqual([
      { topic: 'why', form: 'whole', digest },
      { topic: 'cost', form: 'whole', digest },
      { topic: 'dates', form: 'whole', digest },
    ]);
    expect(clerks?.topics).toEqual(['why', 'cost', 'dates']);
  });

  it('is no message of which a word is missing, and its obligation says so', () => {
    const { variants, obligations } = planned({ render: without('12 kronor') });
    const clerks = variants.find(({ groups }) => groups.includes('clerks'));
    expect(clerks?.topics).toEqual(['why', 'dates']);
    const mailed = obligations.filter(({ group, carrier }) => group === 'clerks' && carrier === 'mail');
    expect(mailed.map(({ channel, progress: { lacks } }) => [channel, lacks])).toEqual([
      ['email', ['cost']],
      ['memo', ['cost']],
    ]);
    const others = obligations.filter(({ carrier, group }) => carrier === 'people' || group === 'lead');
    expect(others.every(({ progress }) => progress.lacks === undefined)).toBe(true);
  });

  it('lacks a message if one of several mails to the group does', () => {
    const basis = aPlanBasis({
      contacts: [aContact(), aContact({ name: 'Jo', address: 'jo@malmo.example', locale: 'en' })],
    });
    const { obligations } = planned({ basis, render: without('Det kostar 12 kronor. [en]') });
    expect(obligations.find(({ channel }) => channel === 'email')).toBeDefined();
    expect(obligations.find(({ group, channel }) => group === 'clerks' && channel === 'email')).toMatchObject(
      {
        messages: ['why', 'cost', 'dates'],
        progress: { lacks: ['cost'] },
      },
    );
  });

  it('is not doubted in a mail in which nobody looked for it, nor where there is none', () => {
    const obligation = { group: 'clerks', channel: 'email', messages: ['why'] };
    expect(notInMails(obligation, [aVariant()])).toEqual([]);
    expect(notInMails(obligation, [])).toEqual([]);
    expect(notInMails(obligation, [aVariant({ carries: [] })])).toEqual(['why']);
    expect(notInMails(obligation, [aVariant({ carries: [], groups: ['lead'] })])).toEqual([]);
  });
});

describe('what the public pages say', () => {
  const onWeb = (side: 'internal' | 'external') => {
    const version = aCatalogueVersion();
    const { caretakers } = version.catalogue.groups;
    if (caretakers) version.catalogue.groups.caretakers = { ...caretakers, side };
    return planned({ version, milestone: aMilestone({ kind: 'live' }) }).obligations.find(
      ({ channel }) => channel === 'website',
    );
  };

  it('lacks for groups inside what differs from organisation to organisation: they read the page of all', () => {
    expect(onWeb('internal')).toMatchObject({
      messages: ['gear', 'dates'],
      suffices: 'never',
      progress: { lacks: ['dates'] },
    });
  });

  it('lacks nothing for those outside, who read the page of their organisation', () => {
    const obligation = onWeb('external');
    expect(obligation?.messages).toEqual(['gear', 'dates']);
    expect(obligation?.progress).not.toHaveProperty('lacks');
  });
});
