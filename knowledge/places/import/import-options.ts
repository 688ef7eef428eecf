import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import { shanghaiDay } from "../../shanghai-day.ts";
import type { Datum } from "../coordinates.ts";
import type { PlaceKind } from "../place-kind.ts";
import { type PlaceList, PlaceListSchema } from "../place-list.ts";
import { PlacesImportError } from "./errors.ts";
import type { ListHead } from "./list-writer.ts";
import type { SourceOptions } from "./open-source.ts";

/** What the user says of a list. */
export interface ImportOptions extends SourceOptions {
  /** Where the list goes, as `<id>.json`. */
  readonly folder: string;
  /** Of `place-kinds.json`. */
  readonly kind?: string | undefined;
  /** The kind and the file's name without it; a list of the same id is replaced. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly english?: string | undefined;
  readonly issuer?: string | undefined;
  readonly url?: string | undefined;
  readonly asOf?: string | undefined;
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
  readonly level?: PlaceList["level"] | undefined;
  readonly datum?: Datum | undefined;
  readonly pointsInferred?: boolean | undefined;
  readonly whole?: boolean | undefined;
  readonly coverageZh?: string | undefined;
  readonly coverageEn?: string | undefined;
  /** Leaves out what is at fault instead of refusing the file. */
  readonly allowFaulty?: boolean | undefined;
  /** Checks and tells, and writes nothing. */
  readonly dryRun?: boolean | undefined;
}

/** Fields of the schema whose option has another name. */
const OPTION_OF: Readonly<Record<string, string>> = { asOf: "as-of" };
const ODBL = /odbl|open database licen[cs]e/iu;

/**
 * Gives what stands at the head of the list.
 *
 * @throws PlacesImportError with every option that is missing or wrong, each with what was expected.
 */
export function readHead(options: ImportOptions, kinds: readonly PlaceKind[], now: Date): ListHead {
  const kind = kinds.find(({ id }) => id === options.kind);
  const faults = [
    ...(kind ? [] : [`--kind ${options.kind ?? "is missing"}: name one of ${idsOf(kinds)}`]),
    ...(options.licence?.trim() ? [] : [LICENCE_MISSING]),
  ];
  if (!kind || faults.length > 0) throw new PlacesImportError(faults.join("\n"));
  const stem = basename(options.file, extname(options.file));
  const head: ListHead = {
    id: options.id ?? `${kind.id}-${toSlug(stem)}`,
    kind: kind.id,
    name: options.name ?? stem,
    english: options.english ?? `Imported list of ${kind.english}`,
    issuer: options.issuer ?? null,
    url: options.url ?? null,
    asOf: options.asOf ?? null,
    seenOn: shanghaiDay(now),
    level: options.level ?? "B",
    licence: options.licence ?? "",
    pointsInferred: options.pointsInferred ?? false,
    isWhole: options.whole ?? false,
  };
  checkHead(head, options);
  return head;
}

const LICENCE_MISSING =
  '--licence is missing: the list is shown to the public, so it must be known on what terms. State those of the portal ("上海市公共数据开放平台 有条件开放", "ODbL 1.0"), or that none are stated.';

/** Whether the licence is OpenStreetMap's, which asks that its source be named wherever the data are shown. */
export function isOdbl(licence: string): boolean {
  return ODBL.test(licence);
}

function checkHead(
  head: ListHead,
  { attribution, coverageZh = "-", coverageEn = "-" }: ImportOptions,
): void {
  const probe = {
    ...head,
    attribution: attribution ?? null,
    datum: null,
    coverage: { zh: coverageZh, en: coverageEn },
    places: [{ name: "-", address: "-", district: null, town: null }],
  };
  const faults = (PlaceListSchema.safeParse(probe).error?.issues ?? []).map(({ path, message }) => {
    const option = OPTION_OF[String(path[0])] ?? path.join("-");
    return `--${option}: ${message}`;
  });
  if (head.asOf !== null && Number.isNaN(Date.parse(head.asOf)))
    faults.push(`--as-of ${head.asOf}: there is no such day`);
  if (faults.length > 0) throw new PlacesImportError(faults.join("\n"));
}

function idsOf(kinds: readonly PlaceKind[]): string {
  return kinds.map(({ id }) => id).join(", ");
}

/**
 * A name of a-z, 0-9 and -. Where that loses letters (早餐店（浦东）, 早餐店（静安）) a hash tells the names apart, or one
 * list would silently take the place of another.
 */
function toSlug(stem: string): string {
  const slug = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
  if (!/[^\p{ASCII}]/u.test(stem) && slug !== "") return slug;
  const mark = createHash("sha256").update(stem).digest("hex").slice(0, 8);
  return slug === "" ? mark : `${slug}-${mark}`;
}
