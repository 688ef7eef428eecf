/** Thrown when a file holds no golden questions that could be read; its message names the cause and the cure, in Chinese. */
export class GoldenSheetError extends Error {
  override name = "GoldenSheetError" as const;
  readonly code = "GOLDEN_SHEET_UNREADABLE";
}
