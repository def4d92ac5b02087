import type { CheckedFinding } from './examine.ts';
import type { Level } from './finding.ts';

const LABELS: Readonly<Record<Level, string>> = {
  fine: 'ok',
  look: 'LOOK',
  blocks: 'BLOCKS',
  unasked: '?',
};

/** The findings as a person reads them: one a line, what to do under it, a count at the end. */
export function reportText(title: string, found: readonly CheckedFinding[]): string {
  const lines = found.map(({ level, says, todo }) => {
    const said = `${LABELS[level].padEnd(6)}  ${says}`;
    return todo === undefined ? said : `${said}\n        → ${todo}`;
  });
  return `${title}\n\n${lines.join('\n')}\n\n${verdict(found)}`;
}

function verdict(found: readonly CheckedFinding[]): string {
  const count = (level: Level) => found.filter((finding) => finding.level === level).length;
  const rest = `${count('look')} to look at, ${count('fine')} fine, ${count('unasked')} not asked.`;
  const blocking = count('blocks');
  if (blocking === 0) return `Nothing blocks; ${rest}`;
  return blocking === 1 ? `1 thing blocks; ${rest}` : `${blocking} things block; ${rest}`;
}
