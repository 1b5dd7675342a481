import type { FunctionDefinition } from '../stack/resolve-functions.ts';
import type { Template } from '../stack/template.ts';

/** A function as the framework has it. */
export interface FrameworkFunction extends FunctionDefinition {
  /** `path/to/file.export`, from the root. */
  readonly handler: string;
}

/** The part of the framework's object that the plugin reads; it ships no types. */
export interface Framework {
  /** The root of the workspace. */
  readonly serviceDir: string;
  readonly configSchemaHandler: { validateConfig: () => Promise<void> };
  readonly service: {
    readonly functions: Readonly<Record<string, FrameworkFunction>>;
    readonly resources: Template;
    readonly custom: {
      readonly esbuild?: unknown;
      readonly 'serverless-offline': { readonly location: string };
    };
    readonly provider: {
      readonly httpApi?: { readonly authorizers?: Readonly<Record<string, unknown>> };
    };
  };
}
