import { z } from "zod";

const DataSchema = z.looseObject({
  html: z.string().optional(),
  text: z.string().optional(),
  isKept: z.boolean().optional(),
});

/** A server-sent event as it came. */
export interface SentEvent {
  readonly event: string;
  readonly data: z.infer<typeof DataSchema>;
}

/** Reads server-sent events one after the other, each as soon as it is there. */
export async function* readEvents({ body }: Response): AsyncGenerator<SentEvent> {
  let text = "";
  for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += piece;
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events)
      yield {
        event: /^event: (.*)$/mu.exec(event)?.[1] ?? "",
        data: DataSchema.parse(JSON.parse(/^data: (.*)$/mu.exec(event)?.[1] ?? "{}")),
      };
  }
}
