import type { FunctionDefinition } from '../stack/resolve-functions.ts';
import type { Template } from '../stack/template.ts';

/** The part of the framework's object that the plugin reads; it ships no types. */
export interface Framework {
  readonly service: {
    readonly functions: Readonly<Record<string, FunctionDefinition>>;
    readonly resources: Template;
    readonly provider: {
      readonly httpApi?: { readonly authorizers?: Readonly<Record<string, unknown>> };
    };
  };
}
