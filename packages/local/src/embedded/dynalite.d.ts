declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** The part of dynalite's options that is used here; it ships no types. */
  interface DynaliteOptions {
    /** How long a new table stays CREATING, milliseconds. */
    readonly createTableMs?: number;
    /** How long a dropped table stays DELETING, milliseconds. */
    readonly deleteTableMs?: number;
    /** How long a changed table stays UPDATING, milliseconds. */
    readonly updateTableMs?: number;
  }
  function dynalite(options?: DynaliteOptions): Server;
  export = dynalite;
}
