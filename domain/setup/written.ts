/** What people have written so far: of the shape of a file, with anything missing, unfinished or wrong. */
export type Written = Readonly<Record<string, unknown>>;

/** A place in it, such as `catalogue.milestones.go-live.sv.name`; in a list by number. */
export type WrittenPlace = readonly string[];

export function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place; undefined if nothing does. */
export function writtenAt(whole: unknown, place: WrittenPlace): unknown {
  let here = whole;
  for (const name of place) {
    if (Array.isArray(here)) here = here[Number(name)];
    else if (isWritten(here) && Object.hasOwn(here, name)) here = here[name];
    else return undefined;
  }
  return here;
}

/** The object at a place; empty if there is none. */
export function objectAt(whole: unknown, place: WrittenPlace): Written {
  const found = writtenAt(whole, place);
  return isWritten(found) ? found : {};
}

/** The texts of the list at a place. */
export function namesAt(whole: unknown, place: WrittenPlace): string[] {
  const found = writtenAt(whole, place);
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}

/** The same whole with this value at a place; objects on the way there are made. */
export function writeAt(whole: Written, place: WrittenPlace, value: unknown): Written {
  const [name = '', ...rest] = place;
  if (rest.length === 0) return { ...whole, [name]: value };
  const below = Object.hasOwn(whole, name) ? whole[name] : undefined;
  if (Array.isArray(below)) {
    const [index = '', ...deeper] = rest;
    return {
      ...whole,
      [name]: below.map((each, at) =>
        String(at) !== index ? each : deeper.length === 0 ? value : writeAt(asWritten(each), deeper, value),
      ),
    };
  }
  return { ...whole, [name]: writeAt(asWritten(below), rest, value) };
}

/** The same without what stands at a place, nor what is empty without it; what begins with `keep` names stays. */
export function eraseAt(whole: Written, place: WrittenPlace, keep = 0): Written {
  const parent = place.slice(0, -1);
  const name = place.at(-1) ?? '';
  const above = writtenAt(whole, parent);
  if (Array.isArray(above))
    return writeAt(
      whole,
      parent,
      above.filter((_, at) => String(at) !== name),
    );
  if (!isWritten(above) || !Object.hasOwn(above, name)) return whole;
  const { [name]: _, ...rest } = above;
  if (parent.length === 0) return rest;
  return Object.keys(rest).length === 0 && parent.length > keep
    ? eraseAt(whole, parent, keep)
    : writeAt(whole, parent, rest);
}

function asWritten(value: unknown): Written {
  return isWritten(value) ? value : {};
}
