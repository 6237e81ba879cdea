/** What speaks against a customer's credit, after the published rating rule of a supply company. */
export const creditIncidentKinds = [
  'arrears',
  'theft',
  'breach',
  'unsigned-contract',
  'accident',
  'hazard',
  'broken-agreement',
] as const;
export type CreditIncidentKind = (typeof creditIncidentKinds)[number];
