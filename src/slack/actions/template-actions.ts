import { z } from 'zod';
import { UserError } from '../../domain/user-error.ts';
import { reuseVersion, showTemplate } from '../../usecases/ticket/change-template.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { type ShownTemplate, stagesChanged } from '../../views/stage-list.ts';
import {
  newStageForm,
  overallLimitsForm,
  stageSettingsForm,
} from '../../views/stage-settings-form.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { openForm, rewrite } from '../reply.ts';

/** The template for a form: always the newest, however old the list is that was pressed. */
async function newestTemplate(context: GestureContext): Promise<ShownTemplate> {
  allow(context, { do: 'change-template' });
  return showTemplate(context, null);
}

const placeOf = ({ newest }: ShownTemplate, { responseUrl }: GestureContext) => ({
  basedOn: newest,
  responseUrl,
});

/** Opens the form of a stage. */
export const editStageSettingsAction = defineAction({
  name: 'stages:edit',
  opensForm: true,
  value: z.object({ code: z.string() }),
  async run({ code }, context) {
    const shown = await newestTemplate(context);
    if (!shown.template.stages.some((stage) => stage.code === code)) {
      throw new UserError('error.oldButton');
    }
    return openForm(stageSettingsForm(shown, code, placeOf(shown, context), context.words));
  },
});

/** Opens the form of a new stage. */
export const addStageAction = defineAction({
  name: 'stages:add',
  opensForm: true,
  value: z.object({}),
  async run(_nothing, context) {
    const shown = await newestTemplate(context);
    return openForm(newStageForm(shown, placeOf(shown, context), context.words));
  },
});

/** Opens the form of what holds for all stages together. */
export const editOverallLimitsAction = defineAction({
  name: 'stages:overall',
  opensForm: true,
  value: z.object({}),
  async run(_nothing, context) {
    const shown = await newestTemplate(context);
    return openForm(overallLimitsForm(shown, placeOf(shown, context), context.words));
  },
});

/** Makes an earlier version the newest one again. */
export const reuseVersionAction = defineAction({
  name: 'stages:reuse',
  value: z.object({ version: z.number(), basedOn: z.number() }),
  async run({ version, basedOn }, context) {
    const saved = await reuseVersion(context, version, basedOn);
    return rewrite(stagesChanged(await showTemplate(context, null), saved, context.words));
  },
});
