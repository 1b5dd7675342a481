import { createApiDocument } from './create-api-document.ts';
import { KNOWN_ROUTES, ROUTES } from './routes.ts';
import { tidySchema } from './tidy-schema.ts';
import { toYaml } from './to-yaml.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, object>>;
}

const DOCUMENT = createApiDocument() as unknown as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};
const OPERATIONS = Object.values(DOCUMENT.paths).flatMap((methods) => Object.values(methods));

function operationOf(id: string): Operation {
  const found = OPERATIONS.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`Expected an operation ${id}`);
  return found;
}

describe('createApiDocument', () => {
  it('has one operation per route, each with the scope that opens it', () => {
    expect(DOCUMENT.openapi).toMatch(/^3\.1\./);
    const documented = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => [`${method.toUpperCase()} ${path}`, security]),
    );
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries(KNOWN_ROUTES.map((key) => [key, [{ token: [ROUTES[key].scope] }]])),
    );
  });

  it('names each operation once', () => {
    expect(new Set(OPERATIONS.map(({ operationId }) => operationId)).size).toBe(KNOWN_ROUTES.length);
  });

  it('tells the parameters of path, query and headers', () => {
    expect(operationOf('getStatus').parameters).toMatchObject([
      { in: 'path', name: 'orchestrationId', required: true },
      { in: 'header', name: 'If-None-Match' },
    ]);
    expect(operationOf('listOrchestrations').parameters).toMatchObject([
      { in: 'query', name: 'status' },
      { in: 'query', name: 'cursor' },
      { in: 'header', name: 'If-None-Match' },
    ]);
    expect(operationOf('deleteMe').parameters).toEqual([]);
  });

  it('says which bodies may be left out', () => {
    expect(operationOf('startOrchestration').requestBody?.required).toBe(true);
    expect(operationOf('retryOrchestration').requestBody?.required).toBe(false);
    expect(operationOf('pauseOrchestration').requestBody).toBeUndefined();
  });

  it('has a 304 where the caller may say what it has, and nowhere else', () => {
    const answering = OPERATIONS.filter(({ responses }) => '304' in responses);
    expect(answering.map(({ operationId }) => operationId).sort()).toEqual([
      'getStatus',
      'listChunks',
      'listOrchestrations',
    ]);
  });

  it('has for every route what it can be refused with', () => {
    expect(Object.keys(operationOf('startOrchestration').responses)).toEqual(
      '202 400 401 403 409 422 429 500 503'.split(' '),
    );
    for (const { responses } of OPERATIONS) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
    }
  });

  it('leads from a start to everything that can be done with it', () => {
    const [started] = Object.values(operationOf('startOrchestration').responses) as [{ links: object }];
    expect(Object.keys(started.links).sort()).toEqual([
      'cancelOrchestration',
      'getStatus',
      'listChunks',
      'pauseOrchestration',
      'resumeOrchestration',
      'retryOrchestration',
    ]);
  });
});

describe('tidySchema', () => {
  it('takes out what is said twice and what is about JavaScript', () => {
    const date = { type: 'string', format: 'date', pattern: '^x$' };
    const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    for (const schema of [date, count]) tidySchema(schema);
    expect([date, count]).toEqual([
      { type: 'string', format: 'date' },
      { type: 'integer', minimum: 0 },
    ]);
  });

  it('leaves the rest', () => {
    const schemas = [{ type: 'string', pattern: '^x$' }, { maximum: 100 }];
    for (const schema of schemas) tidySchema(schema);
    expect(schemas).toEqual([{ type: 'string', pattern: '^x$' }, { maximum: 100 }]);
  });
});

describe('toYaml', () => {
  it('quotes what readers of YAML 1.1 would not take for text', () => {
    expect(toYaml({ date: '2023-12-31', yes: 'no' })).toMatch(/date: "2023-12-31"\n"?yes"?: "no"\n$/);
  });
});
