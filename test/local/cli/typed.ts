import { runCommand } from '../../../local/cli/run-command.ts';

/**
 * What somebody sees who types `npx budkavle` and these words, with the stage at an AWS endpoint on this machine, and
 * its pages at another.
 */
export async function typed(
  words: readonly string[],
  endpoint: string,
  pages?: string,
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const exitCode = await runCommand(words, {
    out: (text) => stdout.push(text),
    err: (text) => stderr.push(text),
    environment: {
      BUDKAVLE_AWS_PORT: new URL(endpoint).port,
      ...(pages === undefined ? {} : { BUDKAVLE_PORT: new URL(pages).port }),
    },
  });
  return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** The words of a line, as a shell takes it apart. */
export function wordsOf(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}
