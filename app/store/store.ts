/** Where what changes at run time lives. One interface, so that several replicas can share one. */
export interface Store {
  /** Adds one to a counter and returns what it stood at before; exact under concurrency. */
  count(name: string): number | Promise<number>;
}
