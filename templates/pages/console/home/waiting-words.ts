import type { TellWhatWaitsPorts } from '../../../../domain/home/use-cases/tell-what-waits.ts';
import { firstDay } from '../../../../domain/home/waiting.ts';
import { languageFor } from '../../../words/languages.ts';
import { lineWords } from './waiting-list.ts';

/**
 * Says in mails what waits, as the first page does, but for what unpublished releases are called: mails are kept in the
 * register. `consoleUrl` without a trailing slash.
 */
export function waitingWords(consoleUrl: string): TellWhatWaitsPorts['wordsOf'] {
  return (line, { rollouts, locale }) => {
    const { href, ...words } = lineWords(line, { rollouts, locale: languageFor(locale), discreet: true });
    const due = firstDay(line);
    return {
      ...words,
      url: `${consoleUrl}${href}`,
      ...(due === undefined ? {} : { due }),
      ...(line.kind === 'office-task' ? { isTask: true } : {}),
    };
  };
}
