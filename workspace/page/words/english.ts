import type { FieldFault } from '../check-fields.ts';

/** The page's own words in English; the other languages have the same. */
export const english = {
  loading: 'Opening the workspace…',
  cannotOpen: 'The workspace did not answer.',
  tryAgain: 'Try again',
  disconnected: 'Connection lost. Reconnecting…',
  noAnswer: 'The workspace did not answer. Check that it is still running.',
  menu: 'Menu',
  closeMenu: 'Close menu',
  workspace: 'Workspace',
  person: 'Person',
  channels: 'Channels',
  apps: 'App',
  home: 'Home',
  app: 'App',
  emptyChannel: 'No messages yet. Say hello, or type / to see the commands.',
  emptyDirect: 'This is the start of your conversation. Type a message, or / to see the commands.',
  emptyHome: 'The app has not shown anything here yet.',
  onlyVisibleToYou: 'Only visible to you',
  edited: 'edited',
  thread: 'Thread',
  closeThread: 'Close thread',
  replyInThread: 'Reply in thread',
  message: 'Message',
  reply: 'Reply',
  writeTo: (name: string) => `Message ${name}`,
  writeReply: 'Reply…',
  send: 'Send',
  completions: 'Suggestions',
  submit: 'Submit',
  cancel: 'Cancel',
  back: 'Back',
  dismiss: 'Dismiss',
  yes: 'Yes',
  no: 'No',
  moreActions: 'More actions',
  optional: 'optional',
  choose: 'Choose an option',
  typeToSearch: 'Type to search',
  searching: 'Searching…',
  nothingFound: 'Nothing found',
  noSuggestions: 'The app gave no suggestions.',
  remove: (name: string) => `Remove ${name}`,
  chooseDate: 'Choose a date',
  chooseTime: 'Choose a time',
  date: 'Date',
  time: 'Time',
  today: 'Today',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (page: number, pages: number) => `${page} of ${pages}`,
  sortBy: (column: string) => `Sort by ${column}`,
  someone: 'Unknown person',
  unknownBlock: (type: string) => `This part (${type}) cannot be shown here.`,
  fixFields: 'Some answers need another look.',
  memberCount: (count: number) => (count === 1 ? '1 member' : `${count} members`),
  replyCount: (count: number) => (count === 1 ? '1 reply' : `${count} replies`),
  newCount: (count: number) => `${count} new`,
  busy: 'Working…',
  // The workspace's time
  workspaceTime: 'Workspace time',
  aboutClock:
    'Moves the time of this workspace forward for everybody in it, so that reminders and the morning digest come now.',
  clockRunsOn: 'It runs on from there and never back; a restart brings back the real time.',
  moveToTomorrow: (time: string) => `Move to tomorrow ${time}`,
  moveByAnHour: 'Move on by 1 hour',
  moveToMonday: (time: string) => `Move to next Monday ${time}`,
  moveToMoment: 'Or to a moment you choose',
  move: 'Move',
  timeMoved: (moment: string) => `It is now ${moment}.`,
  chooseBoth: 'Please choose a date and a time.',

  // Files
  addFiles: 'Add files',
  dropFiles: 'Drop the files to add them to your message',
  fileTooLarge: (name: string) => `${name} is larger than 20 MB.`,
  fileEmpty: (name: string) => `${name} is empty.`,
  tooManyFiles: (most: number) => `A message takes ${most} files at most.`,
  filesWithCommand: 'Files cannot go with a command. Send them in a message of their own.',
  download: (name: string) => `Download ${name}`,
  openFile: (name: string) => `Open ${name}`,
  fileDeleted: 'This file was deleted.',
  pictureMissing: 'The picture could not be loaded.',
  chooseFiles: 'Choose files',

  // What can be done with a message
  shortcuts: 'Shortcuts',
  copyText: 'Copy text',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying.',
  showMore: 'Show more',
  showLess: 'Show less',
  newMessages: 'New',
  newestMessages: 'To the newest messages',
  homeTab: 'Home',
  messagesTab: 'Messages',
  tryCommand: 'Commands to try',

  // Tables
  showAsTable: 'Show as a table',
  searchTable: 'Search this table',
  rowsFound: (count: number, all: number) => `${count} of ${all} rows`,
  previousCard: 'Previous card',
  nextCard: 'Next card',
  taskStatus: (status: string): string => {
    switch (status) {
      case 'complete':
        return 'Done';
      case 'in_progress':
        return 'In progress';
      case 'error':
        return 'Failed';
      default:
        return 'Pending';
    }
  },

  /** A sentence of the server, which speaks English, in this language. */
  serverSentence: (sentence: string): string => sentence,
  fault: (fault: FieldFault): string => {
    switch (fault.kind) {
      case 'required':
        return 'Please fill in this field.';
      case 'number':
        return 'Please enter a number.';
      case 'whole-number':
        return 'Please enter a whole number.';
      case 'email':
        return 'Please enter an e-mail address.';
      case 'link':
        return 'Please enter a link that begins with http:// or https://.';
      case 'too-short':
        return `Please enter at least ${fault.limit} characters.`;
      case 'too-long':
        return `Please enter at most ${fault.limit} characters.`;
      case 'too-small':
        return `Please enter ${fault.limit} or more.`;
      case 'too-large':
        return `Please enter ${fault.limit} or less.`;
    }
  },
};

/** The page's own words in one language. */
export type Words = typeof english;
