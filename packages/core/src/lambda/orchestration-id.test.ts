import { notFound } from '../domain/errors.ts';
import { orchestrationIdOf } from './orchestration-id.ts';

const ID = 'orch-00000000-0000-4000-8000-00000000000a';

function read(pathParameters: Readonly<Record<string, string | undefined>>): string {
  return orchestrationIdOf({
    caller: { userId: 'u', claims: {} },
    headers: {},
    queryParameters: {},
    body: undefined,
    pathParameters,
  });
}

describe('orchestrationIdOf', () => {
  it('reads the id of the path', () => {
    expect(read({ orchestrationId: ID })).toBe(ID);
  });

  it.each([
    undefined,
    '',
    'orch-1',
    'route#abc',
    ID.slice('orch-'.length),
    ID.toUpperCase(),
    `${ID}0`,
    `${ID}\n`,
    ` ${ID}`,
    `x${ID}`,
    ID.replaceAll('-', ''),
  ])('answers %j as an id that is not there', (orchestrationId) => {
    expect(() => read({ orchestrationId })).toThrow(notFound());
  });

  it('answers a path without the parameter the same', () => {
    expect(() => read({ id: ID })).toThrow(notFound());
  });
});
