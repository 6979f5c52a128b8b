/** A repository or job of a connection. */
export type Project = {
  connection: string;
  /** The provider's immutable id where it has one, so that a rename breaks nothing; else the name. */
  key: string;
  /** The name people know, refreshed by each delivery. */
  name: string;
};
