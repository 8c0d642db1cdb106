import { InputError } from "../../../src/archive/problem.ts";
import type { ListingContext } from "../entry.ts";

interface DayOfListing {
  date: string;
  assumptions: string[];
}

/**
 * The day of a listing that is an answer or an export rather than a day's page: the one the user says, else the one
 * it `states`, else that of the file, which is said. Throws `InputError` when none is known.
 */
export function dayOfListing({ date, fileDate, file }: ListingContext, stated?: string): DayOfListing {
  const known = date ?? stated;
  if (known !== undefined) return { date: known, assumptions: [] };
  if (fileDate === undefined) {
    throw new InputError({
      message: "The listing does not name its day.",
      hint: "Say it with --date YYYY-MM-DD.",
      file,
    });
  }
  return {
    date: fileDate,
    assumptions: [`the listing does not name its day; the file is of ${fileDate} (--date YYYY-MM-DD says another).`],
  };
}

/**
 * The day of a listing whose records name their own: the latest of these. It stands against the day the user says,
 * because a service asked for a day without papers answers with another.
 */
export function dayOfRecords(days: readonly string[], context: ListingContext, stated?: string): DayOfListing {
  const own = [...days].sort().at(-1);
  if (own === undefined) return dayOfListing(context, stated);
  if (context.date === undefined || context.date === own) return { date: own, assumptions: [] };
  return {
    date: own,
    assumptions: [`the records say that they were listed on ${own}, not on ${context.date}; their own day was taken.`],
  };
}
