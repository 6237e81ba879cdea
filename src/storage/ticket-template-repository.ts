import { defaultTemplate } from '../domain/ticket/default-template.ts';
import type { TicketTemplateRepository } from '../ports/tickets.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';

export function ticketTemplateRepository(
  client: Prisma.TransactionClient,
): TicketTemplateRepository {
  return {
    async current(teamId) {
      const row = await client.ticketTemplate.findFirst({
        where: { teamId },
        orderBy: { version: 'desc' },
      });
      return row ? { ...columnTo.template(row.content), version: row.version } : defaultTemplate;
    },
    async version(teamId, version) {
      if (version === defaultTemplate.version) return defaultTemplate;
      const row = await client.ticketTemplate.findUniqueOrThrow({
        where: { teamId_version: { teamId, version } },
      });
      return { ...columnTo.template(row.content), version };
    },
    async origin(teamId, version) {
      const row = await client.ticketTemplate.findUnique({
        where: { teamId_version: { teamId, version } },
        select: { changedById: true, changedAt: true },
      });
      return row && { by: columnTo.personId(row.changedById), at: columnTo.instant(row.changedAt) };
    },
    async add(teamId, { version, ...content }, by, at) {
      const written = await client.$executeRaw`
        INSERT INTO "TicketTemplate" ("teamId", "version", "content", "changedById", "changedAt")
        VALUES (${teamId}, ${version}, ${JSON.stringify(content)}, ${by}, ${BigInt(at)})
        ON CONFLICT DO NOTHING`;
      return written === 1;
    },
  };
}
