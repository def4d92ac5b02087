import { expect, it } from 'vitest';
import { enginePackage, howToGetEngine } from '../../src/dynamodb/engine-package.ts';

/** Node's names of machines: https://nodejs.org/docs/latest-v24.x/api/process.html#processplatform */
it.each([
  ['linux', 'x64', '@dynoxide/linux-x64', 'dynoxide'],
  ['linux', 'arm64', '@dynoxide/linux-arm64', 'dynoxide'],
  ['darwin', 'arm64', '@dynoxide/darwin-arm64', 'dynoxide'],
  ['darwin', 'x64', '@dynoxide/darwin-x64', 'dynoxide'],
  ['win32', 'x64', '@dynoxide/win32-x64', 'dynoxide.exe'],
])('%s on %s runs %s', (platform, arch, name, program) => {
  expect(enginePackage({ platform, arch })).toEqual({ name, program });
  const sentence = `dynoxide is not installed for ${platform} ${arch}: add it with`;
  const command = `npm install --no-save ${name}@\\d+\\.\\d+\\.\\d+`;
  expect(howToGetEngine({ platform, arch })).toMatch(new RegExp(`^${sentence} '${command}'$`));
});

it.each([
  ['win32', 'arm64'],
  ['freebsd', 'x64'],
  ['linux', 'riscv64'],
])('%s on %s has no package', (platform, arch) => {
  expect(enginePackage({ platform, arch })).toBeUndefined();
  expect(howToGetEngine({ platform, arch })).toBe(`dynoxide is not published for ${platform} ${arch}`);
});
