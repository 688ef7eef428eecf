/** Thrown when a list cannot be imported; its message names the cause and the cure, and nothing was changed. */
export class PlacesImportError extends Error {
  override name = "PlacesImportError" as const;
  readonly code = "PLACES_IMPORT_FAILED";
}
