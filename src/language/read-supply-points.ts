import {
  longestSupplyName,
  mostSupplyPoints,
  type SupplyPoint,
  supplyPointMode,
} from '../domain/customer-profile.ts';
import type { SupplyMode } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import { halfWidth } from './half-width.ts';
import { readQuantities } from './quantities/read-quantities.ts';

/** 高压 and 低压 where a mode follows: they say how it is fed, not what voltage it has. */
const level =
  /(?:(?<high>高[压壓]|\bHV\b|\bhigh[\s-]voltage\b)|(?<low>低[压壓]|\bLV\b|\blow[\s-]voltage\b))\s{0,2}(?=[单單双雙两兩多三]|single|dual|double|two|multi|three)/iu;
/** Not the comma of 10,000. */
const separators = /[·、;|/\n]|(?<!\d),|,(?!\d{3})/u;
/** Stands for what is not known, as it is written back. */
const nothing = /^[-–—]?$/u;
const transformer = /[主配]变|[主配]變|变压器|變壓器|transformer|^T\d+$|^#\d+$/iu;

/**
 * Supply points, one a line: `10kV 双电源 2000kVA，钢城一线，1号主变`. The first words that are no
 * figure are the line, the second the transformer.
 *
 * @throws UserError where words are left over, or there are too many lines.
 */
export function readSupplyPoints(typed: string): readonly SupplyPoint[] {
  const rows = typed.split(/\r?\n/).filter((row) => row.trim() !== '');
  if (rows.length > mostSupplyPoints) {
    throw new UserError('error.supplyPointsMany', { count: rows.length, limit: mostSupplyPoints });
  }
  return rows.map((row, index) => readSupplyPoint(row, index + 1));
}

function readSupplyPoint(typed: string, row: number): SupplyPoint {
  const said = halfWidth(typed);
  const found = level.exec(said);
  const read = takeFigures(said.replace(level, ' '));
  const parts = read.rest.split(separators).map((part) => part.replace(/\s+/g, ' ').trim());
  const [first = '', second = '', ...others] = parts.filter((part) => part !== '');
  if (others.length > 0 || [first, second].some((name) => [...name].length > longestSupplyName)) {
    throw new UserError('error.supplyPoint', { row, text: others[0] ?? first });
  }
  const isTransformerAlone = second === '' && transformer.test(first);
  const known = (name: string) => (nothing.test(name) ? '' : name);
  const { voltage, capacityKva, mode } = read;
  const chosen = found?.groups?.low ? 'lv-single' : mode && supplyPointMode(mode, voltage);
  return {
    mode: chosen,
    voltage,
    capacityKva,
    line: isTransformerAlone ? '' : known(first),
    transformer: isTransformerAlone ? first : known(second),
  };
}

/** The first voltage, capacity and mode of a text, and what is left of it without them. */
function takeFigures(said: string) {
  let rest = said;
  let voltage: number | null = null;
  let capacityKva: number | null = null;
  let mode: SupplyMode | null = null;
  for (const quantity of readQuantities(said).toReversed()) {
    const { kind, start, end } = quantity;
    if (kind === 'voltage' && quantity.from === null) voltage = quantity.value;
    else if (kind === 'supply-mode') mode = quantity.mode;
    else if (kind === 'capacity' && quantity.power === 'apparent' && quantity.from === null) {
      capacityKva = Math.round(quantity.value / 1_000);
    } else continue;
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  return { rest, voltage, capacityKva, mode };
}
