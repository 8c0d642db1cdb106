import type { TopicEdits } from "./paper.ts";
import { type FoundPhrase, type FoundPhrases, PhraseFinder } from "./phrase-finder.ts";
import type { Problem } from "./problem.ts";
import type { Topic, TopicMatch, TopicReason } from "./topic.ts";
import { completion, type Phrase, parsePhrase, spellingOf } from "./topic-phrase.ts";

/** A phrase in the title says what the paper is about; in the abstract it may be a passing remark. */
const TITLE_WEIGHT = 2;

/** More topics than this describe a paper no better: people who sort by hand give two or three, seldom four. */
const MOST_TOPICS = 3;

/** A topic this much weaker than the paper's strongest is a remark of the paper, not its subject. */
const SHARE_OF_STRONGEST = 0.25;

const ADDED_BY_CURATOR = "added by the curator";

/** What the rules look at. */
export interface JudgedPaper {
  title: string;
  abstract: string;
  /** The curator's word over the rules. */
  topics?: TopicEdits;
}

/** What a phrase does for one topic; several topics may use the same phrase. */
interface Use {
  topic: number;
  phrase: string;
  /** Gives the phrase as the words of a text complete it; made when it is needed, as few are for a few papers. */
  complete?: (words: string) => string;
  /** Negative when the phrase speaks against the topic. */
  points: number;
}

/** Topic rules made ready for judging many papers. */
export interface CompiledTopicRules {
  readonly topics: readonly Topic[];
  /** By number of the phrase. */
  readonly uses: readonly (readonly Use[])[];
  readonly finder: PhraseFinder;
}

/**
 * Makes the rules of all topics ready; do it once for many papers.
 * Expects rules in which `findRuleProblems` finds nothing.
 */
export function compileTopicRules(topics: readonly Topic[]): CompiledTopicRules {
  const sorted = topics.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const phrases: Phrase[] = [];
  const uses: Use[][] = [];
  const numbers = new Map<string, number>();
  const add = (topic: number, phrase: string, points: number) => {
    const words = parsePhrase(phrase);
    const spelling = words.map(spellingOf).join(" ");
    const number = numbers.get(spelling) ?? phrases.push(words) - 1;
    numbers.set(spelling, number);
    uses[number] ??= [];
    uses[number].push({ topic, phrase, points });
  };
  sorted.forEach(({ rules }, topic) => {
    for (const [phrase, points] of Object.entries(rules.phrases)) add(topic, phrase, points);
    for (const [phrase, points] of Object.entries(rules.against)) add(topic, phrase, -points);
  });
  return { topics: sorted, uses, finder: new PhraseFinder(phrases) };
}

/** The title or the abstract, and the phrases that speak there. */
interface HeardText extends FoundPhrases {
  where: "title" | "abstract";
  weight: number;
}

/** What a paper's words say about the topics, by the topics' place in the compiled rules. */
interface Hearing {
  texts: readonly HeardText[];
  /** Undefined where no phrase speaks for a topic or against it. */
  scores: (number | undefined)[];
}

function hear(rules: CompiledTopicRules, paper: JudgedPaper): Hearing {
  const [title, abstract] = [rules.finder.find(paper.title), rules.finder.find(paper.abstract)];
  const inTitle = new Set(title.found.map(({ number }) => number));
  const onlyInAbstract = abstract.found.filter(({ number }) => !inTitle.has(number));
  const texts: HeardText[] = [
    { where: "title", weight: TITLE_WEIGHT, text: title.text, found: title.found },
    { where: "abstract", weight: 1, text: abstract.text, found: onlyInAbstract },
  ];
  const scores = new Array<number | undefined>(rules.topics.length).fill(undefined);
  for (const { weight, found } of texts) {
    for (const { number } of found) {
      for (const { topic, points } of rules.uses[number] ?? []) scores[topic] = (scores[topic] ?? 0) + points * weight;
    }
  }
  return { texts, scores };
}

/** The topics whose strength is at least this, strongest first, then by the topics' own order; without reasons. */
function rank(rules: CompiledTopicRules, { scores }: Hearing, least: number): Standing[] {
  const standings: Standing[] = [];
  scores.forEach((score, place) => {
    const topic = rules.topics[place];
    if (topic === undefined || score === undefined || score / topic.rules.needs < least) return;
    standings.push({ place, topic: topic.id, score, strength: score / topic.rules.needs });
  });
  return standings.sort((a, b) => b.strength - a.strength || a.place - b.place);
}

type Standing = Omit<TopicMatch, "reasons"> & { place: number };

/** Collected apart from the scores, because few of the topics that a paper touches are given to it. */
function withReasons(rules: CompiledTopicRules, { texts }: Hearing, standings: readonly Standing[]): TopicMatch[] {
  const reasons = new Array<TopicReason[] | undefined>(rules.topics.length).fill(undefined);
  for (const { place } of standings) reasons[place] = [];
  for (const text of texts) {
    for (const phrase of text.found) {
      for (const use of rules.uses[phrase.number] ?? []) reasons[use.topic]?.push(reasonOf(use, text, phrase));
    }
  }
  const byWeight = (a: TopicReason, b: TopicReason) =>
    Math.abs(b.points) - Math.abs(a.points) || (a.phrase < b.phrase ? -1 : 1);
  return standings.map(({ place, ...standing }) => ({ ...standing, reasons: (reasons[place] ?? []).sort(byWeight) }));
}

function reasonOf(use: Use, { text, where, weight }: HeardText, { start, end }: FoundPhrase): TopicReason {
  const reason: TopicReason = { phrase: use.phrase, points: use.points * weight, where };
  use.complete ??= completion(use.phrase);
  const found = use.complete(text.slice(start, end));
  if (found !== use.phrase) reason.found = found;
  return reason;
}

/**
 * Every topic of which the paper has at least one phrase, enough or not, with its reasons;
 * strongest first, then by the topics' own order. The curator's word is not heard here.
 */
export function scoreTopics(rules: CompiledTopicRules, paper: JudgedPaper): TopicMatch[] {
  const hearing = hear(rules, paper);
  return withReasons(rules, hearing, rank(rules, hearing, Number.NEGATIVE_INFINITY));
}

/**
 * The topics a paper belongs to and why, strongest first; empty means the paper is unsorted.
 *
 * A topic is given when the paper has the points it needs and at least a quarter of the strongest topic's strength;
 * the rules give three at most. The curator's `topics.add` come on top of these, last, unless the rules found
 * them too; `topics.remove` never appear. Ids that no topic has are passed over: checking them is the check's part.
 */
export function judgePaper(rules: CompiledTopicRules, paper: JudgedPaper): TopicMatch[] {
  const hearing = hear(rules, paper);
  const removed = new Set(paper.topics?.remove);
  const enough = rank(rules, hearing, 1).filter(({ topic }) => !removed.has(topic));
  const least = (enough[0]?.strength ?? 0) * SHARE_OF_STRONGEST;
  const strongest = enough.filter(({ strength }) => strength >= least).slice(0, MOST_TOPICS);
  const given = withReasons(rules, hearing, strongest);
  return [...given, ...addedByCurator(rules, paper, given)];
}

function addedByCurator(rules: CompiledTopicRules, { topics }: JudgedPaper, given: TopicMatch[]): TopicMatch[] {
  if (topics === undefined || topics.add.length === 0) return [];
  const passedOver = new Set([...topics.remove, ...given.map(({ topic }) => topic)]);
  return rules.topics
    .filter(({ id }) => topics.add.includes(id) && !passedOver.has(id))
    .map(({ id }) => ({ topic: id, score: 0, strength: 0, reasons: [{ phrase: ADDED_BY_CURATOR, points: 0 }] }));
}

/**
 * What is wrong with the rules of these topics, each problem naming topic and phrase:
 * points or needs that are no positive number, phrases without a letter or digit, two spellings of one phrase,
 * and a topic that no paper can reach.
 */
export function findRuleProblems(topics: readonly Topic[]): Problem[] {
  return topics.flatMap(({ id, rules }) => {
    const messages = [...phraseProblems(rules.phrases, "phrases"), ...phraseProblems(rules.against, "against")];
    if (!isPositive(rules.needs)) messages.push(`needs must be a number above 0, not ${JSON.stringify(rules.needs)}.`);
    const reachable = Object.values(rules.phrases).reduce((sum, points) => sum + points * TITLE_WEIGHT, 0);
    if (Object.keys(rules.phrases).length > 0 && reachable < rules.needs) {
      messages.push(`no paper can reach the ${rules.needs} points needed: all phrases together give ${reachable}.`);
    }
    return messages.map((message) => ({ message: `Topic ${JSON.stringify(id)}: ${message}` }));
  });
}

function phraseProblems(phrases: Record<string, number>, list: "phrases" | "against"): string[] {
  const seen = new Map<string, string>();
  return Object.entries(phrases).flatMap(([phrase, points]) => {
    const named = `the phrase ${JSON.stringify(phrase)} in ${list}`;
    const words = parsePhrase(phrase);
    if (words.length === 0) return [`${named} has no letter or digit, so it can never be found.`];
    if (!isPositive(points)) return [`${named} must have points above 0, not ${JSON.stringify(points)}.`];
    const spelling = JSON.stringify(words);
    const twin = seen.get(spelling);
    seen.set(spelling, phrase);
    return twin === undefined ? [] : [`${named} is the same as ${JSON.stringify(twin)}; keep one of them.`];
  });
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
