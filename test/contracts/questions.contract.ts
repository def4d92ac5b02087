import { describe, expect, it } from 'vitest';
import { aPublishedAnswer, aQuestion } from '../fixtures/a-question.ts';
import type { Open } from './stores.ts';

const b = 'b'.repeat(26);

export function questionsContract(open: Open): void {
  describe('questions', () => {
    it('are there once, under their rollout', async () => {
      const { questions } = await open();
      expect(await questions.add(aQuestion())).toBe(true);
      expect(await questions.add(aQuestion({ words: 'Något annat' }))).toBe(false);
      await questions.add(aQuestion({ rollout: 'parking' }));
      await questions.add(aQuestion({ id: b }));
      expect(await questions.find(aQuestion())).toEqual(aQuestion());
      expect(await questions.find({ rollout: 'nowhere', id: b })).toBeUndefined();
      expect(await questions.ofRollout('lending')).toEqual([aQuestion(), aQuestion({ id: b })]);
    });

    it('are replaced only as they were read, so that of two answers one is given', async () => {
      const { questions } = await open();
      await questions.add(aQuestion());
      const closed = aQuestion({ state: 'closed', closed: { by: 'Kim', at: 7 }, revision: 2 });
      expect(await questions.replace(closed, aQuestion())).toBe(true);
      expect(await questions.replace(aQuestion({ revision: 2 }), aQuestion())).toBe(false);
      expect(await questions.find(aQuestion())).toEqual(closed);
      const { asker: _asker, ...forgotten } = aQuestion({ revision: 3 });
      expect(await questions.replace(forgotten, closed)).toBe(true);
      expect(await questions.find(aQuestion())).toEqual(forgotten);
      // What is not there is not made.
      expect(await questions.replace(aQuestion({ id: b, revision: 2 }), aQuestion({ id: b }))).toBe(false);
    });

    it('are gone once they are removed, and no other with them', async () => {
      const { questions } = await open();
      for (const id of ['a'.repeat(26), b]) await questions.add(aQuestion({ id }));
      for (const _ of [1, 2]) await questions.remove(aQuestion());
      expect(await questions.ofRollout('lending')).toEqual([aQuestion({ id: b })]);
    });
  });

  describe('published answers', () => {
    it('of a question are one, the latest, however late an earlier one comes', async () => {
      const { publishedAnswers } = await open();
      const later = aPublishedAnswer({ version: 4, withdrawn: true });
      for (const answer of [aPublishedAnswer(), later, aPublishedAnswer({ version: 3 })])
        await publishedAnswers.put(answer);
      await publishedAnswers.put(aPublishedAnswer({ rollout: 'parking' }));
      await publishedAnswers.put(aPublishedAnswer({ id: b, organisation: '1280' }));
      expect(await publishedAnswers.ofRollout('lending')).toEqual([
        later,
        aPublishedAnswer({ id: b, organisation: '1280' }),
      ]);
      expect(await publishedAnswers.ofRollout('nowhere')).toEqual([]);
    });
  });
}
