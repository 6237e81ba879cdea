const digitValues: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  俩: 2,
  倆: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number below ten thousand in Arabic or Chinese digits (25, 二十五, 廿五, 两千零四, 二零二六); NaN for anything else. */
export function readChineseNumber(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const spelled = text.replace(/^廿/, '二十').replace(/^卅/, '三十');
  return /[十百千]/.test(spelled) ? readPlaces(spelled) : readDigits(spelled);
}

function readDigits(text: string): number {
  if (text === '') return Number.NaN;
  let value = 0;
  for (const character of text) value = value * 10 + (digitValues[character] ?? Number.NaN);
  return value;
}

/** 三十五, 两千零四: each digit counts by the place named behind it. */
function readPlaces(text: string): number {
  let value = 0;
  let digit: number | null = null;
  let lastPower = 10_000;
  for (const character of text) {
    const power = powers[character];
    if (power !== undefined) {
      if (power >= lastPower || digit === 0) return Number.NaN;
      value += (digit ?? (power === 10 ? 1 : Number.NaN)) * power;
      lastPower = power;
      digit = null;
    } else {
      const next = digitValues[character];
      if (next === undefined || (digit !== null && digit !== 0)) return Number.NaN;
      digit = next;
    }
  }
  return value + (digit ?? 0);
}
