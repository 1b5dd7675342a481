/** Whether calls to one provider are worth making, as all processes together know it. */
export interface Circuit {
  /** Asked before a call: undefined = make it, otherwise nobody need call before that instant. */
  check(): Promise<Date | undefined>;
  /** The provider answered. */
  succeeded(): Promise<void>;
  /** The provider failed, or said nothing: the instant before which nobody need call, when that is known now. */
  failed(): Promise<Date | undefined>;
  /** Whether it has been open for so long that failures count again, as far as this process knows. */
  isOverdue(): boolean;
}

export interface Circuits {
  of(provider: string): Circuit;
}
