import {
  RECORD_PARTS,
  type RecordPart,
  type Statement,
  type SupportRecord,
} from "#knowledge/support-record.ts";
import type { RecordStatement } from "#retrieval/describe-matters.ts";

/** A statement with the part of its record in which it stands. */
export interface PlacedStatement {
  readonly part: RecordPart;
  readonly statement: Statement;
}

/** The fragment of a statement on its record's page: `benefit-1` is the first of that part. */
export function anchorOf(record: SupportRecord, { part, statement }: PlacedStatement): string {
  return `${part}-${record[part].indexOf(statement) + 1}`;
}

/** The statement at a fragment, if there is one. */
export function findStatement(record: SupportRecord, anchor: string): PlacedStatement | undefined {
  const [name, number] = anchor.split("-");
  const part = RECORD_PARTS.find((it) => it === name);
  const statement = part && record[part][Number(number) - 1];
  return part && statement ? { part, statement } : undefined;
}

/** What a record says, statement by statement, for the search. */
export function statementsOf(record: SupportRecord): RecordStatement[] {
  const titles = record.documents.map(({ title }) => title ?? "").join(" ");
  const said = RECORD_PARTS.flatMap((part) =>
    record[part].map((statement) => ({
      record: record.id,
      anchor: anchorOf(record, { part, statement }),
      text: statement.text,
    })),
  );
  return [{ record: record.id, anchor: "summary", text: `${record.name} ${titles}` }, ...said];
}
