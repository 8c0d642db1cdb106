import { describe, expect, test } from "vitest";
import type { Topic, TopicRules } from "../../src/archive/topic.ts";
import { compileTopicRules, findRuleProblems, judgePaper, scoreTopics } from "../../src/archive/topic-rules.ts";
import { topicFromFile, topicSchema } from "../../src/store/topic-schema.ts";

function topic(id: string, rules: Partial<TopicRules>, order = 1): Topic {
  const complete = { needs: 4, phrases: {}, against: {}, ...rules };
  return { id, name: id, group: "Test", order, introduction: "", rules: complete };
}

function scoreOf(phrase: string, text: string): number {
  const rules = compileTopicRules([topic("t", { phrases: { [phrase]: 3 } })]);
  return scoreTopics(rules, { title: "", abstract: text })[0]?.score ?? 0;
}

const found = (phrase: string, text: string) => scoreOf(phrase, text) === 3;

describe("a phrase", () => {
  test("is found without regard to case, accents and hyphens", () => {
    expect(found("few-shot", "Few shot learning")).toBe(true);
    expect(found("few shot", "FEW-SHOT learning")).toBe(true);
    expect(found("schrodinger bridge", "A Schrödinger bridge")).toBe(true);
  });

  test("is found only as whole words", () => {
    expect(found("art", "a part of the article")).toBe(false);
    expect(found("image edit", "image editing")).toBe(false);
  });

  test("with a star is found with any ending or beginning of that word", () => {
    expect(found("optimi*", "optimisation")).toBe(true);
    expect(found("optimi*", "an optimizer")).toBe(true);
    expect(found("preference optimi*", "Preference Optimization")).toBe(true);
    expect(found("*bench", "We present FruitBench.")).toBe(true);
    expect(found("*lingu*", "a multilingual model")).toBe(true);
    expect(found("optimi*", "suboptimal")).toBe(false);
  });

  test("with a star alone lets any one word stand there", () => {
    expect(found("release a * dataset", "we release a small dataset")).toBe(true);
    expect(found("release a * dataset", "we release a very small dataset")).toBe(false);
  });

  test("that is an abbreviation is found only in its own case", () => {
    expect(found("RAG", "RAG helps")).toBe(true);
    expect(found("RAG", "a rag and a bone")).toBe(false);
    expect(found("MoE*", "many MoEs")).toBe(true);
    expect(found("LLM agents", "Agents: LLM Agents")).toBe(true);
    expect(found("MoE", "a moe")).toBe(false);
  });

  test("does not run over the end of a sentence", () => {
    expect(found("human feedback", "written by a human. Feedback came later.")).toBe(false);
    expect(found("a * feedback", "given a . feedback")).toBe(false);
  });

  test("counts once in a text however often it is repeated", () => {
    expect(scoreOf("tree", "tree after tree after tree")).toBe(3);
  });
});

describe("a paper", () => {
  const rules = compileTopicRules([
    topic("trees", { phrases: { tree: 3, forest: 2, oak: 4 }, against: { "tree search": 3 } }, 1),
    topic("birds", { phrases: { bird: 4, owl: 5 } }, 2),
  ]);
  const topicsOf = (title: string, abstract: string) => judgePaper(rules, { title, abstract }).map((t) => t.topic);

  test("belongs to a topic from the points it needs on", () => {
    expect(topicsOf("", "a tree")).toEqual([]);
    expect(topicsOf("", "a tree in a forest")).toEqual(["trees"]);
  });

  test("gets double points for a phrase in the title, and not again for the abstract", () => {
    expect(judgePaper(rules, { title: "The tree", abstract: "A tree." })).toEqual([
      { topic: "trees", score: 6, strength: 1.5, reasons: [{ phrase: "tree", points: 6, where: "title" }] },
    ]);
  });

  test("loses points to the phrases against a topic, and the reasons say so", () => {
    expect(topicsOf("", "tree search in a forest")).toEqual([]);
    expect(scoreTopics(rules, { title: "", abstract: "tree search" })[0]).toEqual({
      topic: "trees",
      score: 0,
      strength: 0,
      reasons: [
        { phrase: "tree", points: 3, where: "abstract" },
        { phrase: "tree search", points: -3, where: "abstract" },
      ],
    });
  });

  test("gets its reasons in its own words, spelt as the topic's file spells the phrase", () => {
    const words = (phrase: string, text: string) => {
      const own = compileTopicRules([topic("t", { phrases: { [phrase]: 3 } })]);
      return scoreTopics(own, { title: "", abstract: text })[0]?.reasons[0]?.found;
    };
    expect(words("preference optimi*", "by Preference Optimization of")).toBe("Preference Optimization");
    expect(words("few-shot", "Few shot learning")).toBe("Few-shot");
    expect(words("Schrödinger bridge", "a Schrödinger Bridge")).toBe("Schrodinger Bridge");
    expect(words("release a * dataset", "we release a small dataset")).toBe("release a small dataset");
    expect(words("½ size*", "of 1/2 size")).toBe("½ size…");
    expect(words("tree", "a tree, the Tree")).toBeUndefined();
  });

  test("gets for one phrase of two topics the spelling of each", () => {
    const two = compileTopicRules([
      topic("a", { phrases: { "few-shot": 4 } }, 1),
      topic("b", { phrases: { "few shot": 4 } }, 2),
    ]);
    const matches = judgePaper(two, { title: "", abstract: "Few-Shot" });
    expect(matches.map(({ reasons }) => reasons[0]?.found)).toEqual(["Few-Shot", "Few Shot"]);
  });

  test("lists its strongest topic first, and equally strong ones in the topics' order", () => {
    expect(topicsOf("", "An oak and an owl.")).toEqual(["birds", "trees"]);
    expect(topicsOf("", "An oak and a bird.")).toEqual(["trees", "birds"]);
  });

  test("has no topic when nothing speaks for one", () => {
    expect(topicsOf("", "")).toEqual([]);
    expect(topicsOf("Stones", "Stones only.")).toEqual([]);
  });

  test("is not given a topic far weaker than its strongest", () => {
    const far = compileTopicRules([topic("a", { phrases: { apple: 40 } }), topic("b", { phrases: { pear: 4 } }, 2)]);
    expect(judgePaper(far, { title: "", abstract: "apple pear" }).map((t) => t.topic)).toEqual(["a"]);
  });

  test("is given three topics by the rules at most", () => {
    const many = compileTopicRules(["a", "b", "c", "d"].map((id, i) => topic(id, { phrases: { word: 4 } }, i)));
    expect(judgePaper(many, { title: "", abstract: "word" }).map((t) => t.topic)).toEqual(["a", "b", "c"]);
  });
});

describe("the curator's word", () => {
  const rules = compileTopicRules([
    topic("trees", { phrases: { tree: 4 } }, 1),
    topic("birds", { phrases: { bird: 4 } }, 2),
  ]);
  const judge = (abstract: string, add: string[], remove: string[]) =>
    judgePaper(rules, { title: "", abstract, topics: { add, remove } });

  test("adds a topic that the rules did not find, and says who did", () => {
    expect(judge("a tree", ["birds"], [])[1]).toEqual({
      topic: "birds",
      score: 0,
      strength: 0,
      reasons: [{ phrase: "added by the curator", points: 0 }],
    });
  });

  test("does not list a topic twice that the rules found as well", () => {
    expect(judge("a tree", ["trees"], []).map((t) => [t.topic, t.score])).toEqual([["trees", 4]]);
  });

  test("removes a topic that the rules found", () => {
    expect(judge("a tree and a bird", [], ["trees"]).map((t) => t.topic)).toEqual(["birds"]);
  });

  test("passes over a topic that does not exist", () => {
    expect(judge("a tree", ["fish"], ["stones"]).map((t) => t.topic)).toEqual(["trees"]);
  });
});

describe("checking the rules", () => {
  const messages = (rules: Partial<TopicRules>) =>
    findRuleProblems([topic("trees", rules)]).map((problem) => problem.message);

  test("finds nothing wrong with good rules and with a topic without phrases", () => {
    expect(messages({ phrases: { tree: 2, "*wood": 0.5 }, against: { "tree search": 1 } })).toEqual([]);
    expect(messages({})).toEqual([]);
  });

  test("names the topic and the phrase whose points are no positive number", () => {
    for (const points of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const [message] = messages({ phrases: { tree: 4, oak: points } });
      expect(message).toMatch(/"trees".*"oak"/);
    }
    expect(messages({ phrases: { tree: 4 }, against: { leaf: 0 } })[0]).toMatch(/"leaf" in against/);
  });

  test("names the topic with an empty phrase", () => {
    for (const phrase of ["", " ", "*", "--", "* tree"]) {
      expect(messages({ phrases: { tree: 4, [phrase]: 1 } })[0]).toContain(`${JSON.stringify(phrase)} in phrases`);
    }
  });

  test("names two spellings of one phrase", () => {
    expect(messages({ phrases: { "oak-tree": 4, "Oak tree": 1 } })[0]).toMatch(/"Oak tree".*same as "oak-tree"/);
  });

  test("says when needs is not above 0 or cannot be reached", () => {
    expect(messages({ needs: 0, phrases: { tree: 1 } })[0]).toContain("needs");
    expect(messages({ needs: 9, phrases: { tree: 4 } })[0]).toContain("no paper can reach");
  });
});

describe("a topic's front matter", () => {
  const good = { name: "Trees", group: "Plants", order: 1, needs: 4, phrases: { tree: 4 } };

  test("becomes a topic together with the file's name and body", () => {
    expect(topicFromFile("trees", topicSchema.parse(good), "\nAbout trees.\n")).toEqual({
      id: "trees",
      name: "Trees",
      group: "Plants",
      order: 1,
      introduction: "About trees.",
      rules: { needs: 4, phrases: { tree: 4 }, against: {} },
    });
  });

  test("is refused with a message that names what is wrong", () => {
    const message = (data: unknown) => topicSchema.safeParse(data).error?.issues[0]?.message;
    expect(message({ ...good, phrase: {} })).toContain("Unknown key phrase");
    expect(message({ ...good, name: "" })).toContain("name must not be empty");
    expect(message({ ...good, needs: "four" })).toContain("needs must be a number");
    expect(message({ ...good, phrases: { tree: -1 } })).toContain("points must be above 0");
    expect(message({ ...good, phrases: ["tree"] })).toContain("phrases must be");
    expect(message("tree")).toContain("front matter");
  });
});
