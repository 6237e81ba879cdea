const digitValues: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A number below ten thousand in Arabic or Chinese digits (25, 二十五, 廿五, 二零二六); NaN for anything else. */
export function readChineseNumber(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const spelled = text
    .replace(/^廿/, '二十')
    .replace(/^卅/, '三十')
    .replace(/^[零〇](?=.)/, '');
  const tens = /^(.?)十(.?)$/.exec(spelled);
  if (tens !== null) {
    const ten = tens[1] === '' ? 1 : digitValues[tens[1] ?? ''];
    const one = tens[2] === '' ? 0 : digitValues[tens[2] ?? ''];
    return ten === undefined || one === undefined ? Number.NaN : ten * 10 + one;
  }
  if (spelled === '') return Number.NaN;
  let value = 0;
  for (const character of spelled) {
    const digit = digitValues[character];
    if (digit === undefined) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
