import { InputError } from "../../src/archive/problem.ts";

/** Runs a step on the disk; what the disk refuses is the input's fault, not the program's. */
export function orInputError<T>(file: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new InputError({
      message: `This cannot be written (${error.code}), so nothing was changed.`,
      hint: "Check free space and permissions, then import again.",
      file,
    });
  }
}
