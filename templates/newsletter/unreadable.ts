import type { ShownFact } from '../../domain/catalogue/fact.ts';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { markdownReader } from '../mail/markdown-reader.ts';
import { markdownText } from '../mail/markdown-text.ts';

/** What keeps Markdown from being rendered with these facts, in a sentence; undefined where nothing does. */
export function unreadable(markdown: string, facts: Readonly<Record<string, ShownFact>>): string | undefined {
  try {
    const text = markdownText(markdownReader(facts)(markdown));
    return text.trim() === '' ? 'says nothing: write a sentence' : undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.join('; ');
    throw error;
  }
}
