import { type DecideResult, decideChange } from '../../../../domain/controls/use-cases/decide-change.ts';
import { carryOutChange } from '../../../../domain/sending/use-cases/carry-out-change.ts';
import { showControls } from '../../../../domain/sending/use-cases/show-controls.ts';
import {
  type ControlsTold,
  controlsPage,
} from '../../../../templates/pages/console/controls/controls-page.ts';
import { field } from '../../http/form.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

/** Both see what is asked for; only an approver accepts. */
export const TWO_PEOPLE = { roles: ['coordinator', 'approver'], scope: 'everything' } as const;

const TOLD: Readonly<Record<DecideResult, ControlsTold | undefined>> = {
  applied: 'applied',
  rejected: 'rejected',
  lapsed: 'lapsed',
  own: 'own',
  decided: 'decided',
  unknown: undefined,
};

/** What waits for a second person, and the log of it. */
export const CONTROL_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/controls',
    ...TWO_PEOPLE,
    async answer({ ports, locale, reader, user, query }) {
      const told = Object.values(TOLD).find((each) => each === query.told);
      const shown = await showControls(ports);
      return { page: controlsPage({ locale, reader }, { shown, by: user.address, told }) };
    },
  },
  {
    method: 'POST',
    path: '/controls/{change}',
    ...TWO_PEOPLE,
    async answer(request) {
      const word = field(request.form, 'word');
      if (word !== 'accept' && word !== 'reject') return 'not-there';
      const told = TOLD[await decide(request, { change: request.params.change ?? '', word })];
      return told ? { to: `/controls?lang=${request.locale}&told=${told}` } : 'not-there';
    },
  },
];

/** The word of whoever is signed in. */
export function decide(
  { ports, user }: Pick<PageRequest, 'ports' | 'user'>,
  said: { change: string; word: 'accept' | 'reject' },
): Promise<DecideResult> {
  const isApprover = user.roles.includes('approver');
  return decideChange(
    { ...said, by: user.address, isApprover },
    { ...ports, carryOut: (change, acceptedBy) => carryOutChange(change, acceptedBy, ports) },
  );
}
