import type { Settings } from './settings.ts';
import { stateOfVisit, type Visit } from './visit.ts';

/**
 * Whether a visit is to be reported on and has no report yet. What was made as an appointment wants
 * one afterwards; a visit that was logged in a line was reported by that line.
 */
export function wantsReport(
  visit: Pick<Visit, 'state' | 'day' | 'time' | 'timeZone' | 'createdAt' | 'report'>,
  wanted: Settings['visit.reportWanted'],
): boolean {
  if (visit.state !== 'held' || wanted === 'none') return false;
  if (Object.keys(visit.report).length > 0) return false;
  return wanted === 'all' || stateOfVisit(visit, visit.timeZone, visit.createdAt) === 'planned';
}
