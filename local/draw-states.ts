import { writeFile } from 'node:fs/promises';
import { statesPage } from './states-page.ts';

// npm run docs: draws the state machines from the data that the code uses.
await writeFile('docs/states.md', statesPage());
