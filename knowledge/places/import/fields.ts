/** What is read of a place. */
export const FIELDS = [
  "name",
  "address",
  "district",
  "town",
  "longitude",
  "latitude",
  "phone",
  "hours",
] as const;
export type Field = (typeof FIELDS)[number];

/** Which column of the file holds a field, as the user said it. */
export type ColumnChoices = Readonly<Partial<Record<Field, string>>>;

/** Headers of open-data portals and OpenStreetMap's keys, the surest first; all in the form of {@link toHeaderKey}. */
const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  name: [
    "名称",
    "机构名称",
    "单位名称",
    "门店名称",
    "网点名称",
    "场所名称",
    "服务点名称",
    "点位名称",
    "name",
    "name:zh",
  ],
  address: [
    "地址",
    "详细地址",
    "具体地址",
    "机构地址",
    "单位地址",
    "门店地址",
    "addr:full",
    "address",
  ],
  district: [
    "所属区",
    "区",
    "行政区",
    "区县",
    "所属区县",
    "所在区",
    "所在区县",
    "district",
    "addr:district",
  ],
  town: ["街镇", "街道", "所属街镇", "所属街道", "街道镇", "街道乡镇", "town"],
  longitude: ["经度", "longitude", "lng", "lon", "x"],
  latitude: ["纬度", "latitude", "lat", "y"],
  phone: ["电话", "联系电话", "咨询电话", "phone", "contact:phone", "tel"],
  hours: ["营业时间", "开放时间", "服务时间", "opening_hours", "hours"],
};

/** Gives a header as it is compared: `经度（WGS84）`, ` 经度` and `经度` are one. */
export function toHeaderKey(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/\([^()]*\)\s*$/u, "")
    .replace(/[\s\uFEFF]/gu, "")
    .toLowerCase();
}

/** Which field a header stands for, and how sure that is: 0 for the surest. */
export interface FieldMatch {
  readonly field: Field;
  readonly rank: number;
}

/** Makes the function that tells which field a header stands for; a field that the user chose takes no other header. */
export function createFieldFinder(choices: ColumnChoices): (header: string) => FieldMatch | null {
  const matches = new Map<string, FieldMatch>();
  for (const field of FIELDS) {
    const headers = choices[field] === undefined ? HEADERS[field] : [toHeaderKey(choices[field])];
    for (const [rank, header] of headers.entries()) {
      const chosen = choices[field] !== undefined;
      if (chosen || !isChosen(header, choices)) matches.set(header, { field, rank });
    }
  }
  return (header) => matches.get(toHeaderKey(header)) ?? null;
}

function isChosen(header: string, choices: ColumnChoices): boolean {
  return Object.values(choices).some((choice) => toHeaderKey(choice) === header);
}
