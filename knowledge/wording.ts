import { z } from "zod";

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Public sentences by key, each in Chinese and English, with `{placeholders}`. */
export const WordingFileSchema = z.record(z.string(), Both);
export type Wording = z.infer<typeof WordingFileSchema>;
export type Tongue = "zh" | "en";

/**
 * Gives a public sentence with its placeholders filled.
 *
 * @throws Error when the key or a placeholder has no value: a fault of ours, found by the data tests.
 */
export function say(
  wording: Wording,
  key: string,
  tongue: Tongue,
  values: Readonly<Record<string, string>> = {},
): string {
  const template = wording[key]?.[tongue];
  if (template === undefined)
    throw new Error(`seeds/replies/wording.json lacks "${key}" (${tongue})`);
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${key}" needs a value for {${name}}`);
    return value;
  });
}
