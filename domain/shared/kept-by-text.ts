const MOST = 1_000;

/**
 * A pure function of a text that keeps what it has made of the texts it was given, since the same ones come for every
 * organisation; of a thousand at most. What it returns must not be changed.
 */
export function keptByText<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, { value: Made }>();
  return (text) => {
    const known = made.get(text) ?? { value: make(text) };
    if (made.size >= MOST) made.clear();
    made.set(text, known);
    return known.value;
  };
}
