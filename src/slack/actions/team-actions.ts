import { z } from 'zod';
import { endQuietStart, giveChannelUse } from '../../usecases/set-up-team.ts';
import { quietStartEnded } from '../../views/quiet-start.ts';
import { channelAnswer } from '../../views/team-setup.ts';
import { defineAction } from '../define-action.ts';
import { rewrite } from '../reply.ts';

/** What a channel is for, answered by the person who invited the bot. */
export const useChannelAction = defineAction({
  name: 'team:use-channel',
  value: z.object({ channelId: z.string(), use: z.enum(['team', 'leads', 'neither']) }),
  async run({ channelId, use }, context) {
    await giveChannelUse(context, channelId, use);
    return rewrite(channelAnswer(channelId, use, context.words));
  },
});

/** Lets what a team's quiet start held back be sent from now on. */
export const endQuietStartAction = defineAction({
  name: 'team:end-quiet-start',
  value: z.object({}),
  run: async (_nothing, context) =>
    rewrite(quietStartEnded(await endQuietStart(context), context.words)),
});
