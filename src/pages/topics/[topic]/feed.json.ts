import type { APIRoute, GetStaticPaths } from "astro";
import type { Group } from "../../../archive/groups.ts";
import { topicPath } from "../../../archive/routes.ts";
import { feedText } from "../../../store/feed-text.ts";
import { siteTopics } from "../../../store/site-data.ts";

export const getStaticPaths = (async () =>
  siteTopics().map((topic) => ({ params: { topic: topic.slug }, props: { topic } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ topic: Group }> = async ({ props: { topic } }) =>
  new Response(feedText("json", topicPath(topic.slug), topic.name, topic.papers));
