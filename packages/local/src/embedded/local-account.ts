/** Where everything on one machine pretends to be; the account is the one that SQS and DynamoDB emulators use. */
export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ACCOUNT = '000000000000';
/** Credentials that open nothing at AWS. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
