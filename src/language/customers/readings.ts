import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();
const syllable = /^[a-z]+$/;

/**
 * How a Chinese character may be read, in letters without tones, the usual reading first: 长 is
 * `chang` and `zhang`. 绿 is `lv` and `lu`, as both are typed. Empty for other scripts.
 */
export function readingsOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before !== undefined) return before;
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    .flatMap((reading) =>
      /^[ln]v/.test(reading) ? [reading, reading.replace('v', 'u')] : [reading],
    )
    .filter((reading) => syllable.test(reading));
  const all = [...new Set(readings)];
  known.set(character, all);
  return all;
}

/** The readings of a text's characters as its phrases have them: 重庆 is `chong`, `qing`. */
export function phraseReadings(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}
