/** Turns texts into vectors; by whatever service is configured. */
export interface TextEmbedder {
  /** The model's name. */
  readonly model: string;
  /**
   * Gives a vector of length 1 for each text, in their order, all of one width. Asks once.
   *
   * @param texts at least one, none empty
   * @throws ModelFailedError
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}
