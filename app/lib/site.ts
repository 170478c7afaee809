/** Where the site is reached when nobody said so: this machine, the port that it is served on. */
function localOrigin(): string {
  return `http://localhost:${process.env.PORT || '3000'}`;
}

/** An absolute address; throws when PERIMAGE_SITE_URL isn't an http(s) address. */
export function siteUrl(path: string): string {
  const given = process.env.PERIMAGE_SITE_URL || localOrigin();
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new Error(
      `PERIMAGE_SITE_URL must be an http(s) address, but is ${JSON.stringify(given)}`,
    );
  return new URL(path, given).href;
}
