/**
 * What the window's page and whoever serves it agree upon, apart from the contract, so that the preload carries no
 * schemas.
 */

/** Commands in. */
export const commandChannel = 'vigie:command';
/** Snapshots out. */
export const snapshotChannel = 'vigie:snapshot';

/** Content types of what the page consists of, by the file name's ending; nothing else is served. */
export const pageTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
