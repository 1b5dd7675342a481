/** What the demo copies from where to where, as the product calls the providers. */
export const SOURCE = 'fitbit';
export const DESTINATION = 'strava';
/** The one user of the demo. */
export const DEMO_USER_ID = 'demo-user';

/** Their names for a person. */
export const SOURCE_NAME = 'Fitbit (Google Health)';
export const DESTINATION_NAME = 'Strava';
