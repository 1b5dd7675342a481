/** A function of the services, its references replaced by what they stand for. */
export interface ResolvedFunction {
  /** Its physical name. */
  readonly name: string;
  readonly events: readonly { readonly sqs?: unknown; readonly schedule?: unknown }[];
}
