/** Turns a text's tokens into a vector of length 1, or of zeros when it knows none of them. */
export interface Embedder {
  readonly dimensions: number;
  embed(tokens: readonly string[]): Float32Array;
}

/** An embedder that stays the same from start to start, so that vectors made with it can be kept. */
export interface StaticEmbedder extends Embedder {
  /** Alike for embedders that embed alike. */
  readonly id: string;
}
