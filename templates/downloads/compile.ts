import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toJSONSchema } from 'zod';
import { registerFileSchema } from '../../domain/register/register-file.ts';

/** The JSON Schema of a register as a module, `register-schema.gen.ts`, so that no Lambda has to make one. */
export function compileRegisterSchema(): string {
  const schema = JSON.stringify(toJSONSchema(registerFileSchema), null, 1);
  return `// Made by compile.ts from registerFileSchema: change that and run \`npm run templates\`.

/** What archives check \`register.json\` with. */
export const REGISTER_SCHEMA: Readonly<Record<string, unknown>> = ${schema};
`;
}

if (import.meta.main)
  await writeFile(path.join(import.meta.dirname, 'register-schema.gen.ts'), compileRegisterSchema());
