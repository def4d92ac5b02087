/** Why the cloud cannot start here, in a sentence for whoever starts it. */
export class CannotStart extends Error {
  readonly reason: 'folder-in-use' | 'port-in-use' | 'data-unreadable';

  constructor(reason: CannotStart['reason'], message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'CannotStart';
    this.reason = reason;
  }
}

/** Runs what reads a stored file. @throws {CannotStart} naming the file where that fails, but not for lack of room */
export function readingStored<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (isDiskFull(cause)) throw cause;
    throw new CannotStart('data-unreadable', `${file} is damaged or may not be read`, { cause });
  }
}

/** No room for a file, of the system or of SQLite. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || /database or disk is full/.test(error.message);
}
