/**
 * Words by which tokens, health data and ids are known wherever they turn up. Of letters only: what lets words through
 * and stops numbers lets these through.
 */
export const TOKEN = 'TOKENcanary';
export const HEALTH = 'HEALTHcanary';
/** Who calls: the subject of the token, and the user's account at both providers. */
export const USER = 'USERcanaryAnn';
export const ATHLETE = 'ATHLETEcanary';

export const CLIENT_SECRET = `${TOKEN}Secret`;
export const REDIRECT_URI = 'https://app.example/connected';
/** Of one workout, and of nothing else that anybody counts. */
export const HEALTH_NUMBERS = { distanceMeters: 13_371.337, calories: 1_337.42, averageHeartRate: 213 };
export const HEALTH_FIGURES = ['13371.337', '13371337', '1337.42'];

/** Text of somebody who says too much: of an error that quotes what was sent, say. */
export function quoting(text = ''): string {
  return `${TOKEN}Quoted ${HEALTH}Quoted ${USER} ${ATHLETE} ${text}`;
}
