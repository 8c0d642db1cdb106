import { expect, test } from "vitest";
import { numberForms, otherSpellings, verbForms } from "../../../src/search/word-forms.ts";

test("a verb stands for its other forms", () => {
  expect(verbForms("align")).toEqual(expect.arrayContaining(["aligned", "aligning"]));
  expect(verbForms("aligning")).toEqual(expect.arrayContaining(["align", "aligns", "aligned"]));
  expect(verbForms("tuned")).toEqual(expect.arrayContaining(["tune", "tuning"]));
  expect(verbForms("plan")).toEqual(expect.arrayContaining(["planned", "planning"]));
  expect(verbForms("embedding")).toEqual(expect.arrayContaining(["embed", "embedded"]));
});

test("too short a stem is none", () => {
  expect(verbForms("king")).not.toContain("k");
  expect(verbForms("need")).not.toContain("ne");
});

test("a noun stands for its other number, and a spelling for that of the other shore", () => {
  expect(numberForms("study")).toContain("studies");
  expect(numberForms("biases")).toContain("bias");
  expect(otherSpellings("optimisation")).toContain("optimization");
  expect(otherSpellings("behavior")).toContain("behaviour");
});
