/** The departments that stages go through; company: whoever holds the joint review. */
export const departmentKeys = [
  'marketing',
  'production',
  'inspection',
  'metering',
  'dispatch',
  'archive',
  'company',
] as const;

export type DepartmentKey = (typeof departmentKeys)[number];
