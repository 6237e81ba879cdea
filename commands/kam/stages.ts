import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showTemplate } from '../../src/usecases/ticket/change-template.ts';
import { stageList } from '../../src/views/stage-list.ts';

/** `/kam stages`: the way to a connection and its limits; with a number an earlier version. */
export default defineCommand({
  noun: 'kam',
  verbs: [
    ...['stages', 'limits', 'template'],
    ...['环节', '環節', '时限', '時限', '流程', '环节设置', '環節設定'],
  ],
  summary: 'kam.stages.summary',
  usage: 'kam.stages.usage',
  example: 'kam.stages.example',
  takesText: true,

  read(text) {
    if (text.trim() === '') return null;
    const version = /^v?(\d{1,6})$/iu.exec(text.normalize('NFKC').trim())?.[1];
    if (version === undefined)
      throw new UserError('error.templateNumber', {}, 'kam.stages.example');
    return Number(version);
  },
  run: async (version, context) =>
    say(stageList(await showTemplate(context, version), context.words)),
});
