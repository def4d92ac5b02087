/** What no file or folder in a library may be called, as Microsoft documents it (November 2026), and why each. */
const REFUSED: readonly (readonly [string, (name: string) => boolean])[] = [
  ['a sign that is refused anywhere', (name) => /["*:<>?/\\|]/.test(name)],
  ['a space at its start or end', (name) => name !== name.trim()],
  ['a dot at its start or end', (name) => /^\.|\.$/.test(name)],
  ['a name of a device', (name) => /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(name)],
  ['a name of the system', (name) => ['.lock', 'desktop.ini'].includes(name.toLowerCase())],
  ['a name of SharePoint', (name) => name.toLowerCase().includes('_vti_')],
  ['a temporary file of Office', (name) => name.startsWith('~$') || name.startsWith('~')],
  ['forms, beside the library’s own', (name) => name.toLowerCase() === 'forms'],
  ['a control or an unseen mark', (name) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(name)],
  ['nothing', (name) => name === ''],
];

/** All of a path, decoded, with the address of the site and library before it. */
const LONGEST_PATH = 400;
const LIBRARY =
  'sites/Digitaliseringsavdelningen-projekt-bokning-och-bidrag/Delade dokument/General/Införande/';

/** What SharePoint has against a path within a library; empty if it takes it. */
export function refusedBySharePoint(path: string): string[] {
  const names = path.split('/');
  return [
    ...names.flatMap((name) => REFUSED.flatMap(([why, is]) => (is(name) ? [`${why}: ${name}`] : []))),
    ...(LIBRARY.length + path.length > LONGEST_PATH ? [`longer than ${LONGEST_PATH}: ${path}`] : []),
    // C:\Users\…\Downloads before it: what opens in Windows without long paths.
    ...(path.length > 210 ? [`too long for Windows: ${path}`] : []),
  ];
}
