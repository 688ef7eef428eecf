import { pinyin } from "pinyin-pro";

/** Knows how the project's terms sound. */
export interface SoundIndex {
  /** The terms that sound like a stretch of characters, sounds often confused counted as equal. */
  soundingLike(characters: string): readonly string[];
}

const LONGEST_TERM = 8;

/**
 * Creates the index of the given terms of two to eight characters. Characters are read one by one, which
 * is quick; one of several readings is heard alike in the term and in the slip.
 */
export function createSoundIndex(terms: Iterable<string>): SoundIndex {
  const bySound = new Map<string, string[]>();
  const sounds = new Map<string, string>();
  const soundOf = (characters: string): string =>
    [...characters].map((character) => hear(character, sounds)).join(" ");
  for (const term of new Set(terms)) {
    if (!/^\p{Script=Han}{2,8}$/u.test(term)) continue;
    const sound = soundOf(term);
    const alike = bySound.get(sound);
    if (alike) alike.push(term);
    else bySound.set(sound, [term]);
  }
  return {
    soundingLike: (characters) =>
      characters.length > LONGEST_TERM ? [] : (bySound.get(soundOf(characters)) ?? []),
  };
}

/** Southern speakers and hasty typists mix zh/z, ch/c, sh/s and the endings -ng/-n. */
function hear(character: string, sounds: Map<string, string>): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    const syllable = pinyin(character, { toneType: "none", v: true });
    sound = syllable.replace(/^([zcs])h/u, "$1").replace(/ng$/u, "n");
    sounds.set(character, sound);
  }
  return sound;
}
