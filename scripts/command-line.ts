/** What every command has in common: arguments, `--help`, errors on stderr, and the exit codes of design.md. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { nearestOf } from "../src/archive/edit-distance.ts";
import { InputError } from "../src/archive/problem.ts";

/** 0: done. 1: something in the input could not be used. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The command was called in a way it does not understand: its message says which, and exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** What the person typed, by the options that the command declares. */
export type Given<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>;

export interface Command<Options extends ParseArgsOptionsConfig> {
  /** The whole text of `--help`; its first line is shown again after a wrong call. */
  usage: string;
  /** As for parseArgs of node:util; `--help` and `-h` are added. */
  options: Options;
  /** Does the work. Nothing returned means 0. */
  run(given: Given<Options>): Promise<ExitCode | undefined> | ExitCode | undefined;
}

/** Runs a command with the arguments of this process and leaves its exit code. Never throws. */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  process.stdout.on("error", leaveQuietlyWhenNobodyReads);
  try {
    if (asksForHelp(args)) process.stdout.write(`${command.usage.trim()}\n`);
    else process.exitCode = (await command.run(readArguments(command.options, args))) ?? 0;
  } catch (error) {
    process.exitCode = report(error, command.usage);
  }
}

/** A whole number of at least `least`, from an option's text; undefined when the option was not given. */
export function parseCount(text: string | undefined, option: string, least = 1): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count >= least) return count;
  throw new UsageError(`${option} takes a whole number of at least ${least}, not "${text}".`);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

function readArguments<Options extends ParseArgsOptionsConfig>(
  options: Options,
  args: readonly string[],
): Given<Options> {
  refuseUnknownOptions(options, args);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as Given<Options>;
  } catch (error) {
    // What parseArgs itself finds wrong, such as an option without its value.
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
      throw new UsageError(error.message);
    }
    throw error;
  }
}

/** Before parseArgs sees them, because it names an unknown option but not the one that was meant. */
function refuseUnknownOptions(options: ParseArgsOptionsConfig, args: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const known = [...Object.keys(options), "help"];
  const shorts = new Set(Object.values(options).map(({ short }) => short));
  for (const token of tokens) {
    if (token.kind !== "option" || known.includes(token.name) || shorts.has(token.name)) continue;
    const nearest = nearestOf(token.name, known);
    const hint = nearest ? ` Did you mean --${nearest}?` : "";
    throw new UsageError(`There is no option ${token.rawName}.${hint}`);
  }
}

/** Says on stderr what went wrong: a stack only when it is the program's fault. */
function report(error: unknown, usage: string): ExitCode {
  if (error instanceof UsageError) {
    const [firstLine] = usage.trim().split("\n");
    process.stderr.write(`${error.message}\n${firstLine}\nMore with --help.\n`);
    return 2;
  }
  const text = error instanceof InputError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  return 1;
}

/** `npm run search … | head` closes the pipe early; that is no failure. */
function leaveQuietlyWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
}
