import type { PowerKind } from '../../domain/quantity.ts';

/** What a unit measures, and by which power of ten it exceeds V, VA or W. */
export type Unit = { readonly power: number } & (
  | { readonly kind: 'capacity'; readonly of: PowerKind }
  | { readonly kind: 'voltage' }
);

const latinEnd = '(?![A-Za-z0-9])';
/** Not kWh, kW·h, 千瓦时, 千瓦小时: that is energy. */
const notEnergy = '(?!\\s?[·⋅•.*/-]?\\s?h(?![A-Za-z])|\\s?-?\\s?hours?\\b)';
const notHanEnergy = '(?!\\s?[·⋅]?\\s?[时時小])';
/** 10千伏安装 is a voltage and an installation. */
const installing = '安(?=[装裝全排置])';

const apparent = (power: number): Unit => ({ kind: 'capacity', of: 'apparent', power });
const active = (power: number): Unit => ({ kind: 'capacity', of: 'active', power });
const voltage = (power: number): Unit => ({ kind: 'voltage', power });

/**
 * How a unit is written, what may not follow it, and what it is. A bare W is missing: people write
 * 500w for five million.
 */
const units: readonly (readonly [source: string, guard: string, unit: Unit])[] = [
  ['[kK][vV][·⋅.]?[aA]', latinEnd, apparent(3)],
  ['[mM][vV][·⋅.]?[aA]', latinEnd, apparent(6)],
  ['[gG][vV][·⋅.]?[aA]', latinEnd, apparent(9)],
  ['VA', latinEnd, apparent(0)],
  [`兆伏安`, '(?![装裝全排置])', apparent(6)],
  [`伏安`, '(?![装裝全排置])', apparent(0)],
  ['[kK][wW]|㎾|[kK]ilowatts?', latinEnd + notEnergy, active(3)],
  ['[mM][wW]|㎿|[mM]egawatts?', latinEnd + notEnergy, active(6)],
  ['[gG][wW]|[gG]igawatts?', latinEnd + notEnergy, active(9)],
  ['兆瓦', notHanEnergy, active(6)],
  ['瓦', `${notHanEnergy}(?![斯房])`, active(0)],
  ['[kK][vV]|㎸|[kK]ilovolts?', latinEnd, voltage(3)],
  ['[vV]|[vV]olts?', latinEnd, voltage(0)],
  ['伏', `(?!安|[打笔筆])|伏(?=${installing})`, voltage(0)],
];

/** Source of a pattern for every unit. */
export const anyUnit = `(?:${units.map(([source, guard]) => `(?:${source})${guard}`).join('|')})`;

const whole = units.map(([source, , unit]) => [new RegExp(`^(?:${source})$`, 'u'), unit] as const);

/** The unit that a pattern of {@link anyUnit} found. */
export function unitOf(typed: string): Unit | undefined {
  return whole.find(([pattern]) => pattern.test(typed))?.[1];
}
