import { readTemplate, SERVICE_NAMES } from './read-template.ts';

/** Every resource of the three templates. */
export const RESOURCES = SERVICE_NAMES.flatMap((service) =>
  Object.entries(readTemplate(service).Resources).map(([name, resource]) => ({ name, ...resource })),
);

/** Logical ids and properties of those of one type. `P` is what the test reads of them. */
export function ofType<P>(type: string): { readonly name: string; readonly properties: P }[] {
  return RESOURCES.filter(({ Type }) => Type === type).map(({ name, Properties }) => ({
    name,
    properties: Properties as P,
  }));
}
