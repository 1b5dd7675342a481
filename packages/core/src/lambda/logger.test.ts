import { createLogger, type LogDetails, type LoggerOptions } from './logger.ts';
import { MAX_TEXT_LENGTH } from './logger-fields.ts';

class OwnError extends Error {
  override readonly name = 'OwnError';
  readonly code = 'OWN';
}

const SECRET = 'token-4711';

function createProbe(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'probe',
    destination: { write: (line) => lines.push(line) },
    ...options,
  });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('createLogger', () => {
  it('writes one JSON line with level, time, service, event and fields', () => {
    const { logger, lines, last } = createProbe();

    logger.info('chunk.settled', { orchestrationId: 'orch-1', chunkIndex: 0, written: 12 });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) as string,
      service: 'probe',
      event: 'chunk.settled',
      orchestrationId: 'orch-1',
      chunkIndex: 0,
      written: 12,
    });
  });

  it('says its level', () => {
    const { logger, lines } = createProbe();

    logger.info('a.b');
    logger.warn('a.b');
    logger.error('a.b');

    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual([
      'info',
      'warn',
      'error',
    ]);
  });

  it('drops what is not on the list, though the types were silenced', () => {
    const { logger, lines } = createProbe();
    const details = {
      chunkIndex: 1,
      accessToken: SECRET,
      userId: SECRET,
      level: SECRET,
      event: SECRET,
      errorName: SECRET,
      errorMessage: SECRET,
      [SECRET]: 1,
    };

    logger.info('chunk.settled', details);

    expect(lines.join()).toContain('"chunkIndex":1');
    expect(lines.join()).not.toContain(SECRET);
  });

  it('drops values of another kind than their field', () => {
    const { logger, lines } = createProbe();
    const details = { reason: { accessToken: SECRET }, status: [SECRET], count: SECRET, found: Number.NaN };

    logger.info('chunk.settled', details as unknown as LogDetails);

    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(['level', 'time', 'service', 'event']);
  });

  it('cuts long texts', () => {
    const { logger, last } = createProbe();

    logger.info('upload.rejected', { rejection: 'x'.repeat(10_000) });

    expect(last()['rejection']).toBe('x'.repeat(MAX_TEXT_LENGTH));
  });

  it('does not take data for an event name', () => {
    const { logger, last } = createProbe();

    logger.info(`user ${SECRET}.found`);

    expect(last()['event']).toBe('log.unnamed');
  });

  describe('given an error', () => {
    it('tells name, code and frames of a foreign one, and keeps its message back', () => {
      const { logger, lines, last } = createProbe();
      const error = Object.assign(new TypeError(`bad header ${SECRET}\n    at ${SECRET}`), {
        code: 'ERR_HEADER',
      });

      logger.error('record.threw', { error });

      expect(last()).toMatchObject({ errorName: 'TypeError', errorCode: 'ERR_HEADER' });
      expect(last()['errorStack']).toEqual(
        expect.arrayContaining([expect.stringContaining('logger.test.ts')]),
      );
      expect(lines.join()).not.toContain(SECRET);
    });

    it('keeps a message back that was changed after the stack was taken', () => {
      const { logger, lines } = createProbe();
      const error = new Error(`first ${SECRET}\n  ${SECRET}`);
      error.message = 'second';

      logger.error('record.threw', { error });

      expect(lines.join()).not.toContain(SECRET);
    });

    it('tells the message of a class that is known as our own', () => {
      const { logger, last } = createProbe({ ownErrors: [OwnError] });

      logger.error('record.threw', { error: new OwnError('Expected one, got two') });

      expect(last()).toMatchObject({
        errorName: 'OwnError',
        errorCode: 'OWN',
        errorMessage: 'Expected one, got two',
      });
    });

    it('does not take a name and a code for a proof of origin', () => {
      const { logger, lines } = createProbe({ ownErrors: [OwnError] });

      logger.error('record.threw', {
        error: Object.assign(new Error(SECRET), { name: 'OwnError', code: 'OWN' }),
      });

      expect(lines.join()).not.toContain(SECRET);
    });

    it('tells the HTTP status and the cause', () => {
      const { logger, last } = createProbe();
      const cause = Object.assign(new Error(SECRET), { code: 'ECONNRESET' });
      const error = Object.assign(new Error(SECRET, { cause }), { $metadata: { httpStatusCode: 503 } });

      logger.error('record.threw', { error });

      expect(last()).toMatchObject({ httpStatus: 503, causeName: 'Error', causeCode: 'ECONNRESET' });
    });

    it.each([
      ['a string', SECRET, 'thrown string'],
      ['an object', { accessToken: SECRET }, 'thrown object'],
      [
        'an error with a name that is a text',
        Object.assign(new Error(''), { name: `no ${SECRET}!` }),
        'Error',
      ],
    ])('repeats nothing of %s', (_what, error, errorName) => {
      const { logger, lines, last } = createProbe();

      logger.error('record.threw', { error });

      expect(last()).toMatchObject({ errorName });
      expect(lines.join()).not.toContain(SECRET);
    });
  });
});
