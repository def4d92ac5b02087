/** A machine, as Node names it. */
type Machine = { platform: string; arch: string };

export type EnginePackage = {
  name: string;
  /** The program in the package's folder. */
  program: string;
};

/** Where dynoxide is published; the version is that of package.json. */
const version = '1.2.1';
const published = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

/** The package with dynoxide for a machine; `undefined` when it is published for no such machine. */
export function enginePackage({ platform, arch }: Machine): EnginePackage | undefined {
  const machine = `${platform}-${arch}`;
  if (!published.includes(machine)) return undefined;
  return { name: `@dynoxide/${machine}`, program: platform === 'win32' ? 'dynoxide.exe' : 'dynoxide' };
}

/** What a person does when the engine is not installed, in one sentence. */
export function howToGetEngine(machine: Machine): string {
  const found = enginePackage(machine);
  const { platform, arch } = machine;
  if (found === undefined) return `dynoxide is not published for ${platform} ${arch}`;
  const command = `npm install --no-save ${found.name}@${version}`;
  return `dynoxide is not installed for ${platform} ${arch}: add it with '${command}'`;
}
