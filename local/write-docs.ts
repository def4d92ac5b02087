import { writeFile } from 'node:fs/promises';
import { openApiModule } from './openapi-document.ts';
import { statesPage } from './states-page.ts';

// npm run docs: draws the state machines, and describes the API, from the data that the code uses.
await writeFile('docs/states.md', statesPage());
await writeFile('functions/web/api/openapi.gen.ts', openApiModule());
