import { readFile, writeFile } from 'node:fs/promises';
import { defaultCast, readCast, readRunOptions, usage, WrongOption } from './read-run-options.ts';
import { startWorkspace, type Workspace } from './start-workspace.ts';

/** sysexits: the command line is at fault. */
const wrongUsage = 64;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** What an app needs to know, by the names that Slack's own examples use. */
function variablesOf(workspace: Workspace, isSocket: boolean): readonly string[] {
  return [
    `SLACK_API_URL=${workspace.apiUrl}`,
    `SLACK_BOT_TOKEN=${workspace.botToken}`,
    ...(isSocket ? [`SLACK_APP_TOKEN=${workspace.appToken}`] : []),
    `SLACK_SIGNING_SECRET=${workspace.signingSecret}`,
  ];
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) {
      throw new WrongOption(`${file} cannot be read (${String(error.code)})`);
    }
    throw error;
  });
}

/** The first line of what is written, by which a file is known that may be written over. */
const envHeading = '# Written by the local workspace, anew at each start.';

async function writeVariables(file: string, variables: readonly string[]): Promise<void> {
  const text = `${[envHeading, ...variables].join('\n')}\n`;
  // Only its owner may read it: there are tokens in it.
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch(async (error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (!(await readText(file)).startsWith(envHeading)) {
      throw new WrongOption(`${file} was not written by this workspace and stays as it is`);
    }
    await writeFile(file, text);
  });
}

async function run(): Promise<void> {
  const options = readRunOptions(process.argv.slice(2));
  if (options.wantsHelp) {
    print(usage);
    return;
  }
  const { port, delivery, rateLimits, peopleFile, envFile } = options;
  const manifest = await readText(options.manifestFile);
  const cast = peopleFile === null ? defaultCast : readCast(await readText(peopleFile));
  const workspace = await startWorkspace({ port, manifest, delivery, rateLimits, ...cast });
  const variables = variablesOf(workspace, delivery.kind === 'socket');
  if (envFile !== null) await writeVariables(envFile, variables);
  print(`The workspace is ready: ${workspace.url}`);
  print(`To steer it by HTTP:    ${workspace.url}/control/`);
  print('');
  for (const variable of variables) print(variable);
  const stop = async () => {
    await workspace.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}.\n`);
  if (error instanceof WrongOption) process.stderr.write(`\n${usage}`);
  process.exit(error instanceof WrongOption ? wrongUsage : 1);
}
