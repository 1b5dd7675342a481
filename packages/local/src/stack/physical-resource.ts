/** What a resource of the template became: what `!Ref` and `!GetAtt` on it mean. */
export interface PhysicalResource {
  readonly reference: string;
  readonly attributes: Readonly<Record<string, string>>;
}
