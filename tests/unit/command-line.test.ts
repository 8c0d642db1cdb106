import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ExitCode, parseCount, runCommand, UsageError } from "../../scripts/command-line.ts";
import { InputError } from "../../src/archive/problem.ts";

let out = "";
let complaints = "";

beforeEach(() => {
  out = complaints = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a command that does what it is told to, and gives its exit code. */
async function run(args: string[], does: () => ExitCode | undefined = () => undefined): Promise<unknown> {
  const usage = "Usage: sample [--limit N]\n\nAll about it.";
  await runCommand({ usage, options: { limit: { type: "string", short: "l" } }, run: does }, args);
  return process.exitCode;
}

test("a command that is done leaves 0, or the code it gives", async () => {
  expect(await run([])).toBe(0);
  expect(await run(["word", "--limit", "3"], () => 1)).toBe(1);
});

test("help is printed without running the command", async () => {
  const does = vi.fn(() => undefined);
  await run(["--help"], does);
  expect(does).not.toHaveBeenCalled();
  expect(out).toBe("Usage: sample [--limit N]\n\nAll about it.\n");
});

test("an unknown option is named with the nearest right one, and leaves 2", async () => {
  expect(await run(["--limti", "3"])).toBe(2);
  expect(complaints).toBe(
    "There is no option --limti. Did you mean --limit?\nUsage: sample [--limit N]\nMore with --help.\n",
  );
});

test("an option without its value is wrong usage", async () => {
  expect(await run(["--limit"])).toBe(2);
});

test("what follows -- is never an option", async () => {
  expect(await run(["--", "--help"])).toBe(0);
  expect(out).toBe("");
});

test("an error of the input is told in a sentence, one of the program with its stack", async () => {
  const inputError = new InputError({ message: "The file is empty.", file: "a.txt" });
  expect(
    await run([], () => {
      throw inputError;
    }),
  ).toBe(1);
  expect(complaints).toBe("a.txt: The file is empty.\n");
  expect(
    await run([], () => {
      throw new TypeError("Oops");
    }),
  ).toBe(1);
  expect(complaints).toMatch(/TypeError: Oops\n\s+at /);
});

test("a count is a whole number and large enough", () => {
  expect(parseCount(undefined, "--limit")).toBeUndefined();
  expect(parseCount("12", "--limit")).toBe(12);
  for (const text of ["0", "-1", "1.5", "ten", "", "1e3"]) {
    expect(() => parseCount(text, "--limit")).toThrow(UsageError);
  }
});
