import { describe, expect, it } from 'vitest';
import { topicsDue } from '../../../domain/catalogue/catalogue.ts';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import { formatFact } from '../../../domain/catalogue/fact.ts';
import { factsIn, withFacts } from '../../../domain/catalogue/fact-references.ts';
import { countWords, tellingForms } from '../../../domain/catalogue/short-forms.ts';
import { formsAt, textBefore } from '../../../domain/catalogue/text.ts';
import { readRollout } from '../../../local/rollout-files.ts';

const { rollout, catalogue: source, texts: read } = await readRollout('local/sample/bob/rollout.yaml');
const { catalogue, texts } = catalogueVersion(source, read);

const stages = texts.flatMap((text) =>
  (catalogue.messages[text.topic]?.at ?? []).flatMap((kind) =>
    [false, true]
      .filter((before) => !before || textBefore(text, kind) !== undefined)
      .map((before) => ({
        name: `${text.topic} in ${text.locale} ${before ? 'before' : 'at'} ${kind}`,
        ...{ text, kind, before },
        forms: formsAt(text, kind, { before }),
      })),
  ),
);

/** With values as long as those of the sample. */
function shown(words: string, locale: string): string {
  const values = Object.entries(catalogue.facts).map(([name, { type }]): [string, string] => [
    name,
    type === 'date'
      ? formatFact('date', '2026-12-03', locale)
      : name === 'projectCost'
        ? '730 000 kronor'
        : 'Exempelbolaget AB',
  ]);
  return withFacts(words, {
    ...Object.fromEntries(values),
    service: rollout.name[locale] ?? '',
    organisation: 'Malmö stad',
    contactName: 'Ahmed Abdulle',
    contactEmail: 'ahmed.abdulle@malmo.example',
    contactRole: catalogue.contactRole?.standIn[locale] ?? '',
  });
}

/** Whether somebody tells a topic aloud: at a sitting, a meeting, a training or on the telephone. */
function isTold(topic: string, kind: string): boolean {
  return Object.values(catalogue.groups).some(
    (group) =>
      topicsDue(catalogue, group, kind).includes(topic) &&
      group.channels.some((id) => {
        const channel = catalogue.channels[id];
        return (
          channel?.carrier === 'people' &&
          !/intranet|social-media|collaboration-room|national-network/.test(id)
        );
      }),
  );
}

describe('the short forms that are shipped', () => {
  it('are there for every stage of all 45 messages, in both languages', () => {
    expect(new Set(texts.map(({ topic }) => topic)).size).toBe(45);
    expect(stages).toHaveLength(224);
    expect(stages.filter(({ forms }) => !forms).map(({ name }) => name)).toEqual([]);
  });

  it('can be told aloud wherever somebody tells the message', () => {
    const told = stages.filter(({ text, kind }) => isTold(text.topic, kind));
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter(({ forms }) => !forms?.spoken).map(({ name }) => name)).toEqual([]);
  });

  it('have essentials, the same number and the same facts in either language', () => {
    const bare = stages.filter(({ forms }) => !forms?.essentials.length);
    expect(bare.map(({ name }) => name)).toEqual([]);
    const byStage = Map.groupBy(stages, ({ text, kind, before }) => `${text.topic} ${kind} ${before}`);
    const different = [...byStage].filter(([, both]) => {
      const marks = both.map(({ forms }) => {
        const essentials = forms?.essentials ?? [];
        return `${essentials.length} ${essentials.flatMap(factsIn).sort()}`;
      });
      return new Set(marks).size > 1;
    });
    expect(different.map(([stage]) => stage)).toEqual([]);
  });

  it('say the four costs to whoever reads, asks or listens', () => {
    const costs = {
      sv: ['avgifter till leverantören', 'tid', 'kopplingar', 'det gamla systemet'],
      en: ['fees to the supplier', 'working time', 'connections', 'the old system'],
    };
    for (const [locale, four] of Object.entries(costs)) {
      const text = texts.find(({ topic, locale: of }) => topic === 'cost-picture' && of === locale);
      const forms = text && formsAt(text, 'procurement-decided');
      expect(forms ? tellingForms(forms).map(([name]) => name) : []).toEqual(['short', 'answer', 'spoken']);
      for (const [, words] of forms ? tellingForms(forms) : [])
        for (const cost of four) expect(words).toContain(cost);
    }
  });

  it.each(stages)('say $name in 45 words with all facts put in', ({ forms, text }) => {
    const over = (forms ? tellingForms(forms) : [])
      .map(([form, words]) => [form, countWords(shown(words, text.locale))] as const)
      .filter(([, count]) => count < 9 || count > 45);
    expect(over).toEqual([]);
  });

  it.each(stages)(
    'ask for $name in a question of one line that differs from all others',
    ({ forms, text, kind, before }) => {
      const question = forms?.question ?? '';
      expect(question).toMatch(/^\p{Lu}.*\?$/u);
      expect(countWords(question)).toBeLessThanOrEqual(7);
      const others = stages.filter(
        (one) =>
          one.text.locale === text.locale &&
          one.text.topic !== text.topic &&
          one.kind === kind &&
          one.before === before,
      );
      expect(others.filter((one) => one.forms?.question === question).map(({ name }) => name)).toEqual([]);
    },
  );

  it.each(stages)('write out in $name no date, price or address, and say aloud no link', ({ forms }) => {
    const said = forms ? tellingForms(forms) : [];
    const facts = (words: string) =>
      factsIn(words).filter((fact) => fact === 'contactEmail' || catalogue.facts[fact]?.type === 'url');
    for (const [form, words] of said) {
      expect(words.replaceAll(/\{[a-zA-Z]+\}/g, '')).not.toMatch(
        /\d{4}|\d+ ?(kr|kronor|SEK|%)|https?:|www\.|@|^[-#>]/m,
      );
      if (form !== 'short') expect([form, facts(words)]).toEqual([form, []]);
    }
  });
});
