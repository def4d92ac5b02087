import { describe, expect, it } from 'vitest';
import { checkFor, topicsDue } from '../../../domain/catalogue/catalogue.ts';
import { factsIn } from '../../../domain/catalogue/fact-references.ts';
import { shippedCatalogue } from '../messages/shipped-catalogue.ts';

describe('the questions of the shipped catalogue', async () => {
  const { catalogue } = await shippedCatalogue();
  const pairs = Object.keys(catalogue.milestones).flatMap((kind) =>
    Object.entries(catalogue.groups).map(([group, of]) => ({
      group,
      kind,
      topics: topicsDue(catalogue, of, kind),
    })),
  );

  it('ask every group once after every milestone that tells it something, about what it was told', () => {
    const wrong = pairs.filter(({ group, kind, topics }) => {
      const check = checkFor(catalogue, { group, kind });
      return topics.length === 0 ? check !== undefined : !check || !topics.includes(check.topic);
    });
    expect(wrong).toEqual([]);
  });

  it('are in both languages, refer to no facts, and have answers that differ', () => {
    for (const [id, { question, answers }] of Object.entries(catalogue.checks ?? {}))
      for (const locale of catalogue.locales) {
        const words = [question, ...answers].map((text) => text[locale] ?? '');
        expect(
          words.filter((text) => text.trim() === '' || factsIn(text).length > 0),
          id,
        ).toEqual([]);
        expect(new Set(words).size, id).toBe(answers.length + 1);
        expect(question[locale], id).toMatch(/\?$/);
      }
  });

  it('have their right answer in every place', () => {
    const places = Object.values(catalogue.checks ?? {}).map(({ right }) => right);
    expect([...new Set(places)].sort()).toEqual([1, 2, 3]);
  });
});
