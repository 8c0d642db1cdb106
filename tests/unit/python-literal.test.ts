import { expect, test } from "vitest";
import { readPythonLiteral } from "../../scripts/import/sources/json/python-literal.ts";

const read = (text: string) => {
  const result = readPythonLiteral(text);
  return "value" in result ? result.value : result.fault;
};

test("plain data of every kind is read", () => {
  expect(read(`{'a': [1, -2.5, 1e3], "b": (True, False, None,), 'c': {}, 4: ''}`)).toEqual({
    a: [1, -2.5, 1000],
    b: [true, false, null],
    c: {},
    "4": "",
  });
});

test("texts keep what their escapes mean", () => {
  expect(read(String.raw`'it\'s \\alpha\n\x41\u00e9\U0001f600 "so"'`)).toBe('it\'s \\alpha\nAé😀 "so"');
  expect(read(String.raw`"\d stays"`)).toBe("\\d stays");
});

test.each([
  ["{'a': 1", "lacks a comma or }, at character 8"],
  ["'open", "ends in the middle of a text, at character 6"],
  ["[1] 2", "goes on after its end, at character 5"],
  ["__import__('os')", "holds something that is no plain value, at character 11"],
  ["{'a' 1}", "lacks a colon, at character 6"],
  [String.raw`'\xZZ'`, "holds a character code that is none, at character 4"],
  ["", "ends too early, at character 1"],
])("%s is no literal, and the fault is named", (text, fault) => {
  expect(read(text)).toBe(fault);
});

test("nesting made to exhaust the stack is refused", () => {
  expect(read("[".repeat(100_000))).toMatch(/^is nested too deeply/);
});

test("no key reaches the prototype", () => {
  const value = read("{'__proto__': {'polluted': 1}, 'a': 2}") as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value)).toEqual(["__proto__", "a"]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
