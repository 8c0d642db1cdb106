/**
 * Something in a person's input that could not be used as it stands.
 * Data first, so that nobody has to parse the sentence again.
 */
export interface Problem {
  /** What happened and why, as one sentence. */
  message: string;
  /** What the reader of the report can do about it. */
  hint?: string;
  /** The file it stands in, as the user named it. */
  file?: string;
  /** First line concerned, counted from 1. */
  line?: number;
}

/** `file:line: message What to do: hint`, the one way problems are printed. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line].filter((part) => part !== undefined).join(":");
  const sentence = problem.hint ? `${problem.message} ${problem.hint}` : problem.message;
  return place ? `${place}: ${sentence}` : sentence;
}

/** An error that is the input's fault, not the program's: printed without a stack. */
export class InputError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(formatProblem(problem));
    this.name = "InputError";
    this.problem = problem;
  }
}
