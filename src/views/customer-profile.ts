import type { KnownBlock } from '@slack/types';
import type { CustomerProfile, SupplyPoint } from '../domain/customer-profile.ts';
import { importanceNames, supplyPointModeNames, usageNames } from '../domain/value-names.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay } from './format-dates.ts';
import { oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** What the archive knows of a customer; no blocks where it knows nothing. */
export function profileBlocks(profile: CustomerProfile, words: Words): KnownBlock[] {
  const known = profileFacts(profile, words);
  const { supplyPoints } = profile;
  return [
    ...(known.length > 0 ? [lines([known.join(' · ')])] : []),
    ...(supplyPoints.length > 0
      ? [
          lines([{ bold: words.t('profile.supplyPoints') }]),
          bullets(...supplyPoints.map((point) => [supplyPointLine(point, words)])),
        ]
      : []),
  ];
}

function profileFacts(profile: CustomerProfile, words: Words): readonly string[] {
  const { region, industry, usageCategory, importance, tariffClass, isKeyAccount } = profile;
  const { hasOwnSource, suppliedSince } = profile;
  const ownSource = oneLine(profile.ownSource);
  return [
    ...(isKeyAccount ? [words.t('profile.keyAccount')] : []),
    ...(importance ? [words.t(importanceNames[importance])] : []),
    ...(usageCategory ? [words.t(usageNames[usageCategory])] : []),
    ...(tariffClass ? [words.t('profile.tariff', { tariff: oneLine(tariffClass) })] : []),
    ...(industry ? [words.t('profile.industry', { industry: oneLine(industry) })] : []),
    ...(region ? [words.t('profile.region', { region: oneLine(region) })] : []),
    ...(hasOwnSource === true
      ? [words.t('profile.ownSource', { what: ownSource || words.t('profile.yes') })]
      : []),
    ...(hasOwnSource === false ? [words.t('profile.noOwnSource')] : []),
    ...(suppliedSince
      ? [words.t('profile.suppliedSince', { day: formatDay(suppliedSince, null, words) })]
      : []),
  ];
}

/** `10 kV · HV dual source · 2000 kVA · Line 3 · T1`, as the form takes it too. */
export function supplyPointLine(
  { mode, voltage, capacityKva, line, transformer }: SupplyPoint,
  words: Words,
): string {
  const needsPlace = line === '' && transformer !== '';
  return [
    ...(voltage === null ? [] : [words.t('ticket.voltage', { kilovolts: voltage / 1000 })]),
    ...(mode ? [words.t(supplyPointModeNames[mode])] : []),
    ...(capacityKva === null ? [] : [words.t('ticket.capacity', { kva: capacityKva })]),
    ...(line ? [oneLine(line)] : needsPlace ? ['—'] : []),
    ...(transformer ? [oneLine(transformer)] : []),
  ].join(' · ');
}
