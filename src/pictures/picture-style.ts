import type { TrafficLight } from '../domain/ticket/ticket.ts';

/** What a picture is measured in: a phone shows 540 of these across. */
export const width = 540;
export const margin = 20;
export const innerWidth = width - 2 * margin;

export const ink = '#1a2226';
export const softInk = '#56626b';
export const faintInk = '#c9d1d6';
export const paper = '#ffffff';

export const sizes = { title: 22, label: 17, small: 15 } as const;

/**
 * Colours that stay apart for colour-blind readers, each with a shape and a pattern of its own: a
 * picture is often seen in grey.
 */
export const lightStyle: Readonly<
  Record<
    TrafficLight,
    {
      readonly colour: string;
      /** The same, dark enough to be read on white. */
      readonly textColour: string;
      readonly sign: string;
      readonly decal: object;
    }
  >
> = {
  blue: {
    colour: '#0b5fa5',
    textColour: '#0b5fa5',
    sign: '●',
    decal: { symbol: 'none' },
  },
  yellow: {
    colour: '#f0b429',
    textColour: '#8a5a00',
    sign: '▲',
    decal: {
      symbol: 'rect',
      dashArrayX: [1, 0],
      dashArrayY: [2, 6],
      rotation: Math.PI / 4,
      color: 'rgba(70, 45, 0, 0.45)',
    },
  },
  red: {
    colour: '#b3261e',
    textColour: '#b3261e',
    sign: '■',
    decal: {
      symbol: 'circle',
      dashArrayX: [
        [6, 6],
        [0, 6, 6, 0],
      ],
      dashArrayY: [6, 0],
      symbolSize: 0.7,
      color: 'rgba(255, 255, 255, 0.6)',
    },
  },
};

export const lightsInOrder = ['blue', 'yellow', 'red'] as const satisfies readonly TrafficLight[];

/** Lines are told apart by colour, sign and dashes. */
export const seriesStyle = [
  { colour: '#0b5fa5', symbol: 'circle', sign: '●', dash: [1, 0] },
  { colour: '#b3461e', symbol: 'rect', sign: '■', dash: [8, 4] },
  { colour: '#2a7d5a', symbol: 'triangle', sign: '▲', dash: [2, 4] },
  { colour: '#7a4fa3', symbol: 'diamond', sign: '◆', dash: [10, 3, 2, 3] },
  { colour: '#1a2226', symbol: 'emptyCircle', sign: '○', dash: [4, 2] },
  { colour: '#8a6d00', symbol: 'emptyRect', sign: '□', dash: [1, 3] },
] as const;

export const visitStyle = {
  done: { colour: '#0b5fa5', sign: '■' },
  due: { colour: '#e3e8eb', line: '#7c8a94', sign: '□' },
} as const;
