import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { reportFields, type VisitId, type VisitReport } from '../domain/visit.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { changeVisit } from './change-visit.ts';
import { findOwnVisit } from './find-record.ts';
import { showVisit } from './show-visit.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Keeps the visit report; fields without words are left out.
 *
 * @throws UserError where the visit was changed since the form was opened.
 */
export async function reportVisit(
  context: UseCaseContext,
  { visitId, version }: { readonly visitId: VisitId; readonly version: number },
  said: VisitReport,
): Promise<VisitCard> {
  const before = await findOwnVisit(context, { id: visitId });
  if (before.version !== version) {
    const reference = formatReference('visit', before.number);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  const filled = reportFields.flatMap((field) => {
    const words = said[field]?.trim();
    return words ? [[field, words] as const] : [];
  });
  const report: VisitReport = Object.fromEntries(filled);
  return showVisit(context, await changeVisit(context, before, { report }, 'visit.report'));
}
