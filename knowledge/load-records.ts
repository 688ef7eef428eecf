import { type RecordMatter, RecordMattersFileSchema } from "./matter.ts";
import { createSeedReader, type SeedReader } from "./read-seed.ts";
import { type StaffRecord, SupportRecordSchema } from "./support-record.ts";

const FOLDERS = ["policies", "services"] as const;

/** Reads all records of policies and services, with what only staff may see; faults gather in the reader. */
export function loadStaffRecords(seeds: SeedReader = createSeedReader()): StaffRecord[] {
  return FOLDERS.flatMap((folder) =>
    seeds.list(folder).flatMap((name) => {
      const record = seeds.read(`${folder}/${name}`, SupportRecordSchema);
      if (!record) return [];
      if (name !== `${record.id}.json`) {
        seeds.faults.push(`${folder}/${name}: id: found "${record.id}", expected the file's name`);
      }
      return [record];
    }),
  );
}

/** Reads the matters of the records: `matters/policy-*.json`. */
export function loadRecordMatters(seeds: SeedReader): RecordMatter[] {
  return seeds
    .list("matters")
    .filter((name) => name.startsWith("policy-"))
    .flatMap((name) => seeds.read(`matters/${name}`, RecordMattersFileSchema)?.matters ?? []);
}
