import { z } from 'zod';
import { locales } from '../../domain/locale.ts';
import type { TeamId } from '../../domain/person.ts';
import { startsQuietly } from '../../domain/quiet-start.ts';
import { clockTime, dayOf } from '../../domain/zoned-time.ts';
import { setUpTeam } from '../../usecases/set-up-team.ts';
import { overdueNotices } from '../../usecases/show-calendar.ts';
import { actFor } from '../../usecases/teams.ts';
import { noticeOverdue } from '../../views/calendar-card.ts';
import { oneLine } from '../../views/message.ts';
import { lines } from '../../views/rich-text.ts';
import { teamIsSetUp } from '../../views/team-setup.ts';
import { defineForm } from '../define-form.ts';
import { readZone } from '../read-zone.ts';
import { say } from '../reply.ts';

/** Keeps the team's setup. */
export const saveTeamForm = defineForm({
  name: 'team:save',
  metadata: z
    .object({
      teamId: z
        .string()
        .transform((id) => id as TeamId)
        .optional(),
    })
    .nullable(),
  firstField: 'name',
  fieldOf: { 'error.zoneUnknown': 'zone' },
  async run({ values, people }, metadata, gesture) {
    const teamId = metadata?.teamId;
    const context = teamId === undefined ? gesture : await actFor(gesture, teamId);
    const { actor, settings, now, today, words } = context;
    const digestTime = clockTime(values.digestTime ?? settings['digest.time']);
    const { team, refusedLeads } = await setUpTeam(context, {
      name: values.name?.trim() || actor.team.name,
      teamChannelId: values.teamChannel ?? null,
      leadsChannelId: values.leadsChannel ?? null,
      adminChannelId: values.adminChannel ?? null,
      timeZone: readZone(values.zone?.trim() ?? ''),
      locale: locales.find((locale) => locale === values.language) ?? actor.team.locale,
      isOpen: values.joining !== 'closed',
      digestTime,
      leadSlackIds: people.leads ?? [],
    });
    const { shadowUntil, timeZone } = team;
    const quietUntil = startsQuietly(shadowUntil, now) ? shadowUntil : null;
    const quietDay = quietUntil === null ? null : dayOf(quietUntil, timeZone);
    const saved = teamIsSetUp(team, digestTime, quietDay, { today, words });
    const names = refusedLeads.map(oneLine).join(', ');
    const notes = [
      ...(refusedLeads.length > 0 ? [[words.t('setup.leadsRefused', { names })]] : []),
      ...(await overdueNotices(context)).map((year) => noticeOverdue(year, words)),
    ];
    if (notes.length === 0) return say(saved);
    return say({ ...saved, blocks: [...saved.blocks, lines(...notes)] });
  },
});
