/**
 * What a paper must say to belong to a topic, as the curator wrote it.
 * The spelling of phrases is described in topic-phrase.ts.
 */
export interface TopicRules {
  /** Points a paper needs to belong to the topic; above 0. */
  needs: number;
  /** Phrase to points; each phrase counts once, and twice when it stands in the title. */
  phrases: Record<string, number>;
  /** Phrase to the points it takes away; counted in the same way. */
  against: Record<string, number>;
}

/** A topic as its file in content/topics records it. */
export interface Topic {
  /** File name and part of the topic's address, for ever. */
  id: string;
  name: string;
  /** Heading under which the list of topics shows it. */
  group: string;
  /** Place in the list of topics, from 1; decides between equally strong topics. */
  order: number;
  /** Markdown: what the topic is about, for a general technical reader. */
  introduction: string;
  rules: TopicRules;
}

/** One phrase that spoke for a topic, or against it. */
export interface TopicReason {
  /** The phrase as the topic's file spells it, or a sentence when no phrase was involved. */
  phrase: string;
  /** The phrase as the paper's own words complete it, without their accents; absent when that is the same. */
  found?: string;
  /** Points it brought, doubled already when in the title; negative when it spoke against. */
  points: number;
  /** Absent when the reason is not a phrase. */
  where?: "title" | "abstract";
}

/** A topic that a paper belongs to, and why. */
export interface TopicMatch {
  topic: string;
  /** Sum of the reasons' points. */
  score: number;
  /** Score divided by what the topic needs, so that topics can be compared: 1 is just enough. */
  strength: number;
  /** Heaviest first. */
  reasons: TopicReason[];
}
