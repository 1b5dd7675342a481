import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { createApiDocument } from '../create-api-document.ts';

type Pointer = readonly string[];
type Node = Readonly<Record<string, unknown>>;

let opened: ReturnType<typeof createReader> | undefined;

/** The OpenAPI document, to be asked; made at the first call. */
export function openDocument() {
  return (opened ??= createReader());
}

function createReader() {
  const document = createApiDocument() as unknown as Node;
  // The document says more than JSON Schema knows of.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'api');

  const at = (pointer: Pointer) =>
    pointer.reduce<unknown>((node, name) => (node as Node | undefined)?.[name], document);

  /** The object at a place and where it really stands, through a `$ref`; undefined = there is none. */
  const resolve = (pointer: Pointer): { readonly value: Node; readonly pointer: Pointer } | undefined => {
    const value = at(pointer) as Node | undefined;
    const ref = value?.['$ref'];
    if (typeof ref === 'string') return resolve(ref.split('/').slice(1));
    return value === undefined ? undefined : { value, pointer };
  };

  /** In what `data` breaks the schema at a place. */
  const validate = (pointer: Pointer, data: unknown): string[] => {
    const path = pointer.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')));
    const check = ajv.getSchema(`api#/${path.join('/')}`);
    if (check === undefined) throw new Error(`Expected a schema at ${pointer.join(' > ')}, found none`);
    void check(data);
    return (check.errors ?? []).map(({ instancePath, message, params }) => {
      return `body ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
    });
  };
  return { resolve, validate };
}
