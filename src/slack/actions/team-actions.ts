import { z } from 'zod';
import type { TeamId } from '../../domain/person.ts';
import { endQuietStart, giveChannelUse, showTeamSetup } from '../../usecases/set-up-team.ts';
import { actFor } from '../../usecases/teams.ts';
import { quietStartEnded } from '../../views/quiet-start.ts';
import { channelAnswer, teamSetupForm } from '../../views/team-setup.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

/** What a channel is for, answered by the person who invited the bot. */
export const useChannelAction = defineAction({
  name: 'team:use-channel',
  value: z.object({ channelId: z.string(), use: z.enum(['team', 'leads', 'neither']) }),
  async run({ channelId, use }, context) {
    await giveChannelUse(context, channelId, use);
    return rewrite(channelAnswer(channelId, use, context.words));
  },
});

/** Opens the form of a team. */
export const setUpTeamAction = defineAction({
  name: 'team:set-up',
  opensForm: true,
  value: z.object({ teamId: z.string().transform((id) => id as TeamId) }),
  async run({ teamId }, context) {
    const setup = await showTeamSetup(await actFor(context, teamId));
    return openForm(teamSetupForm(setup, context.words));
  },
});

/** Lets what a team's quiet start held back be sent from now on. */
export const endQuietStartAction = defineAction({
  name: 'team:end-quiet-start',
  value: z.object({}),
  run: async (_nothing, context) =>
    rewrite(quietStartEnded(await endQuietStart(context), context.words)),
});
