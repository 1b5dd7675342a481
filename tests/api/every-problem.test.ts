import type { Problem } from '../../packages/core/src/api/problem.ts';
import { PROBLEM_CODES, PROBLEM_TYPES, toProblemType } from '../../packages/core/src/api/problem-types.ts';
import { expectDocumented } from '../../packages/openapi/src/testing/expect-documented.ts';
import { readSourceFile } from '../structure/source-files.ts';
import { PROBLEM_MAKERS } from './problem-makers.ts';

const PAGE = readSourceFile('docs/errors.md').text;

/** Members beside those that every problem has. */
const MORE: Readonly<Record<string, object>> = {
  'invalid-request': {
    errors: [
      { pointer: '/startDate', detail: expect.stringMatching(/^Expected .* got 2023-02-29$/) as string },
      { pointer: '/a~1b', detail: 'Expected no such field' },
    ],
  },
  'illegal-state': { currentStatus: 'CANCELLED' },
  'scope-missing': { missingScopes: [{ scope: 'activity:write', permission: 'upload activities' }] },
};

describe.each(PROBLEM_CODES)('the problem %s', (code) => {
  const [statusCode, title] = PROBLEM_TYPES[code];

  it('is answered by a handler, in the form that is documented', async () => {
    const answer = await PROBLEM_MAKERS[code]();
    expect(answer.statusCode).toBe(statusCode);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toStrictEqual({
      type: toProblemType(code),
      title,
      status: statusCode,
      detail: expect.stringMatching(/./) as string,
      traceId: 'request-1',
      ...MORE[code],
    });
  });

  it('says nothing of the inside', async () => {
    const { detail } = (await PROBLEM_MAKERS[code]()).body as Problem;
    expect(detail).not.toMatch(/secret|undefined|Error:|dynamo|\.ts\b/i);
  });

  it('stands in docs/errors.md', () => {
    const section = PAGE.split('\n## ').find((part) => part.startsWith(`${code}\n`)) ?? '';
    expect(section).toContain(`\`${toProblemType(code)}\`, ${statusCode}: ${title}`);
    expect(section).toMatch(/\nTo do: .+\n\nRoutes: (all|`.+`)\./);
  });
});

describe('docs/errors.md', () => {
  it('shows a problem as it is documented', () => {
    const [, sample = ''] = /```json\n(.*?)```/s.exec(PAGE) ?? [];
    const headers = { 'content-type': 'application/problem+json' };
    expectDocumented('POST /orchestrations', { statusCode: 400, headers, body: sample });
  });

  it('tells of no problem that there is not', () => {
    const titles = Array.from(PAGE.matchAll(/^## (.+)$/gm), ([, name]) => name);
    expect(titles.sort()).toEqual([...PROBLEM_CODES].sort());
  });
});
