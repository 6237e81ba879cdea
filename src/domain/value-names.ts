import type { MessageKey } from '../i18n/words.ts';
import type { DecisionRole } from './contact.ts';
import type { CreditIncidentKind } from './credit-incident-kind.ts';
import type { SupplyPointMode, UsageCategory } from './customer-profile.ts';
import type { ImportantDateKind } from './important-date.ts';
import type { ImportanceLevel } from './ticket/ticket.ts';

// What values are called where people read them, and where they write them in a list.

export const decisionRoleNames: Readonly<Record<DecisionRole, MessageKey>> = {
  initiator: 'contact.role.initiator',
  user: 'contact.role.user',
  'technical-expert': 'contact.role.technicalExpert',
  'decision-maker': 'contact.role.decisionMaker',
  coach: 'contact.role.coach',
};

export const importantDateNames: Readonly<Record<ImportantDateKind, MessageKey>> = {
  'contract-end': 'dates.contractEnd',
  calibration: 'dates.calibration',
  payment: 'dates.payment',
  birthday: 'dates.birthday',
  anniversary: 'dates.anniversary',
  other: 'dates.other',
};

export const usageNames: Readonly<Record<UsageCategory, MessageKey>> = {
  residential: 'profile.usage.residential',
  'general-commercial': 'profile.usage.commercial',
  'large-industrial': 'profile.usage.industrial',
  agricultural: 'profile.usage.agricultural',
};

export const supplyPointModeNames: Readonly<Record<SupplyPointMode, MessageKey>> = {
  'lv-single': 'profile.mode.lvSingle',
  'hv-single': 'profile.mode.hvSingle',
  'hv-dual': 'profile.mode.hvDual',
  'hv-multiple': 'profile.mode.hvMultiple',
};

export const importanceNames: Readonly<Record<ImportanceLevel, MessageKey>> = {
  ordinary: 'ticket.importance.ordinary',
  temporary: 'ticket.importance.temporary',
  second: 'ticket.importance.second',
  first: 'ticket.importance.first',
  special: 'ticket.importance.special',
};

export const incidentNames: Readonly<Record<CreditIncidentKind, MessageKey>> = {
  arrears: 'credit.kind.arrears',
  theft: 'credit.kind.theft',
  breach: 'credit.kind.breach',
  'unsigned-contract': 'credit.kind.unsigned-contract',
  accident: 'credit.kind.accident',
  hazard: 'credit.kind.hazard',
  'broken-agreement': 'credit.kind.broken-agreement',
};
