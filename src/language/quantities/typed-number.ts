/** A decimal number, kept as digits and a power of ten so that 3.5万 is 35000 and nothing beside it. */
export type TypedNumber = { readonly digits: string; readonly exponent: number };

/** The number times a power of ten, correctly rounded. */
export function numberOf({ digits, exponent }: TypedNumber, power = 0): number {
  return Number(`${digits}e${exponent + power}`);
}

const digitValues: Readonly<Record<string, number>> = Object.fromEntries(
  [
    '零〇',
    '一壹',
    '二两兩贰貳',
    '三叁參',
    '四肆',
    '五伍',
    '六陆陸',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((characters, value) => [...characters].map((character) => [character, value])),
);
const unitValues: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1_000,
  仟: 1_000,
};
const powers: Readonly<Record<string, number>> = {
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
};

const digit = Object.keys(digitValues).join('');
const groups = '万萬亿億';

const arabic = "(?:\\d{1,3}(?:[,\\u00a0\\u202f\\u2009']\\d{3}){1,4}|\\d{1,12})(?:\\.\\d{1,6})?";
const han = `[${digit}十拾][${digit}十拾百佰千仟点點${groups}]{0,20}`;
/** What may stand between an Arabic number and its unit: 3.5万, 1.2万千. */
const multipliers = `[百佰千仟${groups}]{1,3}`;

/**
 * Source of a pattern for a number, Arabic or Chinese, without groups that capture. All lengths are
 * bounded, so that matching takes linear time.
 */
export const numberPattern =
  `(?:(?<![百佰千仟${groups}])${arabic}(?:\\s{0,2}(?:${multipliers}))?` +
  `|(?<![\\d第统統唯${digit}十拾百佰千仟${groups}])${han}(?:\\s{1,2}[万萬]?千(?=伏|瓦))?)`;

/**
 * Source of a pattern for where a number may start: not inside a word or a longer number, nor behind
 * a sign that ties it to one. 10/0.4kV is a ratio, 630+800kVA a sum, GC-12 a name, and 0,4kV a
 * decimal that English and Chinese write otherwise.
 */
export const numberStart =
  '(?<![A-Za-z0-9_#])(?<!\\d\\s?[.,:/+x×*-]\\s?)(?<!(?<![A-Za-z0-9]|\\d\\s)[A-Za-z]{1,3}\\d{0,4}-)';

/** 3,500 · 3.5 · 1.2万 · 三千五百 · 三点五万; undefined where it is no number. */
export function readTypedNumber(typed: string): TypedNumber | undefined {
  const arabic = /^(\d[\d,.'\u00a0\u202f\u2009]*)\s*([百佰千仟万萬亿億]*)$/u.exec(typed.trim());
  if (arabic === null) return readHanNumber(typed.replace(/\s+/gu, ''));
  const digits = (arabic[1] ?? '').replace(/[,'\u00a0\u202f\u2009]/gu, '');
  return { digits, exponent: powerOf(arabic[2] ?? '') };
}

const powerOf = (characters: string): number =>
  [...characters].reduce((sum, character) => sum + (powers[character] ?? 0), 0);

function readHanNumber(typed: string): TypedNumber | undefined {
  const decimal = new RegExp(
    `^([${digit}十拾百佰千仟]+)[点點]([${digit}]+)([百佰千仟${groups}]*)$`,
    'u',
  ).exec(typed);
  if (decimal !== null) {
    const [, whole = '', fraction = '', rest = ''] = decimal;
    const integer = readInteger(whole);
    const places = [...fraction].map((character) => digitValues[character]).join('');
    return integer === undefined
      ? undefined
      : { digits: `${integer}.${places}`, exponent: powerOf(rest) };
  }
  const integer = readInteger(typed);
  if (integer !== undefined) return { digits: String(integer), exponent: 0 };
  // 三千五百千(瓦), 两千千(伏安): the last one belongs to the unit.
  const thousands = /^(.+)[千仟]$/u.exec(typed)?.[1];
  const count = thousands === undefined ? undefined : readInteger(thousands);
  return count === undefined ? undefined : { digits: String(count), exponent: 3 };
}

function readInteger(typed: string): number | undefined {
  const parts = /^(?:(.+)[亿億])?(?:(.+)[万萬])?(.*)$/u.exec(typed);
  if (typed === '' || parts === null) return undefined;
  const [, hundredMillions, tenThousands, rest = ''] = parts;
  const sections = [
    [hundredMillions, 1e8],
    [tenThousands, 1e4],
  ] as const;
  let total = 0;
  let last = 0;
  for (const [section, unit] of sections) {
    if (section === undefined) continue;
    const value = readSection(section, 0);
    if (value === undefined) return undefined;
    total += value * unit;
    last = unit;
  }
  if (rest === '') return total > 0 ? total : undefined;
  const value = readSection(rest, last);
  return value === undefined ? undefined : total + value;
}

/** Up to 9999. A bare digit after a unit counts that unit's tenths: 三千五, 两万五. */
function readSection(section: string, before: number): number | undefined {
  let total = 0;
  let unitBefore = before || 10_000;
  let pending: number | undefined;
  let isPlain = false;
  for (const [place, character] of [...section].entries()) {
    const value = digitValues[character];
    if (value !== undefined) {
      if (pending !== undefined) return undefined;
      if (value === 0) isPlain = true;
      else pending = value;
      continue;
    }
    const unit = unitValues[character];
    if (unit === undefined || unit >= unitBefore) return undefined;
    if (pending === undefined && !(unit === 10 && (place === 0 || isPlain))) return undefined;
    total += (pending ?? 1) * unit;
    unitBefore = unit;
    pending = undefined;
    isPlain = false;
  }
  if (pending === undefined) return total;
  const follows = total > 0 || before > 0;
  return total + pending * (follows && !isPlain && unitBefore > 10 ? unitBefore / 10 : 1);
}
