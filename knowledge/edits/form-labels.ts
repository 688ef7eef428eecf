import { z } from "zod";
import { SeedInvalidError } from "../errors.ts";
import { readSeed } from "../read-seed.ts";

const LabelSchema = z.strictObject({
  label: z.string().min(1),
  /** How to write it. */
  help: z.string().min(1).optional(),
  /** What the values of a choice are called. */
  choices: z.record(z.string(), z.string().min(1)).optional(),
  /** Of which items it names one or more. */
  refersTo: z
    .enum(["record", "matter", "plan-matter", "department", "place-kind", "source"])
    .optional(),
});

/** By `kind.path`, such as `record.validity.from`, or `*.field` for a field of any. */
const FormLabelsSchema = z.record(z.string(), LabelSchema);
export type FormLabels = z.infer<typeof FormLabelsSchema>;
export type FieldLabel = z.infer<typeof LabelSchema>;

/**
 * Reads what the fields of forms are called.
 *
 * @throws SeedInvalidError with every fault of the file
 */
export function loadFormLabels(): FormLabels {
  const faults: string[] = [];
  const labels = readSeed("forms.json", FormLabelsSchema, faults);
  if (!labels) throw new SeedInvalidError(faults);
  return labels;
}
