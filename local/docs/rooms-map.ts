import ROOMS from '../../docs/rooms.json' with { type: 'json' };

const MARKS = { before: '<!-- rooms: npm run docs -->\n', after: '\n<!-- end of rooms -->' };

/** Inserts the map of the rooms, whose order the linter enforces (`docs/rooms.json`), into `docs/architecture.md`. */
export function withRoomsMap(page: string): string {
  const [head, rest] = page.split(MARKS.before);
  const tail = rest?.split(MARKS.after).at(1);
  if (head === undefined || tail === undefined)
    throw new Error('docs/architecture.md has no place for the map of rooms');
  return `${head}${MARKS.before}${roomsMap()}${MARKS.after}${tail}`;
}

function roomsMap(): string {
  return Object.entries(ROOMS)
    .map(([layer, floors]) => {
      const rows = floors.flatMap((floor, height) =>
        floor.map(({ room, holds }) => `| ${height + 1} | \`${room}\` | ${holds} |`),
      );
      return `| floor | room of \`${layer}/\` | holds |\n|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}
