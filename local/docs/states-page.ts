import { DELIVERY_RANKS, TRANSITIONS } from '../../domain/mail/delivery-states.ts';
import { MILESTONE_TRANSITIONS } from '../../domain/milestone/milestone-states.ts';
import { PRESS_TRANSITIONS } from '../../domain/press/press-states.ts';

type Arrow = { from: string; to: string; by: string; when: string };

/** The page docs/states.md, generated from the tables of transitions. */
export function statesPage(): string {
  const ranks = Object.entries(DELIVERY_RANKS).map(([state, rank]) => `| ${state} | ${rank} |`);
  return `# States

Drawn from \`domain/mail/delivery-states.ts\`, \`domain/milestone/milestone-states.ts\` and
\`domain/press/press-states.ts\` by \`npm run docs\`; a test compares them.

## A delivery

\`\`\`mermaid
${diagram(TRANSITIONS, 'planned')}
\`\`\`

Evidence from SES only raises the rank: it may arrive twice, late, out of order, and before the sender has written
anything. Only two transitions lead back to *planned*: SES certainly did not accept the mail, or a person found out
that it did not arrive.

| state | rank |
|---|---|
${ranks.join('\n')}

## A milestone

\`\`\`mermaid
${diagram(MILESTONE_TRANSITIONS, 'planning')}
\`\`\`

## A version of a press release

\`\`\`mermaid
${diagram(PRESS_TRANSITIONS, 'draft')}
\`\`\`
`;
}

/** Merges arrows between the same two states into one line. */
function diagram(arrows: readonly Arrow[], first: string): string {
  const groups = Map.groupBy(arrows, ({ from, to }) => `${from} --> ${to}`);
  const lines = [...groups].map(
    ([arrow, ways]) => `  ${arrow}: ${ways.map(({ by, when }) => `${by} (${when})`).join(' or ')}`,
  );
  return ['stateDiagram-v2', `  [*] --> ${first}`, ...lines].join('\n');
}
