import { hash } from "node:crypto";
import type { Datum } from "../coordinates.ts";
import type { PlaceKnowledge } from "../load-places.ts";
import type { Place } from "../place-list.ts";
import { dropMobileNumbers } from "./drop-mobile-numbers.ts";
import type { Field } from "./fields.ts";
import { createLocator, type Location } from "./locate-place.ts";
import { normaliseText } from "./normalise-text.ts";
import { createOutlineFinder } from "./outline-finder.ts";
import type { PlaceSource, RawPlace } from "./place-source.ts";
import { createPositionReader, type Position } from "./read-position.ts";

/** What stands for an address that a feature does not have. */
const NO_ADDRESS = "未写地址";

/** A place as it will stand in the list, or what is wrong with it. */
export interface CheckedPlace {
  readonly place: Place | null;
  readonly faults: readonly string[];
  readonly mobileNumbers: number;
  readonly unknownTown?: string;
}

/** What the check needs to know of the file. */
export interface SourceTraits extends Pick<PlaceSource, "unit" | "isAddressOptional"> {
  /** Only counts where there are points. */
  readonly datum: Datum;
}

/** Makes the function that checks the places of one file, in its order. */
export function createPlaceCheck(
  { gazetteer, outlines }: Pick<PlaceKnowledge, "gazetteer" | "outlines">,
  { unit, isAddressOptional, datum }: SourceTraits,
): (raw: RawPlace) => CheckedPlace {
  const locate = createLocator(gazetteer);
  const readPosition = createPositionReader(datum, createOutlineFinder(outlines));
  const findSame = createDuplicateFinder();

  return ({ number, texts, fault }) => {
    if (fault !== undefined) return { place: null, faults: [fault], mobileNumbers: 0 };
    const of = (field: Field): string => normaliseText(texts[field] ?? "");
    const [name, given] = [of("name"), of("address")];
    const position = readPosition(of("longitude"), of("latitude"));
    const { outlined, point } = position;
    const isPlacedOnly = given === "" && isAddressOptional && of("longitude") !== "";
    const address = isPlacedOnly ? NO_ADDRESS : given;
    const location = locate({ district: of("district"), town: of("town"), address, outlined });
    const faults = [...findTextFaults(name, address), ...faultsOf(position), ...faultsOf(location)];
    if (faults.length > 0) return { place: null, faults, mobileNumbers: 0 };
    // Without addresses, places of one name (a chain's, toilets) are told apart by their points.
    const same = findSame(`${name}\n${given || String(point)}`, number);
    if (same !== null) {
      const twice = `is the same as ${unit} ${same}: ${name}, ${address}`;
      return { place: null, faults: [twice], mobileNumbers: 0 };
    }
    const [phone, hours] = [dropMobileNumbers(of("phone")), dropMobileNumbers(of("hours"))];
    const texted = { name, address, phone: phone.rest, hours: hours.rest };
    const { unknownTown } = location;
    return {
      place: toPlace(texted, location, position),
      faults,
      mobileNumbers: phone.dropped + hours.dropped,
      ...(unknownTown === undefined ? {} : { unknownTown }),
    };
  };
}

function faultsOf(part: { readonly fault?: string } | Position): string[] {
  return "fault" in part && part.fault !== undefined ? [part.fault] : [];
}

function findTextFaults(name: string, address: string): string[] {
  const faults = [
    ...(name === "" ? ["has no name"] : []),
    ...(address === "" ? ["has no address"] : []),
  ];
  // U+FFFD is what a program writes for a character it could not read.
  if (`${name}${address}`.includes("\uFFFD"))
    faults.push(`has characters that were lost when the file was made: ${name}, ${address}`);
  return faults;
}

/** Makes the function that gives where the same text came before. It holds hashes only, for the sake of long files. */
function createDuplicateFinder(): (text: string, number: number) => number | null {
  const seen = new Map<string, number>();
  return (text, number) => {
    const key = hash("sha1", text, "base64");
    const first = seen.get(key);
    if (first === undefined) seen.set(key, number);
    return first ?? null;
  };
}

function toPlace(
  { name, address, phone, hours }: Record<"name" | "address" | "phone" | "hours", string>,
  { district, isInferred, town }: Location,
  { point }: Position,
): Place {
  return {
    name,
    address,
    district,
    ...(isInferred ? { districtInferred: true as const } : {}),
    town,
    ...(phone ? { phone } : {}),
    ...(hours ? { hours } : {}),
    ...(point ? { point } : {}),
  };
}
