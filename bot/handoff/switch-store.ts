/** What is left to the staff: everything, one channel, or what rests on one record. */
export type SwitchScope = "bot" | `channel:${string}` | `record:${string}`;

/** A turn of a switch. */
export interface SwitchTurn {
  readonly scope: SwitchScope;
  readonly isOn: boolean;
  readonly reason: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps which switches are on, and every turn of each. */
export interface SwitchStore {
  /** Turns a switch; one that stands so already is turned again, with the new reason. */
  turn(change: SwitchTurn): Promise<void>;
  /** The switches that are on, each with the turn that put it on. */
  current(): Promise<SwitchTurn[]>;
  /** Every turn, the last first. */
  history(scope?: SwitchScope): Promise<SwitchTurn[]>;
}
