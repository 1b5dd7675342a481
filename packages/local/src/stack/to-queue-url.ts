/**
 * The queue's URL on the endpoint that is really used: emulators answer names such as
 * `sqs.us-east-1.localhost.localstack.cloud`, which only resolve with a public DNS.
 */
export function toQueueUrl(answeredUrl: string, endpoint: string): string {
  return new URL(new URL(answeredUrl).pathname, endpoint).href;
}
