/** What pages say about every scene. Only the build reads it. */
import type { About } from "./about.ts";
import { about as backPressure } from "./back-pressure/about.ts";
import { about as consumerGroup } from "./consumer-group/about.ts";
import { about as idempotentConsumer } from "./idempotent-consumer/about.ts";
import { about as offsetsAndDelivery } from "./offsets-and-delivery/about.ts";
import { about as partitioning } from "./partitioning/about.ts";
import { about as queueAndTopic } from "./queue-and-topic/about.ts";
import type { SceneId } from "./registry.ts";
import { about as retries } from "./retries/about.ts";
import { about as theLog } from "./the-log/about.ts";

export const catalogue: Readonly<Record<SceneId, About>> = {
  "queue-and-topic": queueAndTopic,
  "the-log": theLog,
  partitioning,
  "consumer-group": consumerGroup,
  "offsets-and-delivery": offsetsAndDelivery,
  "idempotent-consumer": idempotentConsumer,
  retries,
  "back-pressure": backPressure,
};
