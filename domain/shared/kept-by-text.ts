const MOST = 1_000;

/**
 * A pure function of a text that keeps what it has made of the texts it was given, since the same ones come for every
 * organisation; of a thousand at most. What it returns must not be changed. `from`: what it is made from besides, which
 * must be the same whenever the text is.
 */
export function keptByText<Made, From extends readonly unknown[] = []>(
  make: (text: string, ...from: From) => Made,
): (text: string, ...from: From) => Made {
  const made = new Map<string, { value: Made }>();
  return (text, ...from) => {
    const known = made.get(text) ?? { value: make(text, ...from) };
    if (made.size >= MOST) made.clear();
    made.set(text, known);
    return known.value;
  };
}
