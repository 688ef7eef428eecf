/** What a task sends to the process that started it. */
export type TaskMessage<Told, Result> =
  | { readonly kind: "told"; readonly told: Told }
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "threw"; readonly fault: TaskFault };

/** An error as it crosses from process to process. */
export interface TaskFault {
  /** Its code where it has one, else its name. */
  readonly name: string;
  readonly message: string;
}
