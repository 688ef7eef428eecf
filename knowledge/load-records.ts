import { readdirSync } from "node:fs";
import { type RecordMatter, RecordMattersFileSchema } from "./matter.ts";
import { readSeed, seedPath } from "./read-seed.ts";
import { type StaffRecord, SupportRecordSchema } from "./support-record.ts";

const FOLDERS = ["policies", "services"] as const;

/** Reads all records of policies and services, with what only staff may see; faults go to `faults`. */
export function loadStaffRecords(faults: string[]): StaffRecord[] {
  return FOLDERS.flatMap((folder) =>
    jsonFilesOf(folder).flatMap((name) => {
      const record = readSeed(`${folder}/${name}`, SupportRecordSchema, faults);
      if (!record) return [];
      if (name !== `${record.id}.json`) {
        faults.push(`${folder}/${name}: id: found "${record.id}", expected the file's name`);
      }
      return [record];
    }),
  );
}

/** Reads the matters of the records: `matters/policy-*.json`. */
export function loadRecordMatters(faults: string[]): RecordMatter[] {
  return jsonFilesOf("matters")
    .filter((name) => name.startsWith("policy-"))
    .flatMap((name) => readSeed(`matters/${name}`, RecordMattersFileSchema, faults)?.matters ?? []);
}

function jsonFilesOf(folder: string): string[] {
  return readdirSync(seedPath(folder))
    .filter((name) => name.endsWith(".json"))
    .sort();
}
