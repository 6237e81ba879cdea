import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { helpCard, nounHelpCard } from '../../src/views/help-card.ts';

/** `/kam help`, `/visit help`: lines that work. */
export default defineCommand({
  noun: 'kam',
  verbs: [
    ...['help', '帮助', '幫助', '?', '？'],
    // What people open a conversation with.
    ...['hi', 'hello', '你好', '您好', '怎么用', '怎麼用'],
  ],
  summary: 'kam.help.summary',
  usage: 'kam.help.usage',
  example: 'kam.help.example',
  takesText: true,

  read: (noun, { commands }) => ({
    shown: commands.filter((command) => noun === '' || command.noun === noun),
    isOneNoun: noun !== '',
  }),

  async run({ shown, isOneNoun }, { words }) {
    const commands = shown.map((command) => ({ ...command, slash: `/${command.noun}` }));
    return say(isOneNoun ? nounHelpCard(commands, words) : helpCard(commands, words));
  },
});
