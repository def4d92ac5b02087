/** The web and mail addresses in a plain text, and the places of those that are filled in as it leaves. */
export function targetsIn(text: string): Set<string> {
  return new Set(text.match(/https:\/\/\S+|[^\s:]+@\S+\.example\b|\{\{questionLink\}\}/g));
}

/** The numbers in a text, those of dates too, without the ones in addresses and those that only count a list. */
export function numbersIn(text: string): Set<string> {
  return new Set(text.replaceAll(/https:\/\/\S+|\S+@\S+|^\d\. /gm, '').match(/\d+/g));
}
