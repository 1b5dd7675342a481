/** The library's own way to another host; its types leave it out. */
declare module 'strava-v3/axiosUtility.js' {
  export function setBaseURL(newBaseURL: string): void;
}
