import { expect, test } from "vitest";
import { readXml } from "../../scripts/import/sources/xml/read-xml.ts";
import { childOf, fullText, textOfChild } from "../../scripts/import/sources/xml/xml-element.ts";

const read = (text: string) => readXml(text, "a.xml");

test("elements are known by their local names, with attributes, text and line", () => {
  const root = read('<?xml version="1.0"?>\n<x:feed xmlns:x="u">\n <x:e term="t"/>\n <e>a <b>b</b> c</e></x:feed>');
  expect(root).toMatchObject({ name: "feed", line: 2, isCut: false });
  expect(root.children.map(({ name, line }) => [name, line])).toEqual([
    ["e", 3],
    ["e", 4],
  ]);
  expect(childOf(root, "e")?.attributes.get("term")).toBe("t");
  expect(fullText(root.children[1])).toBe("a b c");
});

test("CDATA, XML's own entities and character numbers are text", () => {
  const root = read("<r><a><![CDATA[x < y & z]]></a><b>&lt;&amp;&gt;&quot;&apos;&#233;&#x1F600;</b></r>");
  expect(textOfChild(root, "a")).toBe("x < y & z");
  expect(textOfChild(root, "b")).toBe("<&>\"'é😀");
});

test("no other entity is expanded", () => {
  expect(fullText(read("<r>&nbsp;&eacute;&xxe;</r>"))).toBe("&nbsp;&eacute;&xxe;");
});

test.each([
  ["an external entity", '<!DOCTYPE r [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><r>&xxe;</r>'],
  ["an entity bomb", '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>'],
  ["a document type elsewhere", '<!doctype r SYSTEM "http://example.org/x.dtd"><r/>'],
])("%s is refused", (_kind, text) => {
  expect(() => read(`<?xml version="1.0"?>\n${text}`)).toThrow("a.xml:2: The XML declares a document type");
});

test("what is not closed is known to be cut off", () => {
  const root = read("<r><a>x</a><b/><c>y");
  expect([root, ...root.children].map(({ name, isCut }) => [name, isCut])).toEqual([
    ["r", true],
    ["a", false],
    ["b", false],
    ["c", true],
  ]);
});

test("text without an element, two documents, and nesting without end, are refused", () => {
  expect(() => read("<r/>\n<r/>")).toThrow("a.xml:2: A second XML document begins here.");
  expect(() => read("words")).toThrow("a.xml: The text holds no XML element.");
  expect(() => read("<a>".repeat(100_000))).toThrow("a.xml:1: The XML is nested more than 64 levels deep.");
});

test("an attribute cannot reach the prototype", () => {
  const root = read('<r __proto__="x" constructor="y"/>');
  expect(root.attributes.get("constructor")).toBe("y");
  expect(Reflect.get({}, "x")).toBeUndefined();
});
