import { describe, expect, it } from 'vitest';
import { topicsDue } from '../../../domain/catalogue/catalogue.ts';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import type { Facts, FactType } from '../../../domain/catalogue/fact.ts';
import { countWords } from '../../../domain/catalogue/short-forms.ts';
import { OWN_TASK_LINKS } from '../../../domain/links/task-mark.ts';
import { mailContent, planContext } from '../../../domain/plan/mail-content.ts';
import { readRollout } from '../../../local/rollout-files.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { aContact } from '../../fixtures/a-contact.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { anOrganisation } from '../../fixtures/an-organisation.ts';
import { parsedMail, wholeText } from '../parsed-mail.ts';

const { rollout, catalogue: source, texts } = await readRollout('local/sample/bob/rollout.yaml');
const version = catalogueVersion(source, texts);
const { catalogue } = version;
const OTHERS = 350;
const LEAD = 500;

// As long as any of the sample's: what a name or a day adds is counted too.
const VALUES: Readonly<Record<FactType, string | number>> = {
  text: 'Exempelbolaget AB',
  date: '2026-12-03',
  number: 198,
  url: 'https://www.bob.example/sidan',
  email: 'fraga@bob.example',
  phone: '010-123 45 67',
};
const facts: Facts = {
  ...Object.fromEntries(Object.entries(catalogue.facts).map(([name, { type }]) => [name, VALUES[type]])),
  projectCost: '730 000 kronor',
};

const kinds = [...Object.keys(catalogue.milestones), ...Object.keys(catalogue.counters ?? {})];
const mails = kinds.flatMap((kind) =>
  Object.entries(catalogue.groups)
    .filter(([, group]) => topicsDue(catalogue, group, kind).length > 0)
    .flatMap(([id]) => catalogue.locales.map((locale) => ({ id, kind, locale }))),
);

/** What a lead does by hand in the largest of the sample's municipalities. */
function workIn(locale: string) {
  const called = (id: string) => catalogue.groups[id]?.called?.[locale] ?? id;
  const by = (name: string, ...ids: string[]) => ({ name, groups: ids.map(called) });
  return {
    ...{
      milestone: 'award',
      packet: true,
      count: 18,
      minutes: 690,
      firstDue: '2026-11-30',
      elsewhere: false,
    },
    relays: [
      by('Karin Lindgren', 'caretakers', 'finance', 'registry-and-archive'),
      by('Nils Bergqvist', 'internal-it'),
      by('Per Svensson', 'teachers-and-culture-schools', 'schools'),
      by('Eva Holm', 'other-political-bodies'),
    ],
  };
}

function mailTo({ id, kind, locale }: (typeof mails)[number]) {
  const organisation = anOrganisation({ name: { sv: 'Malmö stad', en: 'City of Malmö' } });
  const milestone = { ...aMilestone({ kind }), rollout: 'bob' };
  const context = planContext({
    milestone,
    basis: {
      organisation,
      office: organisation,
      rollout: { ...rollout, registerNumber: 'STK-2026-1187', facts },
      participation: { rollout: 'bob', organisation: '1280', impact: 'large', facts: {} },
      contacts: [],
    },
    version,
  });
  const content = mailContent(context, {
    groups: [id],
    locale,
    contact: aContact({ name: 'Ahmed Abdulle', address: 'ahmed.abdulle@malmo.example' }),
    sender: organisation.name[locale] ?? '',
    leavable: catalogue.groups[id]?.side === 'external',
    ...(id === catalogue.responsible ? { tasks: workIn(locale) } : {}),
  });
  if (!content) throw new Error(`nothing is said to ${id}`);
  return { content, mail: renderMail({ ...content, whole: { milestone: 'award', variant: 'abc' } }) };
}

/** Without the addresses of links, which nobody reads. */
function words(text: string): number {
  return countWords(
    text
      .replaceAll(OWN_TASK_LINKS, '')
      .replaceAll(/\{\{(?:unsubscribe|question)Link\}\}|https:\S+/g, '')
      .replaceAll('{{recipientName}}', 'Björn Ekström'),
  );
}

describe('a mail to a busy person', () => {
  it.each(mails)('says to $id at $kind in $locale all it has to in few words', async (to) => {
    const { content, mail } = mailTo(to);
    const most = to.id === catalogue.responsible ? LEAD : OTHERS;
    const html = (await parsedMail(mail.html)).find('h1, h2, p, li').map(wholeText).join('\n');
    expect(words(html)).toBeLessThanOrEqual(most);
    expect(words(mail.text)).toBeLessThanOrEqual(most);
    expect(mail.subject.length).toBeLessThanOrEqual(60);
    expect(content.sections.every(({ isShort }) => isShort)).toBe(true);
  });

  it.each(mails)('leads $id at $kind in $locale from each question to its full text', async (to) => {
    const { content, mail } = mailTo(to);
    const links = (await parsedMail(mail.html)).find('h2 a');
    expect(links.map((link) => [wholeText(link), link.getAttributeValue('href')])).toEqual(
      content.sections.map(({ title, topic }) => [title, `{{texts:award/abc}}#${topic}`]),
    );
    expect(mail.text.split('{{texts:award/abc}}')).toHaveLength(2);
  });

  it('has every group, milestone and language', () => {
    expect(mails.length).toBeGreaterThan(200);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(21);
  });
});
