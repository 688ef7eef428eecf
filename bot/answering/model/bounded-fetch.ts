import { ModelFailedError } from "./chat-model.ts";

/**
 * Creates a `fetch` whose answers have at most so many bytes, unpacked. One that goes on ends with a ModelFailedError
 * (`malformed`) where it is read, and its connection with it.
 */
export function createBoundedFetch(mostBytes: number): typeof fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    const { body, status, statusText, headers } = response;
    if (!body) return response;
    const bounded = body.pipeThrough(createBound(mostBytes));
    return new Response(bounded, { status, statusText, headers });
  };
}

function createBound(mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) controller.error(new ModelFailedError("malformed"));
      else controller.enqueue(piece);
    },
  });
}
