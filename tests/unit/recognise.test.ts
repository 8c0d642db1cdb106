import { expect, test } from "vitest";
import { recogniseSource } from "../../scripts/import/recognise.ts";

test.each([
  ["[]", "The listing is empty: it holds no record."],
  ['{"status":"success","count":0,"data":[]}', "The listing is empty: it holds no record."],
  ['{"total": 0, "offset": 0}', "The listing is empty: it holds no record."],
  ['{"error": "No such\\nday"}', "The service answered with an error: “No such day”."],
  ['{"message": "Slow down", "code": "429"}', "The service answered with an error: “Slow down”."],
  ["<!DOCTYPE html>\n<title>503</title>", "The text is a web page that holds no listing."],
  [" \n", "The text is empty."],
  ['{"kites": 3}', "The text is in no format that the importer knows."],
  ["[1, 2", "The text is in no format that the importer knows."],
])("%j is refused with the reason that it gives itself", (text, reason) => {
  expect(() => recogniseSource(text, "answer.json")).toThrow(reason);
});
