/** `blocks`: mail cannot leave, or nobody would notice that it does not. `unasked`: nothing is known. */
export type Level = 'fine' | 'look' | 'blocks' | 'unasked';

/** What a check found: a sentence, and what to do about it. */
export type Finding = { level: Level; says: string; todo?: string };

export const fine = (says: string): Finding => ({ level: 'fine', says });
export const look = (says: string, todo: string): Finding => ({ level: 'look', says, todo });
export const blocks = (says: string, todo: string): Finding => ({ level: 'blocks', says, todo });
export const unasked = (says: string): Finding => ({ level: 'unasked', says });
