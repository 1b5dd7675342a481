import type * as z from 'zod';

/** What a schema describes, for readers: everything in it is readonly. */
export type MessageOf<T extends z.ZodType> = DeepReadonly<z.output<T>>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
