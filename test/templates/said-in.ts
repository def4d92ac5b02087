/** The web and mail addresses in a plain text. */
export function targetsIn(text: string): Set<string> {
  return new Set(text.match(/https:\/\/\S+|[^\s:]+@\S+\.example\b/g));
}

/** The numbers in a text, those of dates too, without the ones in addresses and those that only count a list. */
export function numbersIn(text: string): Set<string> {
  return new Set(text.replaceAll(/https:\/\/\S+|\S+@\S+|^\d\. /gm, '').match(/\d+/g));
}
