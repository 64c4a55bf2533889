const megabyte = 1_048_576;

export const mostMegabytes = 100_000;

export const bytesOf = (megabytes: number | null): number | null =>
  megabytes === null ? null : Math.round(megabytes * megabyte);

/** To a tenth of a MB, as it is shown. */
export const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / megabyte) * 10) / 10;
