import type { APIRoute, GetStaticPaths } from "astro";
import { topicPath } from "../../../archive/routes.ts";
import { feedText } from "../../../store/feed-text.ts";
import { siteTopics, type TopicOfFeed } from "../../../store/site-data.ts";

export const getStaticPaths = (async () =>
  siteTopics().map((topic) => ({ params: { topic: topic.slug }, props: { topic } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ topic: TopicOfFeed }> = async ({ props: { topic } }) =>
  new Response(feedText("json", topicPath(topic.slug), topic.name, topic.papers));
