import type { ShownFact } from '../../domain/catalogue/fact.ts';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { type Problem, problemAt } from '../../domain/shared/problem.ts';
import { markdownReader } from '../mail/markdown-reader.ts';
import { markdownText } from '../mail/markdown-text.ts';

/** Problems that keep Markdown from being rendered with these facts. */
export function unreadable(markdown: string, facts: Readonly<Record<string, ShownFact>>): readonly Problem[] {
  try {
    const text = markdownText(markdownReader(facts)(markdown));
    return text.trim() === '' ? [problemAt('', 'no-words')] : [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
}
