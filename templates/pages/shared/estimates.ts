import type { EstimatedShare } from '../../../domain/polls/interval.ts';
import { percentOf, type Ratio } from '../../../domain/reach/reach-trend.ts';
import type { VerifiedWords } from '../../words/verified.gen.ts';

export function claimedText(claimed: Ratio, say: VerifiedWords): string {
  const percent = percentOf(claimed);
  return percent === undefined ? '–' : say('percent', { percent });
}

/** A share never stands without its interval and the number of answers. */
export function estimateText(found: EstimatedShare | undefined, say: VerifiedWords): string {
  if (!found) return say('tooFew');
  const percent = (share: number) => Math.round(share * 100);
  return say('estimate', {
    percent: percent(found.share),
    low: percent(found.low),
    high: percent(found.high),
    answers: found.of,
  });
}
