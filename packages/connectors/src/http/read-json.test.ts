import * as z from 'zod';

import { parseAnswer } from './parse-answer.ts';
import { readJson } from './read-json.ts';

describe('readJson', () => {
  it('keeps every digit of a big integer', () => {
    expect(readJson('{"id": 90071992547409931234, "small": 12, "half": 0.5}')).toEqual({
      id: '90071992547409931234',
      small: 12,
      half: 0.5,
    });
  });

  it('answers undefined for what is not JSON', () => {
    expect(readJson('<html>')).toBeUndefined();
  });
});

describe('parseAnswer', () => {
  const schema = z.object({ id: z.string() });
  const answer = (body: string) => ({ status: 200, headers: new Headers(), body });

  it.each(['{"id": ', '{"id": 5}', ''])('calls %p a transient fault', (body) => {
    expect(() => parseAnswer(schema, answer(body), 'example')).toThrow(
      expect.objectContaining({ code: 'TRANSIENT', httpStatus: 200 }) as Error,
    );
  });

  it('names the path that was wrong and not the value', () => {
    expect(() => parseAnswer(schema, answer('{"id": 4242}'), 'example')).toThrow(
      /wrong id \(invalid_type\)$/,
    );
  });
});
