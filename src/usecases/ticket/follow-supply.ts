import type { Customer } from '../../domain/customer.ts';
import { emptyProfile } from '../../domain/customer-profile.ts';
import { energisationStage } from '../../domain/ticket/default-template.ts';
import { currentStage } from '../../domain/ticket/stage-order.ts';
import type { TicketFile } from '../../domain/ticket/ticket.ts';
import type { CalendarDay, Instant } from '../../domain/zoned-time.ts';
import { changeCustomer } from '../edit-customer.ts';
import { keepProfile } from '../edit-profile.ts';
import { holdGrade } from '../hold-grade.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The first power of a customer: its day, and when that was signed. */
type Supply = { readonly day: CalendarDay; readonly signedAt: Instant };

/**
 * Since when a customer is supplied follows from its ticket for a new connection, where nobody has said
 * so: it is the day of energisation. Of a customer with a grade it does not follow: whoever was rated
 * had power before, and this is a second place. Where that stage is to be done again the day is taken
 * back, with the grade that it brought, unless either is another one by now.
 */
export async function followSupply(
  context: UseCaseContext,
  before: TicketFile,
  after: TicketFile,
): Promise<void> {
  const [was, is] = [supplyOf(before), supplyOf(after)];
  if (was?.day === is?.day) return;
  const { customers, profiles } = context.repositories;
  const customer = await customers.find(after.ticket.customerId);
  if (!customer || (was === null && customer.creditGrade !== null)) return;
  const profile = (await profiles.find(customer.id)) ?? emptyProfile;
  const known = profile.suppliedSince === was?.day ? null : profile.suppliedSince;
  const suppliedSince = known ?? is?.day ?? null;
  if (suppliedSince === profile.suppliedSince) return;
  await keepProfile(context, customer, profile, { ...profile, suppliedSince });
  if (was && !is) await takeGradeBack(context, customer, was);
  else await holdGrade(context, customer);
}

/** Null before energisation, and where something else than a new connection was applied for. */
function supplyOf(file: TicketFile): Supply | null {
  const { kind, energisedOn: day } = file.ticket;
  const stage = currentStage(file, energisationStage);
  const isSupplied = kind === 'new' && stage?.state === 'done' && day !== null;
  return isSupplied && stage.ended ? { day, signedAt: stage.ended.at } : null;
}

/** Whatever the rating was that came with the signature; both stay in the history. */
async function takeGradeBack(
  context: UseCaseContext,
  customer: Customer,
  { signedAt }: Supply,
): Promise<void> {
  const [last] = await context.repositories.credit.ofCustomer(customer.id);
  if (last?.at !== signedAt || last.to !== customer.creditGrade) return;
  const after: Customer = { ...customer, creditGrade: last.from };
  await changeCustomer(context, customer, after, 'customer.credit-undo');
}
