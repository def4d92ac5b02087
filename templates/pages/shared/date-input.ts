const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The type of a field for a fact: dates have the browser's picker, and what was typed and is none stays as it was typed. */
export function inputTypeFor(type: string, value: string): 'date' | 'text' {
  return type === 'date' && (value === '' || DAY.test(value)) ? 'date' : 'text';
}
