import type { Change, ChangeState } from "./change.ts";

/** What was live from when on. */
export interface Publication {
  /** Counts from 1; 0 stands for the seeds without any change. */
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly kind: "approved" | "rolled-back";
  /** Id of the change. */
  readonly change: string;
  /** Hash of the knowledge that was live with it. */
  readonly version: string;
}

/** Where changes are kept. */
export interface ChangeStore {
  /** Keeps a new change and gives it with its number. */
  add(change: Omit<Change, "number" | "revision">): Promise<Change>;
  find(id: string): Promise<Change | undefined>;
  /** Newest first; without what trying them came to, which is as long as a book. */
  list(state?: ChangeState): Promise<readonly Change[]>;
  /** Keeps a change in its next revision; `undefined` when somebody else saved it in between. */
  save(change: Change): Promise<Change | undefined>;
  /** The same, and that something else is live with it, both or neither. */
  publish(
    change: Change,
    publication: Omit<Publication, "number" | "change">,
  ): Promise<Publication | undefined>;
  /** Newest first. */
  publications(): Promise<readonly Publication[]>;
}
