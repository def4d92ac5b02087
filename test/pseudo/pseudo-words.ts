import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vitest/config';
import { pseudoMessage } from './pseudo-message.ts';

const WORD_FILE = /\/templates\/words\/\w+\/[\w-]+\.json$/;

/** Lets the word files of every language be in a pseudo-language, so that what does not come from them is seen. */
export function pseudoWords(): Plugin {
  return {
    name: 'pseudo-words',
    enforce: 'pre',
    async load(id) {
      const path = id.replace(/\?.*$/, '');
      if (!WORD_FILE.test(path)) return undefined;
      const messages: Record<string, string> = JSON.parse(await readFile(path, 'utf8'));
      const pseudo = Object.entries(messages).map(([key, message]) => [key, pseudoMessage(message)]);
      return JSON.stringify(Object.fromEntries(pseudo));
    },
  };
}
