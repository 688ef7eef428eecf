import type { FormKind } from "./item-schema.ts";

/** What becomes of a field that nothing was written into. */
export type WhenEmpty = "null" | "absent" | "empty";

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Head {
  /** In its object. */
  readonly key: string;
  readonly label: string;
  /** How to write it; `null` where the label says it all. */
  readonly help: string | null;
  readonly whenEmpty: WhenEmpty;
  /** Whether something has to be written. */
  readonly isRequired: boolean;
  /** Whether others refer to the item by it: written once, when the item is new. */
  readonly isKey: boolean;
  /** Items of which it names one or more. */
  readonly refersTo: string | null;
}

/** One field of a form, as the schema of its item has it. */
export type FormField = Head &
  (
    | {
        readonly type: "text";
        /** Whether more than a line is to be expected. */
        readonly isLong: boolean;
        readonly least: number;
        readonly most: number | null;
      }
    | {
        readonly type: "number";
        readonly least: number | null;
        readonly most: number | null;
        readonly isWhole: boolean;
      }
    | { readonly type: "date" | "flag" }
    /** Longitude and latitude, parted by a comma. */
    | { readonly type: "point" }
    | { readonly type: "choice"; readonly options: readonly Option[] }
    /** Any of some: boxes to tick. */
    | { readonly type: "choices"; readonly options: readonly Option[]; readonly isNumber: boolean }
    /** Any number of texts, one a line, or parted by spaces where none has one in it. */
    | { readonly type: "texts"; readonly parting: "line" | "space"; readonly least: number }
    /** Fields that belong together; all of them empty, it is `null` where it may be. */
    | { readonly type: "group"; readonly fields: readonly FormField[] }
    /** Any number of groups. */
    | { readonly type: "rows"; readonly fields: readonly FormField[] }
    /** So many groups that they are one text: a line each, columns parted by tabs, as spreadsheets copy them. */
    | { readonly type: "table"; readonly fields: readonly FormField[] }
  );

/** What one item is written in. */
export interface Form {
  readonly kind: FormKind;
  readonly fields: readonly FormField[];
}
