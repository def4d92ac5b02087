import { describe, expect, it } from 'vitest';
import {
  currentVersion,
  type PressReader,
  pressReadersOf,
  visibleVersions,
} from '../../../domain/press/press-visibility.ts';
import { aLocalDraft, aPressVersion, HOUR } from '../../fixtures/a-press-release.ts';

const handedIn = { version: 2, state: 'submitted', hash: 'h' } as const;
const out = { version: 1, state: 'published', hash: 'h', publishedAt: HOUR } as const;
const NATIONAL = [aPressVersion(out), aPressVersion(handedIn), aPressVersion({ version: 3 })];
const EDITION = [out, handedIn, { version: 3 }].map((over) =>
  aPressVersion({ ...over, draft: aLocalDraft() }),
);
const seen = (versions: typeof NATIONAL, ...readers: PressReader[]) =>
  visibleVersions(versions, readers).map(({ version }) => version);

describe('the versions of a release', () => {
  it('are seen whole by those who work on it, and by nobody without a role', () => {
    expect(seen(NATIONAL, 'desk')).toEqual([1, 2, 3]);
    expect(seen(NATIONAL)).toEqual([]);
  });

  it('are seen by a registrar from the moment on that they are out', () => {
    expect(seen(NATIONAL, 'record')).toEqual([1]);
  });

  it('are seen by an organisation where they are its own edition, or national and final', () => {
    expect(seen(EDITION, { organisation: '1280' })).toEqual([1, 2, 3]);
    expect(seen(EDITION, { organisation: '1480' })).toEqual([]);
    expect(seen(NATIONAL, { organisation: '1280' })).toEqual([1, 2]);
  });

  it('are visible to a user with two roles as far as either allows', () => {
    expect(seen(EDITION, { organisation: '1480' }, 'record')).toEqual([1]);
  });
});

describe('a release', () => {
  const givenUp = aPressVersion({ version: 2, state: 'withdrawn' });
  it('stands for its newest version, or for the last that went out where that was given up', () => {
    expect(currentVersion(NATIONAL)?.version).toBe(3);
    expect(currentVersion([aPressVersion(out), givenUp])?.version).toBe(1);
    expect(currentVersion([aPressVersion(), givenUp])?.version).toBe(2);
    expect(currentVersion([])).toBeUndefined();
  });
});

describe('a user', () => {
  it('sees by every role, and as a lead without an organisation nothing', () => {
    expect(pressReadersOf({ roles: ['registrar', 'approver'] })).toEqual(['record', 'desk']);
    expect(pressReadersOf({ roles: ['local-lead'], organisation: '1280' })).toEqual([
      { organisation: '1280' },
    ]);
    expect(pressReadersOf({ roles: ['local-lead'] })).toEqual([]);
  });
});
