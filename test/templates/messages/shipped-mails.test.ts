import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { topicsDue } from '../../../domain/catalogue/catalogue.ts';
import { TextResolver } from '../../../domain/catalogue/text-resolver.ts';
import { OWN_TASK_LINKS } from '../../../domain/links/task-mark.ts';
import { QUESTION_LINK, RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { mailContent, type PlanContext } from '../../../domain/plan/mail-content.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { parsedMail, wholeText } from '../parsed-mail.ts';
import { numbersIn, targetsIn } from '../said-in.ts';
import { shippedCatalogue, someFacts } from './shipped-catalogue.ts';

const version = await shippedCatalogue();
const { catalogue } = version;
const facts = someFacts(version);
const contact = { name: 'Maja Lindqvist', address: 'maja.lindqvist@granberg.example' };
const rules = { 'no-deprecated-attr': 'off', 'prefer-native-element': 'off' } as const;
const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:a11y', 'html-validate:standard'],
  rules,
});

function matterOf(kind: string): PlanContext {
  const organisation = {
    code: '9901',
    kind: 'municipality',
    name: { sv: 'Granbergs kommun' },
    locale: 'sv',
  } as const;
  const participation = { rollout: 'bob', organisation: '9901', impact: 'large', facts: {} } as const;
  const rollout = {
    id: 'bob',
    name: { sv: 'Bokning och bidrag', en: 'Bookings and grants' },
    catalogue: catalogue.id,
    from: 'utskick@bob.example',
    office: '00',
    contact,
    registerNumber: 'KS 2026/0417',
    facts: {},
  };
  const milestone = {
    id: `bob-${kind}`,
    rollout: 'bob',
    kind,
    occurredOn: '2026-11-23',
    organisations: ['9901'],
    facts,
    catalogue: catalogue.id,
    catalogueVersion: version.version,
    contentHash: '',
    triggeredBy: 'samordnare@bob.example',
    receivedAt: 0,
    changedAt: 0,
    state: 'planning',
  } as const;
  const basis = { rollout, organisation, office: organisation, participation, contacts: [] };
  return {
    milestone: { ...milestone, organisations: ['9901'] },
    basis,
    version,
    facts,
    day: milestone.occurredOn,
    texts: new TextResolver(version, kind, facts),
    ahead: new TextResolver(version, kind, facts, { before: true }),
  };
}

/** As it leaves: whoever may leave the list finds the way there, and everybody the way to the full texts. */
function withLink(part: string): string {
  return part
    .replace(UNSUBSCRIBE_LINK, 'https://bob.example/unsubscribe/k1.aa.bb')
    .replaceAll(OWN_TASK_LINKS, 'https://bob.example/texts/k1.aa.bb');
}

function mailTo(groups: readonly string[], kind: string, locale: string) {
  const matter = matterOf(kind);
  const leavable = groups.every((group) => catalogue.groups[group]?.side === 'external');
  const sender = 'Granbergs kommun';
  const content = mailContent(matter, { groups, locale, contact, sender, leavable });
  if (!content) throw new Error(`nothing is said to ${groups.join(', ')} at ${kind} in ${locale}`);
  const rendered = renderMail({ ...content, whole: { milestone: 'award', variant: 'abc' } });
  const mail = { ...rendered, html: withLink(rendered.html), text: withLink(rendered.text) };
  return { content, gaps: matter.texts.gaps(), mail };
}

const cases = Object.keys(catalogue.milestones).flatMap((kind) =>
  Object.entries(catalogue.groups)
    .filter(([, group]) => topicsDue(catalogue, group, kind).length > 0)
    .flatMap(([group]) => catalogue.locales.map((locale) => ({ group, kind, locale }))),
);

describe('the mails that are shipped', () => {
  it('reach every group at some milestone, in every language', () => {
    expect(new Set(cases.map(({ group }) => group))).toEqual(new Set(Object.keys(catalogue.groups)));
    expect(cases.length).toBeGreaterThanOrEqual(21 * 2);
  });

  it.each(cases)(
    'say to $group at $kind in $locale all they must, in both parts',
    async ({ group, kind, locale }) => {
      const { content, gaps, mail } = mailTo([group], kind, locale);
      const due = catalogue.groups[group];
      const { find } = await parsedMail(mail.html);

      expect(gaps).toEqual([]);
      expect(content.sections.map(({ topic }) => topic)).toEqual(due ? topicsDue(catalogue, due, kind) : []);
      expect(find('h2').map(wholeText)).toEqual(
        expect.arrayContaining(content.sections.map(({ title }) => title)),
      );
      expect(mail.subject.length).toBeLessThanOrEqual(60);
      expect(content.nextSteps).toHaveLength(1);

      const body = find('body').map(wholeText).join(' ');
      const hrefs = find('a').map(
        (link) => link.getAttributeValue('href')?.replace('mailto:', '').replace(/#.*/, '') ?? '',
      );
      expect(targetsIn(mail.text)).toEqual(new Set([...hrefs, ...targetsIn(body)]));
      expect(numbersIn(mail.text)).toEqual(numbersIn(body));
      expect(mail.text.split('\n').filter((line) => line.length > 76)).toEqual([]);
      for (const part of [mail.html.replace(/<style[\s\S]*?<\/style>/g, ''), mail.text]) {
        expect(part.split(RECIPIENT_NAME)).toHaveLength(2);
        expect(part.split(QUESTION_LINK)).toHaveLength(2);
        expect(part.replace(RECIPIENT_NAME, '').replace(QUESTION_LINK, '')).not.toMatch(/[{}]|\]\(|\*\*/);
      }
    },
  );

  it.each(cases)('are accessible to $group at $kind in $locale', async ({ group, kind, locale }) => {
    const { html } = mailTo([group], kind, locale).mail;
    const report = judge.validateStringSync(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);

    const targets = new Map<string, Set<string | null>>();
    for (const link of (await parsedMail(html)).find('a')) {
      targets.set(
        wholeText(link),
        (targets.get(wholeText(link)) ?? new Set()).add(link.getAttributeValue('href')),
      );
    }
    expect([...targets].filter(([, hrefs]) => hrefs.size > 1)).toEqual([]);
  });

  it.each(Object.keys(catalogue.milestones))(
    'stay whole for somebody with every role at once, at %s',
    (kind) => {
      const groups = Object.keys(catalogue.groups);
      const { content, mail } = mailTo(groups, kind, 'sv');
      const topics = content.sections.map(({ topic }) => topic);
      expect(new Set(topics).size).toBe(topics.length);
      expect(Buffer.byteLength(mail.html)).toBeLessThan(102_400);
    },
  );
});
