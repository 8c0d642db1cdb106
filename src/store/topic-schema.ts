import { z } from "zod";
import type { Topic } from "../archive/topic.ts";

const text = (key: string) =>
  z
    .string({ error: `${key} must be a text.` })
    .trim()
    .min(1, { error: `${key} must not be empty.` });

const points = (what: string) =>
  z.number({ error: `${what} must be a number.` }).positive({ error: `${what} must be above 0.` });

const phrases = (key: string) =>
  z.record(z.string(), points("A phrase's points"), { error: `${key} must be a list of lines "phrase": points.` });

/**
 * The front matter of content/topics/<id>.md. The file name gives the id, the body the introduction.
 * A topic without phrases is allowed: it holds what the curator adds by hand.
 */
export const topicSchema = z.strictObject(
  {
    name: text("name"),
    group: text("group"),
    order: z.number({ error: "order must be a number: the topic's place in the list, from 1." }),
    needs: points("needs"),
    phrases: phrases("phrases").default({}),
    against: phrases("against").default({}),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `Unknown ${issue.keys.length > 1 ? "keys" : "key"} ${issue.keys.join(", ")}; a topic has name, group, order, needs, phrases and against.`
        : "A topic's front matter must be lines of the form key: value.",
  },
);

export type TopicFrontMatter = z.infer<typeof topicSchema>;

/** The topic that a file's checked front matter and body describe. */
export function topicFromFile(id: string, frontMatter: TopicFrontMatter, body: string): Topic {
  const { name, group, order, needs, phrases, against } = frontMatter;
  return { id, name, group, order, introduction: body.trim(), rules: { needs, phrases, against } };
}
