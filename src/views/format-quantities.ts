import type { Figure, Quantity } from '../domain/quantity.ts';
import { intlLocale, type MessageKey, type Words } from '../i18n/words.ts';
import { oneLine, shorten } from './message.ts';

/** More would be a list beside the note, not a look at it. */
const mostShown = 6;
const longestPart = 40;

/** What was recognised, on one line: 2000 kVA · capacity increase · 王主任; `''` where nothing was. */
export function formatQuantities(quantities: readonly Quantity[], words: Words): string {
  const shown = quantities
    .slice(0, mostShown)
    .map((quantity) => shorten(oneLine(formatQuantity(quantity, words)), longestPart));
  return [...shown, ...(quantities.length > mostShown ? ['…'] : [])].join(' · ');
}

const modeKeys = {
  single: 'quantity.singleSupply',
  dual: 'quantity.dualSupply',
  multiple: 'quantity.multipleSupply',
} as const satisfies Record<string, MessageKey>;

const businessKeys = {
  'new-connection': 'quantity.newConnection',
  'capacity-increase': 'quantity.capacityIncrease',
  'capacity-reduction': 'quantity.capacityReduction',
  change: 'quantity.change',
} as const satisfies Record<string, MessageKey>;

function formatQuantity(quantity: Quantity, words: Words): string {
  switch (quantity.kind) {
    case 'capacity':
      return formatFigure(quantity, quantity.power === 'apparent' ? powerUnits.va : powerUnits.w);
    case 'voltage':
      return formatFigure(quantity, voltageUnits);
    case 'supply-mode':
      return words.t(modeKeys[quantity.mode]);
    case 'business-kind':
      return words.t(businessKeys[quantity.business]);
    case 'money':
      return formatMoney(quantity, quantity.currency, words);
    case 'contact':
      return quantity.text;
    case 'mention':
      return `@${quantity.name ?? quantity.slackUserId}`;
  }
}

type Scale = readonly { readonly from: number; readonly factor: number; readonly unit: string }[];

/** Kilovolt-amperes up to 10 MVA, as contracts have them. */
const powerScale = (unit: string): Scale => [
  { from: 10_000_000, factor: 1_000_000, unit: `M${unit}` },
  { from: 0, factor: 1_000, unit: `k${unit}` },
];
const powerUnits = { va: powerScale('VA'), w: powerScale('W') };
/** 380 V has its own name, 400 V is called 0.4 kV. */
const voltageUnits: Scale = [
  { from: 400, factor: 1_000, unit: 'kV' },
  { from: 0, factor: 1, unit: 'V' },
];

function formatFigure({ value, from }: Figure, scale: Scale): string {
  const { factor, unit } = scale.find((one) => value >= one.from) ?? { factor: 1, unit: '' };
  const upper = String(value / factor);
  return `${from === null ? '' : `${from / factor}–`}${upper} ${unit}`;
}

function formatMoney({ value, from }: Figure, currency: string, words: Words): string {
  const format = new Intl.NumberFormat(intlLocale[words.locale], {
    style: 'currency',
    currency,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return from === null ? format.format(value) : format.formatRange(from, value);
}
