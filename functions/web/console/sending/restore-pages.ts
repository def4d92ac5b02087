import { casesIn, isOpen } from '../../../../domain/controls/control-log.ts';
import { askToGoOn, goOnAfterRestore } from '../../../../domain/sending/use-cases/go-on-after-restore.ts';
import { reviewRestore } from '../../../../domain/sending/use-cases/review-restore.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { restorePage } from '../../../../templates/pages/console/sending/restore-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const COORDINATOR = { path: '/restore', roles: ['coordinator'], scope: 'everything' } as const;

/** The restore that holds sending, and the word with which it goes on. */
export const RESTORE_PAGES: readonly PageRoute[] = [
  { method: 'GET', ...COORDINATOR, answer: (request) => shown(request, []) },
  {
    method: 'POST',
    ...COORDINATOR,
    async answer(request) {
      const { form, ports, user, locale } = request;
      const wish = { by: user.address, table: field(form, 'table') };
      const goOn = field(form, 'withoutEvents') === 'yes' ? askToGoOn : goOnAfterRestore;
      try {
        await goOn(wish, ports);
      } catch (error) {
        if (error instanceof InvalidInput) return shown(request, error.problems);
        throw error;
      }
      return { to: `/restore?lang=${locale}` };
    },
  },
];

async function shown(
  { ports, locale, reader }: PageRequest,
  problems: readonly Problem[],
): Promise<PageAnswer> {
  const review = await reviewRestore(ports);
  const waiting = casesIn(await ports.controlLog.entries()).find(
    (each) => isOpen(each) && each.what.kind === 'restore' && each.what.table === review?.restore.table,
  );
  const page = restorePage({ locale, reader, review, asked: waiting?.asked, problems });
  return problems.length > 0 ? { page, status: 400 } : { page };
}
