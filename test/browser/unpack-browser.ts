import sparticuz from '@sparticuz/chromium';

/** Unpacks the browser into the temporary folder before the first test: two at once would start a half-written one. */
export default async function unpackBrowser(): Promise<void> {
  await sparticuz.executablePath();
}
