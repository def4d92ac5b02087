import { describe, expect, it } from 'vitest';
import type { MailContent } from '../../../domain/mail/variant.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogue, aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { aPlanBasis } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

/** The one mail of somebody with these roles, where clerks come from outside and the lead has a duty. */
function mailTo(groups: string[]) {
  const catalogue = aCatalogue();
  const { clerks } = catalogue.groups;
  if (clerks) catalogue.groups.clerks = { ...clerks, side: 'external' };
  const contents: MailContent[] = [];
  const { deliveries, variants } = resolvePlan({
    milestone: aMilestone(),
    basis: aPlanBasis({ contacts: [aContact({ groups })] }),
    version: aCatalogueVersion({ catalogue }),
    render: (content) => {
      if ('sections' in content) contents.push(content);
      return plainRender(content);
    },
  });
  expect([deliveries.length, variants.length, contents.length]).toEqual([1, 1, 1]);
  return { delivery: deliveries[0], variant: variants[0], content: contents[0] };
}

describe('the list that a mail belongs to', () => {
  it('is the rollout’s, named in the reader’s language, where all roles of the reader come from outside', () => {
    const { delivery, variant, content } = mailTo(['clerks']);
    expect(delivery?.list).toBe('list:lending');
    expect(variant?.listName).toBe('Fritidsbanken');
    expect(content?.leavable).toBe(true);
  });

  it.each([[['lead']], [['clerks', 'lead']]])('is none where a duty is among the roles: %j', (groups) => {
    const { delivery, variant, content } = mailTo(groups);
    expect(delivery).not.toHaveProperty('list');
    expect(variant).not.toHaveProperty('listName');
    expect(content?.leavable).toBe(false);
  });
});
