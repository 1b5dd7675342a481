// First calls, which some engines take many seconds for: a client with the product's timeouts would give up.
import { request } from 'node:http';

const ANSWER_WITHIN_MS = 90_000;

/** One call by service: its target, and a body that loads what the suites will need. */
const FIRST_CALLS = {
  dynamodb: {
    target: 'DynamoDB_20120810.CreateTable',
    body: {
      TableName: 'warm-up',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  },
  sqs: { target: 'AmazonSQS.ListQueues', body: {} },
  kms: { target: 'TrentService.ListKeys', body: {} },
  ssm: { target: 'AmazonSSM.DescribeParameters', body: {} },
};

/** Resolves when each service has answered its first call, whatever it answered. */
export async function warmUp(endpoints) {
  for (const [service, url] of Object.entries(endpoints)) await callOnce(service, url);
}

function callOnce(service, url) {
  const { target, body } = FIRST_CALLS[service];
  const scope = `test/20240101/us-east-1/${service}/aws4_request`;
  const headers = {
    'content-type':
      service === 'kms' || service === 'ssm' ? 'application/x-amz-json-1.1' : 'application/x-amz-json-1.0',
    'x-amz-target': target,
    'x-amz-date': '20240101T000000Z',
    // Emulators read the service from it and check no signature.
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, timeout: ANSWER_WITHIN_MS }, (response) => {
      response.resume().on('end', resolve);
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} s`)));
    call.on('error', (error) =>
      reject(new Error(`First call of ${service}: ${error.message}`, { cause: error })),
    );
    call.end(JSON.stringify(body));
  });
}
