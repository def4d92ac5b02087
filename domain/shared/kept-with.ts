/**
 * Makes something of an object and a key once, and keeps it as long as the object lives. What is made must not change,
 * nor the object.
 */
export function keptWith<Of extends WeakKey, Made>(
  make: (of: Of, key: string) => Made,
): (of: Of, key: string) => Made {
  const kept = new WeakMap<Of, Map<string, Made>>();
  return (of, key) => {
    const made = kept.get(of) ?? new Map<string, Made>();
    kept.set(of, made);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(of, key);
    made.set(key, fresh);
    return fresh;
  };
}
