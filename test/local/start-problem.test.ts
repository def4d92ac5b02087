import { CannotStart, DynamodbDied } from '@budkavle/local-cloud';
import { describe, expect, it } from 'vitest';
import { portsFrom } from '../../local/ports.ts';
import { startProblem } from '../../local/start-problem.ts';

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe('a start that fails', () => {
  it.each([
    [new CannotStart('folder-in-use', '/x/.local is in use by process 7'), /^\/x\/\.local .* 7\. .*stop it/],
    [new CannotStart('port-in-use', 'port 4400 is in use'), /^Port 4400 is in use\. .*BUDKAVLE_PORT/],
    [new CannotStart('data-unreadable', '/x/clock.json is damaged'), /clock\.json is damaged\. .*--fresh/],
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), /^The disk is full\. Make room/],
    [new Error('database or disk is full'), /^The disk is full\. Make room/],
    [caught(() => portsFrom({ BUDKAVLE_PORT: 'x' })), /BUDKAVLE_PORT/],
    [new DynamodbDied(), /^The local database ended by itself\. Start again with npm start: .* kept\.$/],
  ])('says what is wrong and what to do: %s', (error, said) => {
    expect(startProblem(error)).toMatch(said);
    expect(startProblem(error)).not.toContain('    at ');
  });

  it('hides no defect behind a sentence', () => {
    expect(startProblem(new TypeError('x is not a function'))).toBeUndefined();
  });
});
