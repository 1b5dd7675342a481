import { toSqsEvent } from './to-sqs-event.ts';

describe('toSqsEvent', () => {
  it('has the shape that Lambda hands to a function', () => {
    const message = {
      MessageId: 'm1',
      ReceiptHandle: 'r1',
      Body: '{"v":1}',
      MD5OfBody: 'md5',
      Attributes: { ApproximateReceiveCount: '2', SentTimestamp: '1', SenderId: 's', MessageGroupId: 'g' },
      MessageAttributes: {
        trace: { DataType: 'String', StringValue: 'abc' },
        bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
      },
    };
    expect(toSqsEvent([message], 'arn:queue')).toEqual({
      Records: [
        {
          messageId: 'm1',
          receiptHandle: 'r1',
          body: '{"v":1}',
          md5OfBody: 'md5',
          attributes: {
            ApproximateReceiveCount: '2',
            SentTimestamp: '1',
            SenderId: 's',
            MessageGroupId: 'g',
          },
          messageAttributes: {
            trace: { dataType: 'String', stringValue: 'abc', stringListValues: [], binaryListValues: [] },
            bytes: { dataType: 'Binary', binaryValue: 'AQI=', stringListValues: [], binaryListValues: [] },
          },
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:queue',
          awsRegion: 'us-east-1',
        },
      ],
    });
  });
});
