import type { ProgressRepository } from '../ports/progress.ts';
import type { Prisma } from './generated/client.ts';
import { progressOfOpenTickets } from './progress-of-open-tickets.ts';
import { progressOfPromises } from './progress-of-promises.ts';
import { progressOfTickets } from './progress-of-tickets.ts';
import { progressOfVisits } from './progress-of-visits.ts';

/** What progress is counted from. */
export const progressRepository = (client: Prisma.TransactionClient): ProgressRepository => ({
  ...progressOfVisits(client),
  ...progressOfPromises(client),
  ...progressOfOpenTickets(client),
  ...progressOfTickets(client),
});
