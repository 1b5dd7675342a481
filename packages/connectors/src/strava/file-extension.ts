const FILE_EXTENSION = /\.(tcx|fit|gpx)(\.gz)?$/i;

/**
 * An external id as it was handed in. Strava gives it back with an extension appended (Strava API v3, Uploads). Whether
 * that of a packed file is `.tcx` or `.tcx.gz` is not documented: each is the same workout. Whoever compares external ids takes the extension off by this.
 */
export function withoutFileExtension(externalId: string): string {
  return externalId.replace(FILE_EXTENSION, '');
}
